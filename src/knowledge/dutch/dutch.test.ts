import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitCompound } from './compound.ts'
import { isOneEdit } from './one-edit.ts'
import { articleNumber, referencesIn } from './references.ts'
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

describe('references', () => {
  it.each([
    ['Wat zegt art. 4:13 Awb?', ['4:13']],
    ['artikel J 7 van de Kieswet en artikel 2.3.5, eerste lid', ['j 7', '2.3.5']],
    ['Artikel 61a Wegenverkeerswet', ['61a']],
    ['de kunst van artikelen', []],
  ])('are found in %j', (text, numbers) => {
    expect(referencesIn(text)).toEqual(numbers)
  })

  it('are the addresses of articles', () => {
    expect(articleNumber('Artikel J 7')).toBe('j 7')
    expect(articleNumber('Artikel 4:13. Redelijke termijn')).toBe('4:13')
    expect(articleNumber('Bijlage 1')).toBeUndefined()
  })
})

describe('slips of the pen', () => {
  it.each(['vergnuning', 'vergunnig', 'vergunningg', 'vergumning'])('see vergunning in %s', (slip) => {
    expect(isOneEdit(slip, 'vergunning')).toBe(true)
  })

  it('see no other word', () => {
    expect(isOneEdit('vergunning', 'vergoeding')).toBe(false)
    expect(isOneEdit('huur', 'duur')).toBe(false)
  })

  it('are the same both ways, and one change makes one', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'abcde'), minLength: 2, maxLength: 12 })
    fc.assert(
      fc.property(letters, letters, fc.nat(), (one, other, place) => {
        expect(isOneEdit(one, other)).toBe(isOneEdit(other, one))
        const at = 1 + (place % one.length)
        expect(isOneEdit(one, `${one.slice(0, at)}x${one.slice(at)}`)).toBe(true)
      }),
    )
  })
})
