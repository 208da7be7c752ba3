/** Whether somebody answers for a use case. Pure. */
import type { UseCase } from '../contract.ts'
import type { ownerStates } from '../registration-contract.ts'

export type OwnerState = (typeof ownerStates)[number]

/** A person who is gone or blocked does not answer for anything any more. */
export function ownerStateOf(
  { owner, ownerPerson }: Pick<UseCase, 'owner' | 'ownerPerson'>,
  find: (id: string) => { readonly blockedAt?: number } | undefined,
): OwnerState {
  if (ownerPerson === null) return owner === '' ? 'nobody' : 'present'
  const person = find(ownerPerson)
  return person === undefined || person.blockedAt !== undefined ? 'left' : 'present'
}
