/** `stadspoort knowledge`, alone on a folder and beside a running server. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runProgram, startHouse } from '../house.ts'

const folder = mkdtempSync(join(tmpdir(), 'stadspoort-knowledge-'))
const data = join(folder, 'data')
const documents = join(folder, 'regels')
const list = join(folder, 'vragen.jsonl')
type Run = (args: readonly string[], input?: string) => Promise<{ code: number; stdout: string; stderr: string }>
const alone: Run = (args, input = '') => runProgram(['knowledge', ...args, '--data', data], { input })

beforeAll(() => {
  mkdirSync(documents)
  writeFileSync(
    join(documents, 'honden.md'),
    '# Honden\n### Artikel 2:1\nHet is verboden een hond te laten loslopen.\n',
  )
  const gold = [{ document: 'honden', address: 'Artikel 2:1' }]
  const questions = [
    { id: 1, question: 'Mag mijn hond loslopen?', answerable: true, register: 'alledaags', gold },
    { id: 2, question: 'Wat kost een zeppelin?', answerable: false, register: 'alledaags' },
  ]
  writeFileSync(list, questions.map((one) => JSON.stringify(one)).join('\n'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function holds(run: Run): Promise<void> {
  const imported = await run(['import', documents, '--collection', 'regels', '--json'])
  expect(imported).toMatchObject({ code: 0, stderr: '' })
  expect(JSON.parse(imported.stdout)).toEqual({ added: 1, unchanged: 0, passages: 1, failed: [] })

  const lines = [
    '{"id":"a","question":"loslopende honden"}',
    'geen json',
    '{"id":7}',
    '{"id":"b","question":"zeppelin"}',
  ]
  const asked = await run(['search', '--collection', 'regels', '--json'], `${lines.join('\n')}\n`)
  expect(asked.code).toBe(1)
  const answers = asked.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: unknown })
  expect(answers).toMatchObject([
    {
      id: 'a',
      answerable: true,
      results: [{ document: 'honden', address: 'Artikel 2:1', text: expect.stringContaining('loslopen') }],
    },
    { id: null, error: 'Deze regel is geen JSON.' },
    { id: null, error: expect.stringContaining('question') },
    { id: 'b', answerable: false, results: [] },
  ])

  const measured = await run(['evaluate', list, '--collection', 'regels', '--json'])
  expect(JSON.parse(measured.stdout)).toMatchObject({
    registers: [{ register: 'alledaags', questions: 1, own: { recallAt1: 1 }, bm25: { recallAt1: 1 } }],
    unanswerable: { questions: 1, recall: 1, falseRefusals: 0 },
  })
}

describe('knowledge', () => {
  it('reads, finds and measures alone', () => holds(alone))

  it('takes the words of the municipality, and tells a line that is none', async () => {
    const words = join(data, 'thesaurus')
    mkdirSync(words)
    writeFileSync(join(words, 'eigen.txt'), 'blaffer > hond 0.9\n')
    const search = () => alone(['search', '--collection', 'regels', '--json'], '{"id":1,"question":"blaffer"}\n')
    expect((await search()).stdout).toContain('Artikel 2:1')
    writeFileSync(join(words, 'eigen.txt'), 'blaffer\n')
    expect(await search()).toMatchObject({ code: 1, stderr: expect.stringContaining('eigen.txt:1') })
    rmSync(words, { recursive: true })
  })

  it('reads, finds and measures through a running server', async () => {
    const house = await startHouse({ yaml: 'models: []\n' })
    try {
      await holds((args, input) => house.run(['knowledge', ...args], input))
    } finally {
      await house.remove()
    }
  })

  it.each([
    [['import', documents], '--collection'],
    [['search', '--collection', 'regels'], '--json'],
    [['vind', '--collection', 'regels'], 'Kies import'],
    [['evaluate', '/nergens.jsonl', '--collection', 'regels'], 'niet te lezen'],
  ])('says what is missing in %j', async (args, says) => {
    const ran = await alone(args)
    expect(ran.code).toBe(2)
    expect(ran.stderr).toContain(says)
  })

  it('says that a folder or a collection is not there', async () => {
    expect(await alone(['import', '/nergens', '--collection', 'regels'])).toMatchObject({ code: 1 })
    const asked = await alone(['search', '--collection', 'weg', '--json'], '{"id":1,"question":"x"}\n')
    expect(asked).toMatchObject({ code: 1, stderr: 'Deze verzameling is er niet.\n' })
  })
})
