/** Documents of two municipalities on a real database: read once, found by their own, closed to the other. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createKnowledge,
  type Knowledge,
  readFolder,
  readThesaurus,
  thesaurusFolder,
} from '../../src/knowledge/index.ts'
import { createTenancy } from '../../src/tenancy/index.ts'
import { testClock } from '../clock.ts'
import { type FreshDatabase, testEngines } from '../databases.ts'
import { found } from '../requires.ts'

const clock = testClock()
const thesaurus = readThesaurus(new URL(`../../${thesaurusFolder}`, import.meta.url))
const stad = { tenant: 'stad', collection: 'regels' }

describe.each(testEngines({ postgresql: found('postgresql') }))('on $name', ({ isHere, fresh }) => {
  describe.skipIf(!isHere)('knowledge', () => {
    let opened: FreshDatabase
    let knowledge: Knowledge
    const folder = mkdtempSync(join(tmpdir(), 'stadspoort-knowledge-'))
    const write = (name: string, text: string | Buffer) => writeFileSync(join(folder, name), text)
    const importAll = async (shelf = stad) => knowledge.importFiles(shelf, await readFolder(folder))
    const ask = async (question: string, shelf = stad) => (await knowledge.search(shelf, [{ id: 1, question }]))[0]

    beforeAll(async () => {
      opened = await fresh()
      const { tables } = opened.database
      const tenancy = await createTenancy({ tables, clock })
      for (const id of ['dorp', 'stad']) await tenancy.create({ id, name: `Gemeente ${id}`, isSample: false })
      knowledge = createKnowledge({ tables, clock, thesaurus })
      mkdirSync(join(folder, 'afval'))
      write('honden.md', '# Honden\n### Artikel 2:1\n#### Aanlijngebod\nHet is verboden een hond te laten loslopen.\n')
      write(
        'afval/glas.md',
        '# Glas\nGlas gaat in de glasbak.\n## Vergunningaanvraag\nDien de aanvraag in bij het college.',
      )
      write('leeg.txt', ' \n')
      write('beeld.md', Buffer.from([0xff, 0xfe, 0]))
      write('foto.jpg', 'geen tekst')
    })
    afterAll(async () => {
      await opened?.remove()
      rmSync(folder, { recursive: true, force: true })
    })

    it('reads what can be read and says of the rest why not', async () => {
      const { failed, ...counts } = await importAll()
      expect(counts).toEqual({ added: 2, unchanged: 0, passages: 3 })
      expect(failed.map(({ file }) => file)).toEqual(['beeld.md', 'leeg.txt'])
    })

    it('reads nothing twice, and replaces what changed', async () => {
      expect(await importAll()).toMatchObject({ added: 0, unchanged: 2 })
      write('honden.md', '# Honden\n### Artikel 2:2\nBuiten de bebouwde kom mag een hond loslopen.\n')
      expect(await importAll()).toMatchObject({ added: 1, unchanged: 1 })
      expect((await ask('hond loslopen'))?.results.map(({ document, address }) => [document, address])).toEqual([
        ['honden', 'Artikel 2:2'],
      ])
    })

    it('finds a part of a compound and names the folder of the document', async () => {
      const answer = await ask('vergunning')
      expect(answer).toMatchObject({ id: 1, answerable: true })
      expect(answer?.results[0]).toMatchObject({ document: 'afval/glas', address: 'Vergunningaanvraag' })
      const [best] = answer?.results ?? []
      expect(best?.text.slice(best.answer?.start, best.answer?.end)).toBe('Dien de aanvraag in bij het college.')
    })

    it('knows an article by its number, and a word with a slip of the pen', async () => {
      write(
        'tarieven.md',
        '### Artikel 2:3\nDe raad stelt tarieven vast.\n### Artikel 2:4\nDe raad stelt tarieven vast.\n',
      )
      await importAll()
      expect((await ask('Wat staat er in art. 2:4?'))?.results[0]).toMatchObject({ address: 'Artikel 2:4' })
      expect((await ask('vergnuningaanvraag'))?.results[0]).toMatchObject({ address: 'Vergunningaanvraag' })
    })

    it('shows the same text once', async () => {
      expect((await ask('tarieven'))?.results.map(({ address }) => address)).toEqual(['Artikel 2:3'])
    })

    it('says honestly that nothing was found', async () => {
      expect(await ask('zeppelin')).toEqual({ id: 1, answerable: false, results: [] })
    })

    it('is closed to another municipality', async () => {
      const dorp = { ...stad, tenant: 'dorp' }
      await expect(ask('hond', dorp)).rejects.toMatchObject({ kind: { code: 'unknown-collection' } })
    })

    it('refuses a name that is none', async () => {
      await expect(importAll({ ...stad, collection: '../x' })).rejects.toMatchObject({
        kind: { code: 'invalid-collection' },
      })
    })
  })
})
