import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blindTerms } from './blind-index.ts'
import { snippetOf } from './snippet.ts'
import { stemsOf, wordsOf } from './terms.ts'

const key = Buffer.alloc(32, 1)

describe('stems', () => {
  it.each([
    ['vergunningen', 'Vergunning'],
    ['aanvragen', 'aanvraag'],
    ['bezwaarschriften', 'bezwaarschrift'],
    ['huizen', 'huis'],
    ['dakkapellen', 'dakkapel'],
    ['brieven', 'brief'],
    ['coördinatie', 'coordinatie'],
  ])('finds %s by %s', (one, other) => {
    expect(stemsOf(one)).toEqual(stemsOf(other))
  })

  it('leaves out what tells nothing and keeps a case number', () => {
    expect(stemsOf('de het een Z2026104588')).toEqual(['z2026104588'])
  })

  it('gives every word its own place in the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        let last = 0
        for (const { start, end } of wordsOf(text)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(text.slice(start, end)).toMatch(/^[\p{L}\p{N}]+$/u)
          last = end
        }
      }),
    )
  })
})

describe('the blind index', () => {
  it('has the same terms for the same words in any order and writing', () => {
    const hex = (text: string) => blindTerms(key, text).map((term) => term.toString('hex'))
    expect(hex('Bezwaar parkeervergunning')).toEqual(hex('parkeervergunningen, bezwaar'))
  })

  it('has other terms under another key', () => {
    fc.assert(
      fc.property(fc.constantFrom('bezwaar', 'vergunning', 'Jansen', '999900018'), (word) => {
        const [mine] = blindTerms(key, word)
        const [theirs] = blindTerms(Buffer.alloc(32, 2), word)
        expect(mine?.equals(theirs ?? Buffer.alloc(8))).toBe(false)
        expect(mine?.toString('latin1')).not.toContain(word)
      }),
    )
  })
})

describe('a snippet', () => {
  const text = `${'Inleiding zonder belang. '.repeat(20)}Het bezwaar\ngaat over de dakkapel van de buren.${' Slot.'.repeat(40)}`

  it('shows the words that were looked for, with their places', () => {
    const snippet = snippetOf(text, stemsOf('dakkapellen bezwaar'))
    expect(snippet?.marks.map(({ start, end }) => snippet.text.slice(start, end))).toEqual(['bezwaar', 'dakkapel'])
    expect(snippet?.text.length).toBeLessThan(260)
    expect(snippet?.text).not.toContain('\n')
    expect(snippetOf('## Kop\n\n- **uitstel** van `betaling`', stemsOf('uitstel'))?.text).toBe(
      'Kop - uitstel van betaling',
    )
  })

  it('is not there when nothing was found', () => {
    expect(snippetOf(text, stemsOf('paspoort'))).toBeUndefined()
  })

  it('marks only words that have a stem that was looked for', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 60 }), fc.nat(), (lorem, choice) => {
        const words = wordsOf(lorem).filter(({ stem }) => stem !== undefined)
        fc.pre(words.length > 0)
        const stem = words[choice % words.length]?.stem ?? ''
        const snippet = snippetOf(lorem, [stem])
        expect(snippet?.marks.length).toBeGreaterThan(0)
        for (const { start, end } of snippet?.marks ?? [])
          expect(stemsOf(snippet?.text.slice(start, end) ?? '')).toEqual([stem])
      }),
    )
  })
})
