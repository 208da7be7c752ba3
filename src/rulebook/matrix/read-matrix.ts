/** The matrix of a municipality: its own use cases, under the policy in force or another version. */
import type { SignedIn } from '../../identity/index.ts'
import { roles } from '../../identity/index.ts'
import { zones } from '../../kernel/zone.ts'
import { piiTypes } from '../../pii/index.ts'
import { createPolicy, type Policy } from '../../policy/index.ts'
import type { Book } from '../book.ts'
import type { PolicyMatrix } from '../contract.ts'
import { find } from '../version/versions.ts'
import { computeMatrix, kindsOf, type Matrix } from './matrix.ts'
import { presentOutcome } from './present-outcome.ts'

/** Everything that can be combined at this municipality now. */
export function domainOf(book: Book, tenant: string) {
  return { kinds: piiTypes, zones, roles, useCases: book.useCases.list(tenant) }
}

/** @param id of a version; the one in force without. @throws Problem not-found */
export async function policyOf(book: Book, person: SignedIn, id: string | undefined): Promise<Policy> {
  if (id === undefined) return book.shelves.policy(person.tenant)
  return createPolicy({ text: (await find(book, person, id)).text, schema: book.schema })
}

/** @throws Problem not-found */
export async function readMatrix(book: Book, person: SignedIn, id: string | undefined): Promise<Matrix> {
  return computeMatrix(await policyOf(book, person, id), domainOf(book, person.tenant), book.pause)
}

export function presentMatrix(book: Book, { tenant }: SignedIn, { domain, outcomes, cells }: Matrix): PolicyMatrix {
  return {
    kinds: [...kindsOf(domain)],
    zones: [...domain.zones],
    roles: [...domain.roles],
    useCases: book.useCases.list(tenant).map(({ id, name, state }) => ({ id, name, state })),
    outcomes: outcomes.map(presentOutcome),
    cells: [...cells],
  }
}
