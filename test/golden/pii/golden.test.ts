/**
 * How well personal data is found in hand-written municipal texts: recall and precision per kind with 95 % intervals, leak
 * rate and over-masking. Floors stand on train and dev; the test part is only printed, so that nobody tunes to it.
 * Set STADSPOORT_GOLDEN_MISSES to print each miss and false alarm of train and dev.
 */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type PiiType, piiTypes } from '../../../src/pii/index.ts'
import { inspector } from '../../inspector.ts'
import { found, sharedData } from '../../requires.ts'
import { type Document, readCorpus } from './read-corpus.ts'
import { ratio, report, score, show } from './score.ts'

const measure = (documents: readonly Document[]) => score(documents, (text) => inspector.inspect(text))

/** The kind of text, from the file's name: `train/letters-municipality/…` is `letters`. */
const theme = ({ id }: Document): string => id.split('/')[1]?.split('-')[0] ?? id

function printThemes(documents: readonly Document[]): void {
  for (const name of [...new Set(documents.map(theme))].sort()) {
    const { recall, leaks, overMasked } = measure(documents.filter((document) => theme(document) === name))
    console.log(
      `${name.padEnd(10)} masked ${show(recall).padEnd(30)} leaks ${show(leaks).padEnd(28)} over-masked ${show(overMasked)}`,
    )
  }
}

/** Masked and precise shares in train and dev that must not drop again, somewhat below what was reached. */
const floors: readonly (readonly [PiiType, masked: number, precise: number])[] = [
  ['PERSON', 0.955, 0.98],
  ['CITY', 0.95, 0.9],
  ['STREET_ADDRESS', 0.855, 0.98],
  ['POSTCODE', 0.88, 0.98],
  ['HEALTH', 0.955, 0.97],
  ['CRIMINAL', 0.935, 0.945],
  ['SPECIAL_RELIGION', 0.95, 0.97],
  ['SPECIAL_ETHNICITY', 0.9, 0.95],
  ['SPECIAL_UNION', 0.97, 0.97],
  ['SPECIAL_ORIENTATION', 0.95, 0.9],
  ['SPECIAL_POLITICS', 0.775, 0.95],
  ['FINANCIAL', 0.9, 0.985],
  ['AGE', 0.91, 0.985],
  ['DATE_OF_BIRTH', 0.925, 0.985],
  ['CASE_NUMBER', 0.975, 0.985],
  ['CADASTRAL', 0.97, 0.98],
  ['USERNAME', 0.825, 0.96],
  ['SECRET', 0.855, 0.98],
  ['BSN', 0.97, 0.99],
  ['IBAN', 0.97, 0.99],
  ['PHONE', 0.935, 0.99],
  ['EMAIL', 0.985, 0.99],
  ['PASSPORT_ID', 0.88, 0.98],
  ['DRIVING_LICENCE', 0.92, 0.98],
  ['EDUCATION_NUMBER', 0.92, 0.98],
  ['LICENSE_PLATE', 0.9, 0.98],
  ['V_NUMBER', 0.92, 0.98],
  ['KVK', 0.94, 0.98],
]

test('masks what is marked in the train and dev documents, kind by kind', () => {
  const documents = [...readCorpus('train'), ...readCorpus('dev')]
  const found = measure(documents)
  console.log(report('train + dev', found))
  printThemes(documents)
  if (process.env.STADSPOORT_GOLDEN_MISSES !== undefined) {
    for (const { id, type, value } of found.missed) console.log(`missed ${type} ${JSON.stringify(value)} in ${id}`)
    for (const { id, span, value } of found.falseAlarms)
      console.log(`false ${span.type} ${JSON.stringify(value)} in ${id} (${span.by})`)
  }

  const below = floors.filter(([type, masked, precise]) => {
    const kind = found.kinds.get(type)
    return (
      ratio({ part: kind?.masked ?? 0, whole: kind?.labelled ?? 0 }) < masked ||
      ratio({ part: kind?.right ?? 0, whole: kind?.predicted ?? 0 }) < precise
    )
  })
  expect(below).toEqual([])
  expect(documents.length).toBeGreaterThanOrEqual(400)
  expect(found.recall.whole).toBeGreaterThanOrEqual(4000)
  expect(ratio(found.recall)).toBeGreaterThanOrEqual(0.945)
  expect(ratio(found.precision)).toBeGreaterThanOrEqual(0.98)
  expect(ratio(found.overMasked)).toBeLessThanOrEqual(0.005)
})

test('reports on the test documents, which nobody tunes to', () => {
  const documents = readCorpus('test')
  console.log(report('test (only reported)', measure(documents)))
  printThemes(documents)
  expect(documents.every(({ spans }) => spans.length > 0)).toBe(true)
})

test('holds every kind at least forty times over the whole corpus', () => {
  const documents = [...readCorpus('train'), ...readCorpus('dev'), ...readCorpus('test')]
  const counts = new Map<string, number>()
  for (const { spans } of documents)
    for (const { type, optional } of spans) if (!optional) counts.set(type, (counts.get(type) ?? 0) + 1)
  expect(piiTypes.filter((type) => (counts.get(type) ?? 0) < 40)).toEqual([])
  console.log(`${documents.length} documents, ${[...counts.values()].reduce((sum, count) => sum + count, 0)} values`)
})

test('leaves ordinary texts of a municipality as they are', () => {
  const documents = readCorpus('negatives')
  const { falseAlarms, overMasked } = measure(documents)
  const hit = new Set(falseAlarms.map(({ id }) => id))
  console.log(`negatives hit ${show({ part: hit.size, whole: documents.length })}, words ${show(overMasked)}`)
  for (const { id, span, value } of falseAlarms)
    console.log(`false ${span.type} ${JSON.stringify(value)} in ${id} (${span.by})`)
  expect(documents.length).toBeGreaterThanOrEqual(150)
  expect(hit.size / documents.length).toBeLessThanOrEqual(0.16)
})

// Difficult cases that are kept outside the project; where they are not, this is skipped.
test.skipIf(!found('shared-data'))('masks the difficult cases that reviewers keep', () => {
  const documents = readFileSync(sharedData('pii/examples.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Document)
    .map((document) => ({ ...document, spans: document.spans.map((span) => ({ ...span, optional: false })) }))
  const { recall, falseAlarms } = measure(documents)
  console.log(`difficult cases: masked ${show(recall)} in ${documents.length} texts`)
  expect(ratio(recall)).toBeGreaterThanOrEqual(0.95)
  const negatives = new Set(documents.filter(({ spans }) => spans.length === 0).map(({ id }) => id))
  expect(new Set(falseAlarms.filter(({ id }) => negatives.has(id)).map(({ id }) => id)).size).toBeLessThanOrEqual(1)
})
