import { expect, it } from 'vitest'
import type { PolicyMatrix } from '../../../src/rulebook/contract.ts'
import { passes, rowsOf } from './matrix-rows.ts'

const permit = { effect: 'permit' as const, treatment: 'pseudonymise', duties: [], rules: ['mag'] }
const deny = { effect: 'deny' as const, treatment: null, duties: [], rules: ['nee'] }
const matrix: PolicyMatrix = {
  kinds: ['', 'PERSON', 'BSN'],
  zones: ['own', 'eu'],
  roles: ['medewerker', 'auditor'],
  useCases: [
    { id: 'a', name: 'A', state: 'in-gebruik' },
    { id: 'b', name: 'B', state: 'idee' },
  ],
  outcomes: [permit, deny],
  cells: [...[0, 0, 0, 0, 0, 1], ...[1, 1, 1, 1, 1, 1], ...[1, 1, 1, 1, 1, 1], ...[0, 1, 1, 1, 0, 1]],
}

it('puts kinds with the same outcomes together', () => {
  expect(rowsOf(matrix, { useCase: 'a', role: 'medewerker' })).toEqual([
    { kinds: ['', 'PERSON'], outcomes: [permit, permit] },
    { kinds: ['BSN'], outcomes: [permit, deny] },
  ])
  expect(rowsOf(matrix, { useCase: 'b', role: 'auditor' })).toEqual([
    { kinds: ['', 'BSN'], outcomes: [permit, deny] },
    { kinds: ['PERSON'], outcomes: [deny, deny] },
  ])
})

it('finds what is open somewhere and what is closed everywhere', () => {
  const rows = rowsOf(matrix, { useCase: 'b', role: 'auditor' })
  const kindsOf = (filter: 'all' | 'open' | 'closed') =>
    rows.filter((row) => passes(row, filter)).map(({ kinds }) => kinds)
  expect(kindsOf('open')).toEqual([['', 'BSN']])
  expect(kindsOf('closed')).toEqual([['PERSON']])
  expect(kindsOf('all')).toHaveLength(2)
})
