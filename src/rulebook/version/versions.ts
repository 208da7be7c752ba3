/** From draft to in force: writing a version, putting it forward, and a second person who approves it. */
import type { SignedIn } from '../../identity/index.ts'
import { Problem } from '../../kernel/problem.ts'
import { createPolicy } from '../../policy/index.ts'
import type { Book } from '../book.ts'
import { requireSound } from '../lint/check-text.ts'
import { problems } from '../problems.ts'
import type { StoredState, StoredVersion, VersionChange } from '../store/versions.ts'

export interface Drafting {
  /** Number of the version that it is made from. */
  readonly basedOn: number
  readonly reason: string
  readonly text?: string | undefined
  readonly isConfirmed: boolean
}

export interface Saving {
  readonly id: string
  readonly revision: number
  readonly reason: string
  readonly text: string
  readonly isConfirmed: boolean
}

/**
 * A new draft that says what another version says, or something else: going back is a draft of an old version.
 * @throws Problem not-found, invalid-policy, policy-locks-out
 */
export async function draftVersion(
  book: Book,
  person: SignedIn,
  { basedOn, reason, text, isConfirmed }: Drafting,
): Promise<StoredVersion> {
  const { tenant, personId } = person
  const origin = (await book.versions.all(tenant)).find(({ version }) => version === basedOn)
  if (origin === undefined) throw new Problem(problems.notFound)
  const written = text ?? origin.text
  const { version: hash } = await requireSound(book, person, { text: written, isConfirmed })
  const now = book.now()
  const row = {
    tenant,
    id: book.newId(),
    ...{ text: written, hash, reason, basedOn, state: 'draft' as const, revision: 1, authors: [personId] },
    ...{ createdAt: now, savedAt: now, approvedBy: null, approvedAt: null, effectiveAt: null },
  }
  const added = await book.versions.add(row, (one) => book.tell(person, 'policy.drafted', factsOf(one)))
  if (added === undefined) throw new Problem(problems.savedMeanwhile)
  return added
}

/** @throws Problem not-found, invalid-policy, policy-locks-out, policy-not-editable, policy-saved-meanwhile */
export async function saveVersion(
  book: Book,
  person: SignedIn,
  { id, revision, reason, text, isConfirmed }: Saving,
): Promise<StoredVersion> {
  const known = await find(book, person, id)
  const { version: hash } = await requireSound(book, person, { text, isConfirmed })
  const authors = [...new Set([...known.authors, person.personId])]
  const to = { text, hash, reason, authors, savedAt: book.now() }
  const saved = await step(book, person, { known, revision, from: 'draft', to, type: 'policy.saved' })
  await book.reloadShadows()
  return saved
}

/** Puts a draft before a second person. @throws Problem not-found, policy-unchanged, policy-not-editable, … */
export async function submitVersion(book: Book, person: SignedIn, at: At): Promise<StoredVersion> {
  const known = await find(book, person, at.id)
  if (known.hash === book.shelves.policy(person.tenant).version) throw new Problem(problems.nothingChanged)
  const { revision } = at
  return step(book, person, { known, revision, from: 'draft', to: { state: 'submitted' }, type: 'policy.submitted' })
}

/** Back to who wrote it. @throws Problem not-found, policy-not-submitted, policy-saved-meanwhile */
export async function returnVersion(book: Book, person: SignedIn, { id, revision }: At): Promise<StoredVersion> {
  const known = await find(book, person, id)
  return step(book, person, { known, revision, from: 'submitted', to: { state: 'draft' }, type: 'policy.returned' })
}

/** @throws Problem not-found, policy-not-editable, policy-saved-meanwhile */
export async function withdrawVersion(book: Book, person: SignedIn, { id, revision }: At): Promise<StoredVersion> {
  const known = await find(book, person, id)
  return step(book, person, { known, revision, from: 'draft', to: { state: 'withdrawn' }, type: 'policy.withdrawn' })
}

/**
 * Puts a version in force, now or later. Whoever wrote in it cannot.
 * @throws Problem not-found, four-eyes, policy-effective-in-past, policy-not-submitted, policy-saved-meanwhile
 */
export async function approveVersion(
  book: Book,
  person: SignedIn,
  { id, revision, effectiveAt }: At & { effectiveAt?: string | undefined },
): Promise<StoredVersion> {
  const known = await find(book, person, id)
  if (known.authors.includes(person.personId)) throw new Problem(problems.fourEyes)
  const now = book.now()
  const from = effectiveAt === undefined ? now : new Date(effectiveAt)
  if (from < now) throw new Problem(problems.tooEarly)
  createPolicy({ text: known.text, schema: book.schema })
  const to = { state: 'approved' as const, approvedBy: person.personId, approvedAt: now, effectiveAt: from }
  const approved = await step(book, person, { known, revision, from: 'submitted', to, type: 'policy.approved' })
  await book.reload()
  return approved
}

interface At {
  readonly id: string
  readonly revision: number
}

interface Stepping {
  readonly known: StoredVersion
  readonly revision: number
  readonly from: StoredState
  readonly to: VersionChange
  readonly type: string
}

async function step(
  book: Book,
  person: SignedIn,
  { known, revision, from, to, type }: Stepping,
): Promise<StoredVersion> {
  if (known.state !== from) throw new Problem(from === 'draft' ? problems.notEditable : problems.notSubmitted)
  const { tenant, id } = known
  const changed = await book.versions.change({ tenant, id, from: { revision, state: from }, to }, (one) =>
    book.tell(person, type, factsOf(one)),
  )
  if (changed === undefined) throw new Problem(problems.savedMeanwhile)
  return changed
}

/** What evidence says of a version. Nobody's words: the text stays in the database, under this hash. */
function factsOf({ version, hash, basedOn, effectiveAt }: StoredVersion) {
  return {
    version,
    hash,
    ...(basedOn === null ? {} : { basedOn }),
    ...(effectiveAt === null ? {} : { effectiveAt: effectiveAt.toISOString() }),
  }
}

/** @throws Problem not-found */
export async function find(book: Book, { tenant }: SignedIn, id: string): Promise<StoredVersion> {
  const known = await book.versions.find(tenant, id)
  if (known === undefined) throw new Problem(problems.notFound)
  return known
}
