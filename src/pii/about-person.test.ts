import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inspector } from '../../test/inspector.ts'
import { sensitiveKinds } from './contract.ts'

/** Each sensitive term with the person it is tied to. */
function tied(text: string): string[] {
  return inspector
    .inspect(text)
    .filter(({ type }) => (sensitiveKinds as readonly string[]).includes(type))
    .map(({ start, end, about }) => {
      const who = about === undefined ? 'niemand' : text.slice(about.start, about.end)
      return `${text.slice(start, end)} → ${who}`
    })
}

describe('whom a sensitive term is said of', () => {
  it.each([
    ['the person before it', 'Mevrouw Terlinden heeft reuma.', ['reuma → Terlinden']],
    ['the person behind it', 'De dementie van meneer Oosterwijk neemt toe.', ['dementie → Oosterwijk']],
    ['the nearest of two', 'Volgens Anja Vermaas heeft Bram Tielens diabetes.', ['diabetes → Bram Tielens']],
    [
      'each person its own',
      'Joke Verhagen heeft astma, Wim Verhagen is veroordeeld.',
      ['astma → Joke Verhagen', 'veroordeeld → Wim Verhagen'],
    ],
    [
      'the person of the sentence before, when this one says "hij"',
      'Dhr. Bram Tielens belde met Anja Vermaas. Hij heeft epilepsie.',
      ['epilepsie → Bram Tielens'],
    ],
    [
      'the first of the sentence before, also when a term stood between them',
      'Bram Tielens heeft astma en belde met Anja Vermaas. Zij noemt ook zijn epilepsie.',
      ['astma → Bram Tielens', 'epilepsie → Bram Tielens'],
    ],
    [
      'the row it stands in',
      'naam;reden\nBram Tielens;epilepsie\nAnja Vermaas;zwanger',
      ['epilepsie → Bram Tielens', 'zwanger → Anja Vermaas'],
    ],
  ])('is %s', (_, text, expected) => {
    expect(tied(text)).toEqual(expected)
  })

  it('is nobody when the writer says it of himself', () => {
    expect(tied('Anja Vermaas hielp mij goed. Ik heb epilepsie.')).toEqual(['epilepsie → niemand'])
  })

  it('is nobody in another paragraph', () => {
    expect(tied('Groet van Anja Vermaas.\n\nCliënt heeft epilepsie.')).toEqual(['epilepsie → niemand'])
  })
})

it('always points at a person that was found in the same text', () => {
  const piece = fc.constantFrom(
    'Bram Tielens',
    'Zij',
    ' heeft epilepsie',
    '. ',
    '\n\n',
    '; ',
    ' en ',
    'mevr. Vermaas',
    'é\u200b',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const spans = inspector.inspect(pieces.join(''))
      for (const { about } of spans) {
        if (about === undefined) continue
        expect(
          spans.some(({ type, start, end }) => type === 'PERSON' && start === about.start && end === about.end),
        ).toBe(true)
      }
    }),
  )
})
