import { expect, test } from 'vitest'
import type { Span } from '../../../src/pii/index.ts'
import { parseCorpus } from './read-corpus.ts'
import { score, wilson } from './score.ts'

const span = (start: number, end: number): Span => ({ start, end, type: 'PERSON', score: 1, by: 'fake' })

test('counts a value as masked only when every letter and digit of it is covered', () => {
  const documents = parseCorpus('dev/sample.txt', '=== a | x\n[[PERSON|Jan-Vos]] belt [[PHONE|12 34]].')
  const partly = score(documents, () => [span(0, 3), span(13, 18)])
  expect(partly.recall).toEqual({ part: 1, whole: 2 })
  expect(partly.missed).toEqual([{ id: 'dev/sample/a', type: 'PERSON', value: 'Jan-Vos' }])
  const pieces = score(documents, () => [span(0, 3), span(4, 7), span(13, 15), span(16, 18)])
  expect(pieces.recall).toEqual({ part: 2, whole: 2 })
  expect(pieces.leaks).toEqual({ part: 0, whole: 1 })
})

test('counts a prediction on ordinary words as over-masking', () => {
  const documents = parseCorpus('dev/sample.txt', '=== a | x\n[[PERSON|Jan]] loopt naar huis.')
  const { precision, overMasked, falseAlarms } = score(documents, () => [span(0, 3), span(4, 14)])
  expect(precision).toEqual({ part: 1, whole: 2 })
  expect(overMasked).toEqual({ part: 2, whole: 4 })
  expect(falseAlarms.map(({ value }) => value)).toEqual(['loopt naar'])
})

test('neither asks for an optional value nor blames it', () => {
  const documents = parseCorpus('dev/sample.txt', '=== a | x\nGemeente [[CITY?|Ede]]')
  for (const found of [[], [span(9, 12)]]) {
    const { recall, precision, leaks } = score(documents, () => found)
    expect([recall.whole, precision.whole, leaks.part]).toEqual([0, 0, 0])
  }
})

test('gives the Wilson interval of known counts', () => {
  expect(wilson({ part: 8, whole: 10 }).map((bound) => bound.toFixed(3))).toEqual(['0.490', '0.943'])
  expect(wilson({ part: 10, whole: 10 }).map((bound) => bound.toFixed(3))).toEqual(['0.722', '1.000'])
  expect(wilson({ part: 0, whole: 0 })).toEqual([0, 1])
})
