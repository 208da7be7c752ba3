import fc from 'fast-check'
import { expect, it } from 'vitest'
import { diffLines, wholeDiff } from './diff.ts'

const anyLines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 })

it('turns the one text into the other and back', () => {
  fc.assert(
    fc.property(anyLines, anyLines, (before, after) => {
      const diff = wholeDiff(before, after)
      const without = (kind: string) => diff.filter((line) => line.kind !== kind).map(({ text }) => text)
      expect(without('added')).toEqual(before)
      expect(without('removed')).toEqual(after)
    }),
  )
})

it('says nothing of texts that are the same, and little of lines far from a change', () => {
  const lines = Array.from({ length: 30 }, (_, at) => `regel ${at}`)
  expect(diffLines(lines.join('\n'), lines.join('\n'))).toEqual([])
  const changed = lines.with(15, 'anders').join('\n')
  expect(diffLines(lines.join('\n'), changed).map(({ kind }) => kind)).toEqual([
    ...['same', 'same', 'same'],
    ...['removed', 'added'],
    ...['same', 'same', 'same'],
  ])
})

it('tells two large texts without a common line as replaced, at once', () => {
  const many = (word: string) => Array.from({ length: 20_000 }, (_, at) => `${word} ${at}`)
  expect(wholeDiff(many('oud'), many('nieuw'))).toHaveLength(40_000)
})
