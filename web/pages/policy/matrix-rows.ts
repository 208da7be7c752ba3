/** From cells to rows that people can read: kinds of data with the same outcomes in every zone stand together. */
import type { PolicyMatrix, PolicyOutcome } from '../../../src/rulebook/contract.ts'

export interface MatrixRow {
  /** Empty for a text without personal data. */
  readonly kinds: readonly string[]
  /** In the order of the matrix's zones. */
  readonly outcomes: readonly PolicyOutcome[]
}

export interface Chosen {
  readonly useCase: string
  readonly role: PolicyMatrix['roles'][number]
}

/** Rows of one use case and role, in the order of the kinds. */
export function rowsOf(matrix: PolicyMatrix, { useCase, role }: Chosen): MatrixRow[] {
  const { kinds, zones, roles, useCases, outcomes, cells } = matrix
  const useCaseAt = useCases.findIndex(({ id }) => id === useCase)
  const roleAt = roles.indexOf(role)
  const start = (useCaseAt * roles.length + roleAt) * kinds.length * zones.length
  const rows = new Map<string, { kinds: string[]; outcomes: PolicyOutcome[] }>()
  for (const [at, kind] of kinds.entries()) {
    const places = cells.slice(start + at * zones.length, start + (at + 1) * zones.length)
    const known = rows.get(places.join()) ?? {
      kinds: [],
      outcomes: places.flatMap((place) => outcomes[place] ?? []),
    }
    known.kinds.push(kind)
    rows.set(places.join(), known)
  }
  return [...rows.values()]
}

export type Filter = 'all' | 'open' | 'closed'

/** Whether a row has a zone that is open, or is closed everywhere. */
export function passes({ outcomes }: MatrixRow, filter: Filter): boolean {
  const isOpen = outcomes.some(({ effect }) => effect === 'permit')
  return filter === 'all' || isOpen === (filter === 'open')
}
