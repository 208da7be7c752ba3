import { expect, it } from 'vitest'
import type { RegisteredRow } from '../../../src/register/registration-contract.ts'
import { isGroup, isIn, needsAttention, search } from './group.ts'

const row: RegisteredRow = {
  id: 'a',
  name: 'Één klacht',
  department: 'Parkeren',
  owner: 'Griffier',
  domain: null,
  state: 'in-gebruik',
  riskClass: 'minimaal',
  reviewDate: '2027-01-01',
  runsThroughGate: true,
  ownerState: 'present',
  isMine: false,
  isReviewDue: false,
}

it('a use case in use without owner, review or class asks for attention, and a stopped one does not', () => {
  expect(needsAttention(row)).toBe(false)
  for (const more of [{ ownerState: 'left' }, { isReviewDue: true }, { riskClass: 'onbekend' }] as const) {
    expect(needsAttention({ ...row, ...more })).toBe(true)
    expect(needsAttention({ ...row, ...more, state: 'gestopt' })).toBe(false)
  }
})

it('finds by name, department and owner without accents or capitals', () => {
  expect(search([row], 'een PARK')).toEqual([row])
  expect(search([row], 'een zwembad')).toEqual([])
})

it('groups by state, by whose it is, and by what does not pass the gate', () => {
  expect(isIn(row, 'in-gebruik')).toBe(true)
  expect(isIn(row, 'idee')).toBe(false)
  expect(isIn(row, 'mine')).toBe(false)
  expect(isIn({ ...row, runsThroughGate: false }, 'outside')).toBe(true)
  expect(isGroup('elders')).toBe(false)
})
