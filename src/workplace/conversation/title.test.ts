import fc from 'fast-check'
import { expect, it } from 'vitest'
import { maxTitleLength } from '../choices-contract.ts'
import { titleOf, untitled } from './title.ts'

it('takes the first line that says something and cuts between words', () => {
  expect(titleOf('\n---\n  Vat deze brief samen.\nGeachte heer')).toBe('Vat deze brief samen.')
  expect(titleOf('Herschrijf deze lange brief over de vergunning voor een dakkapel in gewone taal')).toBe(
    'Herschrijf deze lange brief over de vergunning voor een…',
  )
  expect(titleOf('  \n !? ')).toBe(untitled)
})

it('is always short, well formed and not empty', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const title = titleOf(text)
      expect(title.length).toBeGreaterThan(0)
      expect(title.length).toBeLessThanOrEqual(maxTitleLength)
    }),
  )
})
