import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitCompound } from './compound.ts'
import { stemOf } from './stem.ts'
import { wordsOf } from './words.ts'

describe('words', () => {
  it('are small letters without accents, with their numbers', () => {
    expect(wordsOf('Coördinatie van art. 4:13 Awb, cafés')).toEqual([
      'coordinatie',
      'van',
      'art',
      '4',
      '13',
      'awb',
      'cafes',
    ])
  })
})

describe('stems', () => {
  it.each([
    ['vergunningen', 'vergunning'],
    ['huizen', 'huis'],
    ['brieven', 'brief'],
    ['dakkapellen', 'dakkapel'],
    ['aanvragen', 'aanvraag'],
    ['huren', 'huur'],
  ])('bring %s and %s together', (one, other) => {
    expect(stemOf(one)).toBe(stemOf(other))
  })

  it('leave a word with a digit alone', () => {
    expect(stemOf('z2026104588')).toBe('z2026104588')
  })
})

describe('compounds', () => {
  const known = new Set([
    'vergunning',
    'aanvraag',
    'parkeer',
    'gemeente',
    'huis',
    'leer',
    'plicht',
    'ambtenaar',
    'kosten',
    'boeken',
    'kast',
  ])
  const split = (word: string) => splitCompound(word, (part) => known.has(part))

  it.each([
    ['vergunningaanvraag', 'vergunning aanvraag'],
    ['vergunningsaanvraag', 'vergunning aanvraag'],
    ['parkeervergunning', 'parkeer vergunning'],
    ['gemeentehuis', 'gemeente huis'],
    ['leerplichtambtenaar', 'leer plicht ambtenaar'],
    ['boekenkast', 'boeken kast'],
  ])('takes %s apart', (word, parts) => {
    expect(split(word).join(' ')).toBe(parts)
  })

  it('leaves a word alone when a part is not known', () => {
    expect(split('vergunningxyzw')).toEqual([])
    expect(split('vergunning')).toEqual([])
  })

  it('gives only known parts, in the order of the word', () => {
    const words = [...known]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }), (chosen) => {
        const word = chosen.join('')
        let at = 0
        for (const part of split(word)) {
          expect(known.has(part)).toBe(true)
          expect(word.indexOf(part, at)).toBeGreaterThanOrEqual(at)
          at = word.indexOf(part, at) + part.length
        }
      }),
    )
  })
})
