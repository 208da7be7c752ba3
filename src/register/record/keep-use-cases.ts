/** Reading, adding and changing use cases. Nothing is overwritten: a save names the version it changed. */
import type { SignedIn } from '../../identity/index.ts'
import type { Issue } from '../../kernel/problem.ts'
import { Problem } from '../../kernel/problem.ts'
import type { UseCase, UseCaseRecord } from '../contract.ts'
import { type Desk, mayChange, requireMayChange } from '../desk.ts'
import { stateAfter } from '../lifecycle/reopen.ts'
import { problems } from '../problems.ts'
import type {
  Choices,
  NewUseCase,
  Registered,
  RegisteredRow,
  UseCaseChange,
  UseCaseFields,
  UseCaseVersion,
} from '../registration-contract.ts'
import { changedFields } from './changed-fields.ts'
import { freeId } from './record-id.ts'
import { nameOf, presentRow, presentUseCase, recordOf } from './registered.ts'

/** All use cases, by name. */
export function listUseCases(desk: Desk, person: SignedIn): RegisteredRow[] {
  const rows = desk.register.list(person.tenant).map((useCase) => presentRow(desk, person, useCase))
  return rows.sort((a, b) => a.name.localeCompare(b.name, 'nl'))
}

/** @throws Problem not-found */
export async function readUseCase(desk: Desk, person: SignedIn, id: string): Promise<Registered> {
  return presentUseCase(desk, person, desk.find(person.tenant, id))
}

/** Newest first. @throws Problem not-found */
export async function listVersions(desk: Desk, { tenant }: SignedIn, id: string): Promise<UseCaseVersion[]> {
  desk.find(tenant, id)
  return (await desk.register.versions(tenant, id)).map(({ version, record, savedAt, savedBy, reason }) => ({
    version,
    record,
    reason,
    savedAt: savedAt.toISOString(),
    savedBy: nameOf(desk, tenant, savedBy),
  }))
}

/** Adds a use case as an idea. Who adds one without an owner owns it. @throws Problem use-case-exists, invalid-use-case */
export async function addUseCase(desk: Desk, person: SignedIn, input: NewUseCase): Promise<Registered> {
  const { tenant, personId } = person
  const { id: asked, ...fields } = input
  const isTaken = (id: string) => reserved.has(id) || desk.register.find(tenant, id) !== undefined
  if (asked !== undefined && isTaken(asked)) throw new Problem(problems.exists)
  const owned = fields.ownerPerson === null && fields.owner === '' ? { ownerPerson: personId, owner: person.name } : {}
  const record = { ...fields, ...owned, id: asked ?? freeId(fields.name, isTaken), state: 'idee' as const }
  requireKnownPeople(desk, tenant, record)
  if (!mayChange(person, record)) throw new Problem(problems.notYours)
  const saved = await desk.register.save(tenant, record, { by: personId, reason: 'Toegevoegd', basedOn: 0 })
  await desk.prove(person, 'use-case.added', { useCase: saved.id, version: saved.version, state: saved.state })
  return presentUseCase(desk, person, saved)
}

/** Addresses of pages of the register itself. */
const reserved = new Set(['nieuw', 'kalender', 'importeren'])

/** @throws Problem not-found, use-case-not-yours, use-case-saved-meanwhile, invalid-use-case */
export async function changeUseCase(
  desk: Desk,
  person: SignedIn,
  { id, change }: { readonly id: string; readonly change: UseCaseChange },
): Promise<Registered> {
  const before = desk.find(person.tenant, id)
  requireMayChange(person, before)
  requireKnownPeople(desk, person.tenant, change.record)
  const after = { ...change.record, id, state: before.state }
  const saved = await saveVersion(desk, person, {
    before,
    after: { ...after, state: stateAfter(desk.lifecycle, recordOf(before), after) },
    version: change.version,
    reason: change.reason,
  })
  return presentUseCase(desk, person, saved)
}

export interface NextVersion {
  readonly before: UseCase
  readonly after: UseCaseRecord
  /** The version that was changed. */
  readonly version: number
  readonly reason: string
}

/** @throws Problem use-case-saved-meanwhile */
export async function saveVersion(desk: Desk, person: SignedIn, next: NextVersion): Promise<UseCase> {
  const { before, after, version, reason } = next
  if (before.version !== version) throw new Problem(problems.savedMeanwhile)
  const saved = await desk.register.save(person.tenant, after, { by: person.personId, reason, basedOn: version })
  await desk.prove(person, 'use-case.changed', {
    useCase: saved.id,
    version: saved.version,
    state: saved.state,
    changed: changedFields(before, after),
  })
  return saved
}

/** What a form can offer. */
export function listChoices(desk: Desk, { tenant }: SignedIn): Choices {
  const present = desk.people.list(tenant).filter(({ blockedAt }) => blockedAt === undefined)
  const people = present.map(({ id, name, department }) => ({ id, name, department }))
  return {
    people: people.sort((a, b) => a.name.localeCompare(b.name, 'nl')),
    departments: [...new Set(people.map(({ department }) => department))].sort(),
    models: desk.models().map(({ id, zone }) => ({ id, zone })),
  }
}

function requireKnownPeople(desk: Desk, tenant: string, fields: Pick<UseCaseFields, 'ownerPerson' | 'deputy'>): void {
  const issues: Issue[] = (['ownerPerson', 'deputy'] as const).flatMap((field) => {
    const id = fields[field]
    const person = id === null ? undefined : desk.people.find(tenant, id)
    const isHere = id === null || (person !== undefined && person.blockedAt === undefined)
    return isHere ? [] : [{ pointer: `/record/${field}`, detail: 'Deze persoon werkt hier niet (meer).' }]
  })
  if (issues.length > 0) throw new Problem(problems.invalidUseCase, { issues })
}
