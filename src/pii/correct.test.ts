import fc from 'fast-check'
import { expect, it } from 'vitest'
import { inspector } from '../../test/inspector.ts'
import { withCorrections } from './index.ts'

const found = (text: string, corrected: ReturnType<typeof withCorrections>) =>
  corrected.inspect(text).map(({ start, end, type }) => `${type} ${text.slice(start, end)}`)

it('adds a value that was missed wherever it stands', () => {
  const text = 'De codenaam is Zilvervos. Vraag naar Zilvervos.'
  const corrected = withCorrections(inspector, { missed: [{ text: 'Zilvervos', type: 'PERSON' }], released: [] })
  expect(found(text, corrected)).toEqual(['PERSON Zilvervos', 'PERSON Zilvervos'])
})

it('releases a false alarm of that kind and keeps the rest', () => {
  const text = 'Geachte heer Jansen, mail naar j.jansen@voorbeeld.example.'
  const corrected = withCorrections(inspector, { missed: [], released: [{ text: 'Jansen', type: 'PERSON' }] })
  expect(found(text, corrected)).toEqual(['EMAIL j.jansen@voorbeeld.example'])
})

it('keeps the rest of a find that a missed value cuts through', () => {
  const text = 'Geachte heer Jansen'
  const corrected = withCorrections(inspector, { missed: [{ text: 'Jan', type: 'USERNAME' }], released: [] })
  expect(found(text, corrected)).toEqual(['USERNAME Jan', 'PERSON sen'])
})

it('always gives sorted spans without overlap', () => {
  const words = fc.array(fc.constantFrom('Jansen', 'de', 'Vries', '999900018', 'aan', 'Piet'), { maxLength: 12 })
  fc.assert(
    fc.property(
      words,
      fc.array(fc.constantFrom('Piet', 'ns', '9999', 'de Vries'), { maxLength: 3 }),
      (given, missed) => {
        const corrected = withCorrections(inspector, {
          missed: missed.map((text) => ({ text, type: 'PERSON' as const })),
          released: [],
        })
        let last = 0
        for (const { start, end } of corrected.inspect(given.join(' '))) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          last = end
        }
      },
    ),
  )
})
