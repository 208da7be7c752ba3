/** A use case as people see it: who answers for it, whether that person is still here, and whether its review is due. */
import type { SignedIn } from '../../identity/index.ts'
import type { UseCase, UseCaseRecord } from '../contract.ts'
import { type Desk, mayChange } from '../desk.ts'
import type { Registered, RegisteredRow } from '../registration-contract.ts'
import { ownerStateOf } from './owner-state.ts'

export function recordOf({ version: _version, ...record }: UseCase): UseCaseRecord {
  return record
}

export async function presentUseCase(desk: Desk, person: SignedIn, useCase: UseCase): Promise<Registered> {
  const { tenant } = person
  const [newest] = await desk.register.versions(tenant, useCase.id)
  const known = (id: string | null) => {
    const found = id === null ? undefined : desk.people.find(tenant, id)
    return found === undefined ? null : { id: found.id, name: found.name }
  }
  return {
    record: recordOf(useCase),
    version: useCase.version,
    savedAt: (newest?.savedAt ?? desk.now()).toISOString(),
    savedBy: nameOf(desk, tenant, newest?.savedBy ?? ''),
    owner: {
      state: ownerStateOf(useCase, (id) => desk.people.find(tenant, id)),
      person: known(useCase.ownerPerson),
      deputy: known(useCase.deputy),
    },
    isReviewDue: useCase.reviewDate <= desk.today(),
    mayChange: mayChange(person, useCase),
  }
}

export function presentRow(desk: Desk, { tenant, personId }: SignedIn, useCase: UseCase): RegisteredRow {
  const { id, name, department, owner, domain, state, riskClass, reviewDate, runsThroughGate } = useCase
  return {
    ...{ id, name, department, owner, domain, state, riskClass, reviewDate, runsThroughGate },
    ownerState: ownerStateOf(useCase, (person) => desk.people.find(tenant, person)),
    isMine: [useCase.ownerPerson, useCase.deputy].includes(personId),
    isReviewDue: reviewDate <= desk.today(),
  }
}

/** A person's name; a program's word as it is. */
export function nameOf(desk: Desk, tenant: string, by: string): string {
  return desk.people.find(tenant, by)?.name ?? by
}
