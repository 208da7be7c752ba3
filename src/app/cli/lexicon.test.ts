import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { lexicon } from './lexicon.ts'
import { UsageError } from './verb.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stadspoort-lexicon-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function run(...args: string[]): Promise<{ code: number; out: string[]; told: string[] }> {
  const out: string[] = []
  const told: string[] = []
  const code = await lexicon.run([...args, '--data', folder], {
    input: (async function* () {})(),
    print: (line) => out.push(line),
    tell: (line) => told.push(line),
    write: async (text) => {
      out.push(text)
    },
    untilStopped: async () => {},
  })
  return { code, out, told }
}

it('imports streets, keeps words and patterns, and shows them', async () => {
  const file = join(folder, 'bag.csv')
  writeFileSync(file, 'straatnaam;woonplaats\nOude Zijpe;Voorbeeldstad\n')
  expect((await run('import', file)).told[0]).toContain('1 straten, 1 plaatsen')
  await run('keep', 'Jan de Vries')
  await run('mask', 'Morgenrood', '--type', 'CASE_NUMBER')
  await run('pattern', 'KWB\\.\\d{4}', '--name', 'kwijtschelding')
  expect(JSON.parse((await run('show')).out.join(''))).toEqual({
    mask: [{ text: 'Morgenrood', type: 'CASE_NUMBER' }],
    keep: ['Jan de Vries'],
    patterns: [{ name: 'kwijtschelding', pattern: 'KWB\\.\\d{4}' }],
    streets: ['Oude Zijpe'],
    places: ['Voorbeeldstad'],
  })
})

it('refuses a slow pattern and leaves the list as it was', async () => {
  const before = readFileSync(join(folder, 'own-lexicon.json'), 'utf8')
  await expect(run('pattern', '(\\d+)+', '--name', 'traag')).rejects.toMatchObject({
    kind: { code: 'own-lexicon-refused' },
  })
  expect(readFileSync(join(folder, 'own-lexicon.json'), 'utf8')).toBe(before)
})

it('shows what would change before it changes anything', async () => {
  const before = readFileSync(join(folder, 'own-lexicon.json'), 'utf8')
  const texts = join(folder, 'teksten.jsonl')
  writeFileSync(
    texts,
    `${JSON.stringify({ text: 'Zie PQ.12.Z bij de balie.', missed: [{ text: 'PQ.12.Z', type: 'CASE_NUMBER' }] })}\n`,
  )
  const { out } = await run('pattern', 'PQ\\.\\d{2}\\.Z', '--name', 'nieuw', '--try', texts)
  expect(out).toEqual([
    'Wordt nu vervangen: PQ.12.Z (CASE_NUMBER) in tekst 1',
    'Correctie niet meer nodig: PQ.12.Z (CASE_NUMBER) in tekst 1',
  ])
  expect(readFileSync(join(folder, 'own-lexicon.json'), 'utf8')).toBe(before)
})

it('says what it needs', async () => {
  await expect(run('mask', 'x', '--type', 'NIETS')).rejects.toBeInstanceOf(UsageError)
  await expect(run('weg', 'x')).rejects.toBeInstanceOf(UsageError)
  await expect(run('keep')).rejects.toBeInstanceOf(UsageError)
})
