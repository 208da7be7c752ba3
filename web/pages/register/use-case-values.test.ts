import { expect, it } from 'vitest'
import { fieldsOf, newValues, valuesOf } from './use-case-values.ts'

const start = newValues(new Date('2026-11-25T00:00:00Z'))

it('what a form shows and does not change is saved as it was', () => {
  const fields = fieldsOf({ ...start, name: 'Proef', dataSubjects: 'inwoners, , medewerkers ', notice: 'Let op.' })
  expect(fields.dataSubjects).toEqual(['inwoners', 'medewerkers'])
  expect(fieldsOf(valuesOf(fields))).toEqual(fields)
})

it('a new use case starts closed: no kinds of data, own machines, nothing kept, no class', () => {
  expect(fieldsOf(start)).toMatchObject({
    kinds: [],
    zones: ['own'],
    keepNoText: true,
    riskClass: 'onbekend',
    reviewDate: '2027-05-25',
  })
})

it('bought software has a product, what runs through the gate has none', () => {
  const bought = { ...start, vendor: 'Zaakwijs', productName: 'Schrijfhulp', runsThroughGate: false }
  expect(fieldsOf(bought).product).toEqual({ vendor: 'Zaakwijs', name: 'Schrijfhulp' })
  expect(fieldsOf({ ...bought, runsThroughGate: true }).product).toBeNull()
})
