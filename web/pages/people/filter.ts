/** Roles in the order of the house (src/identity/roles.ts), and what the list of people can be filtered by. */
import type { ListedPerson } from '../../../src/identity/contract.ts'

export type Role = ListedPerson['roles'][number]

export const roles: readonly Role[] = [
  'medewerker',
  'proceseigenaar',
  'privacy-officer',
  'ciso',
  'ai-coordinator',
  'auditor',
  'beheerder',
]

export type Filter = Role | 'all' | 'blocked'

export function isFilter(value: unknown): value is Filter {
  return [...roles, 'all', 'blocked'].some((filter) => filter === value)
}

export function isRole(value: string): value is Role {
  return (roles as readonly string[]).includes(value)
}
