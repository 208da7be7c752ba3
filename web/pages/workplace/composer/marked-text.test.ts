import fc from 'fast-check'
import { expect, it } from 'vitest'
import { markText } from './marked-text.ts'

const span = (start: number, end: number) => ({
  start,
  end,
  type: 'PERSON' as const,
  placeholder: '[PERSOON-1·a]',
  score: 1,
  isReleasable: true,
})

it('marks what was found', () => {
  const text = 'Beste Jan, dag'
  const pieces = markText(text, [span(6, 9)], text)
  expect(pieces.map((piece) => piece.text)).toEqual(['Beste ', 'Jan', ', dag'])
  expect(pieces.map((piece) => piece.span !== undefined)).toEqual([false, true, false])
})

it('leaves out marks behind a change that was not looked at yet', () => {
  const pieces = markText('Beste x Jan en Piet', [span(6, 9), span(13, 17)], 'Beste Jan en Piet')
  expect(pieces.every((piece) => piece.span === undefined)).toBe(true)
})

it('always gives the text back, whatever the spans', () => {
  const spans = fc.array(fc.tuple(fc.nat(30), fc.nat(30)).map(([a, b]) => span(Math.min(a, b), Math.max(a, b) + 1)))
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), spans, (text, found) => {
      const pieces = markText(text, found, text)
      expect(pieces.map((piece) => piece.text).join('')).toBe(text)
    }),
  )
})
