import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutAt } from './cut-at.ts'

describe('cutAt', () => {
  it('marks the found words and nothing else', () => {
    expect(cutAt('de boom is oud', [{ start: 3, end: 7 }])).toEqual([
      { text: 'de ', start: 0, isFound: false },
      { text: 'boom', start: 3, isFound: true },
      { text: ' is oud', start: 7, isFound: false },
    ])
  })

  it('loses no text and starts every piece at its own place', () => {
    fc.assert(
      fc.property(fc.string(), fc.uniqueArray(fc.nat(50)), (text, places) => {
        const sorted = places.filter((place) => place <= text.length).sort((a, b) => a - b)
        const marks = sorted.flatMap((start, at) => {
          const end = sorted[at + 1]
          return at % 2 === 0 && end !== undefined ? [{ start, end }] : []
        })
        const cuts = cutAt(text, marks)
        expect(cuts.map((cut) => cut.text).join('')).toBe(text)
        for (const cut of cuts) expect(text.startsWith(cut.text, cut.start)).toBe(true)
        expect(cuts.filter(({ isFound }) => isFound).map(({ start }) => start)).toEqual(marks.map(({ start }) => start))
      }),
    )
  })
})
