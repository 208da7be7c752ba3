/** Making, sharing and improving assistants. Each belongs to exactly one registered use case and stays within it. */
import { calendarDay } from '../../kernel/calendar-day.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Assistant, AssistantInput, AssistantVersion } from '../contract.ts'
import type { SignedIn } from '../deps.ts'
import type { Desk } from '../desk.ts'
import { problems } from '../problems.ts'
import type { StoredVersion } from '../store/assistants.ts'
import { access } from '../use-case-access.ts'
import { isFor, whyNotAllowed } from './use-assistant.ts'

/** One's own and those that are shared with one, by name. */
export async function listAssistants(desk: Desk, person: SignedIn): Promise<Assistant[]> {
  const all = await desk.stores.assistants.newest(person.tenant)
  const mine = all.filter((version) => isFor(person, version)).map((version) => present(desk, person, version))
  return mine.sort((a, b) => a.name.localeCompare(b.name, 'nl'))
}

/** @throws Problem not-found */
export async function readAssistant(desk: Desk, person: SignedIn, id: string): Promise<Assistant> {
  const newest = (await desk.stores.assistants.versions(person.tenant, id)).at(-1)
  if (newest === undefined || !isFor(person, newest)) throw new Problem(problems.notFound)
  return present(desk, person, newest)
}

/** @throws Problem assistant-exceeds-use-case */
export async function createAssistant(desk: Desk, person: SignedIn, input: AssistantInput): Promise<Assistant> {
  requireWithin(desk, person, input)
  requireAllowed(desk, input)
  const { tenant, personId: owner } = person
  const id = desk.newId()
  const first = { tenant, id, owner, version: 1, record: input, savedAt: desk.now(), savedBy: owner }
  await desk.stores.assistants.add(first)
  await recordSaved(desk, person, first)
  return present(desk, person, first)
}

/** Saves the next version; conversations follow at their next question. @throws Problem not-found, assistant-exceeds-use-case */
export async function changeAssistant(
  desk: Desk,
  person: SignedIn,
  { id, input }: { readonly id: string; readonly input: AssistantInput },
): Promise<Assistant> {
  const newest = (await ownVersions(desk, person, id)).at(-1)
  if (newest === undefined) throw new Problem(problems.notFound)
  return addVersion(desk, person, { newest, input })
}

/** Goes back: an earlier version becomes the newest one. @throws Problem not-found, assistant-exceeds-use-case */
export async function rollBack(
  desk: Desk,
  person: SignedIn,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<Assistant> {
  const versions = await ownVersions(desk, person, id)
  const [newest, wanted] = [versions.at(-1), versions.find((one) => one.version === version)]
  if (newest === undefined || wanted === undefined) throw new Problem(problems.notFound)
  return addVersion(desk, person, { newest, input: wanted.record })
}

/** Oldest first; only the owner sees them. @throws Problem not-found */
export async function listVersions(desk: Desk, person: SignedIn, id: string): Promise<AssistantVersion[]> {
  return (await ownVersions(desk, person, id)).map(({ version, record, savedAt, savedBy }) => ({
    ...record,
    version,
    savedAt: savedAt.toISOString(),
    savedBy: nameOf(desk, person.tenant, savedBy),
  }))
}

/** Conversations with it stay readable; they can be asked nothing more. @throws Problem not-found */
export async function removeAssistant(desk: Desk, person: SignedIn, id: string): Promise<void> {
  const isRemoved = await desk.stores.assistants.remove(person.tenant, person.personId, id)
  if (!isRemoved) throw new Problem(problems.notFound)
  await desk.record(person, 'assistant.removed', { assistant: id })
}

async function ownVersions(desk: Desk, person: SignedIn, id: string): Promise<StoredVersion[]> {
  const versions = await desk.stores.assistants.versions(person.tenant, id)
  if (versions.length === 0 || versions[0]?.owner !== person.personId) throw new Problem(problems.notFound)
  return versions
}

async function addVersion(
  desk: Desk,
  person: SignedIn,
  { newest, input }: { readonly newest: StoredVersion; readonly input: AssistantInput },
): Promise<Assistant> {
  requireWithin(desk, person, input)
  requireAllowed(desk, input)
  const by = { savedAt: desk.now(), savedBy: person.personId }
  const next = { ...newest, ...by, version: newest.version + 1, record: input }
  if (!(await desk.stores.assistants.addVersion(next))) throw new Problem(problems.savedMeanwhile)
  await recordSaved(desk, person, next)
  return present(desk, person, next)
}

async function recordSaved(desk: Desk, person: SignedIn, { id, version, record }: StoredVersion): Promise<void> {
  const { useCase, model, sharing, instructions } = record
  const { sha256, rules, effect, concerns } = desk.screen(instructions)
  await desk.record(person, 'assistant.saved', {
    assistant: id,
    version,
    useCase: { id: useCase },
    model,
    sharedWith: sharing.with,
    screening: { sha256, rules, effect, concerns: concerns.map((concern) => concern.id) },
  })
}

/** @throws Problem instructions-refused, with every rule that the instructions run into */
function requireAllowed(desk: Desk, input: AssistantInput): void {
  const detail = whyNotAllowed(desk, input)
  if (detail === null) return
  const { concerns } = desk.screen(input.instructions)
  const issues = concerns.map(({ id, title }) => ({ pointer: '/instructions', detail: title, code: id }))
  throw new Problem(problems.instructionsRefused, { detail, issues })
}

/** The maker must be able to use what the assistant uses. @throws Problem assistant-exceeds-use-case */
function requireWithin(desk: Desk, person: SignedIn, input: AssistantInput): void {
  const whyNot = whyNotWithin(desk, person, input)
  if (whyNot !== null) throw new Problem(problems.assistantExceeds, { detail: whyNot })
}

function whyNotWithin(desk: Desk, person: SignedIn, input: AssistantInput): string | null {
  try {
    access(desk, person, input)
    return null
  } catch (error) {
    if (error instanceof Problem) return error.kind.title
    throw error
  }
}

function present(desk: Desk, person: SignedIn, { id, owner, version, record, savedAt }: StoredVersion): Assistant {
  const whyNot = whyNotAllowed(desk, record) ?? whyNotWithin(desk, person, record)
  return {
    ...record,
    id,
    version,
    owner: { name: nameOf(desk, person.tenant, owner), isMe: owner === person.personId },
    savedAt: savedAt.toISOString(),
    isUsable: whyNot === null,
    whyNot,
    isReviewDue: record.reviewDate <= calendarDay(desk.clock.now()).day,
  }
}

function nameOf(desk: Desk, tenant: string, person: string): string {
  return desk.person(tenant, person)?.name ?? person
}
