import { describe, expect, it } from 'vitest'
import { type Choice, choosePeople } from './choose-people.ts'
import type { ListedPerson } from './queries.ts'

const person = (name: string, more: Partial<ListedPerson> = {}): ListedPerson => ({
  id: name.toLowerCase(),
  name,
  department: 'Burgerzaken',
  roles: ['medewerker'],
  groups: [],
  isSample: true,
  blockedAt: null,
  hasSecondFactor: false,
  sessions: 0,
  ...more,
})
const people = [
  person('Zoë', { sessions: 2, department: 'Archief' }),
  person('Bram', { roles: ['auditor'], groups: ['Woo-team'] }),
  person('Anouk', { blockedAt: '2026-11-24T10:00:00Z' }),
]
const names = (choice: Partial<Choice>) =>
  choosePeople(people, { filter: 'all', words: '', sort: 'name', isDescending: false, ...choice }).map(
    ({ name }) => name,
  )

describe('choosePeople', () => {
  it('shows everyone by name, and leaves the list it got as it was', () => {
    expect(names({})).toEqual(['Anouk', 'Bram', 'Zoë'])
    expect(people.map(({ name }) => name)).toEqual(['Zoë', 'Bram', 'Anouk'])
  })

  it('filters by role, and by being blocked', () => {
    expect(names({ filter: 'auditor' })).toEqual(['Bram'])
    expect(names({ filter: 'blocked' })).toEqual(['Anouk'])
    expect(names({ filter: 'ciso' })).toEqual([])
  })

  it('finds words in any order, without accents, also in department and group', () => {
    expect(names({ words: 'archief ZOE' })).toEqual(['Zoë'])
    expect(names({ words: 'woo' })).toEqual(['Bram'])
    expect(names({ words: 'woo archief' })).toEqual([])
  })

  it('sorts by what is asked, then by name', () => {
    expect(names({ sort: 'sessions', isDescending: true })).toEqual(['Zoë', 'Bram', 'Anouk'])
    expect(names({ sort: 'department' })).toEqual(['Zoë', 'Anouk', 'Bram'])
  })
})
