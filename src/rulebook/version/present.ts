/** Versions as people read them. */
import type { SignedIn } from '../../identity/index.ts'
import { createPolicy } from '../../policy/index.ts'
import type { Book } from '../book.ts'
import type { PolicyInForce, PolicyVersion, PolicyVersionDetail } from '../contract.ts'
import type { StoredVersion } from '../store/versions.ts'
import { diffLines } from './diff.ts'
import { stateOf, timetable } from './in-force.ts'
import { presentRule } from './present-rules.ts'
import { find } from './versions.ts'

/** Who wrote the version that every municipality starts with. */
export const house = 'stadspoort'

export async function listVersions(book: Book, person: SignedIn): Promise<PolicyVersion[]> {
  const all = await book.versions.all(person.tenant)
  return all.map((version) => present(book, person, { version, all }))
}

/** @throws Problem not-found */
export async function readVersion(book: Book, person: SignedIn, id: string): Promise<PolicyVersionDetail> {
  const version = await find(book, person, id)
  const all = await book.versions.all(person.tenant)
  const origin = all.find((other) => other.version === version.basedOn)
  return {
    ...present(book, person, { version, all }),
    text: version.text,
    rules: createPolicy({ text: version.text, schema: book.schema }).rules.map(presentRule),
    diff: origin === undefined ? [] : diffLines(origin.text, version.text),
  }
}

export async function readInForce(book: Book, { tenant }: SignedIn): Promise<PolicyInForce> {
  const { current, coming } = timetable(await book.versions.approved(tenant), book.now().getTime())
  if (current === undefined) throw new Error(`No policy is in force for ${tenant}`)
  const next = coming[0]
  return {
    version: {
      version: current.version,
      hash: current.hash,
      effectiveAt: iso(current.effectiveAt),
      approvedBy: nameOf(book, tenant, current.approvedBy),
    },
    rules: book.shelves.policy(tenant).rules.map(presentRule),
    next: next?.effectiveAt == null ? null : { version: next.version, effectiveAt: next.effectiveAt.toISOString() },
  }
}

interface Presenting {
  readonly version: StoredVersion
  readonly all: readonly StoredVersion[]
}

function present(book: Book, { tenant, personId }: SignedIn, { version, all }: Presenting): PolicyVersion {
  const now = book.now().getTime()
  const { id, hash, reason, basedOn, revision, authors, savedAt, approvedBy, approvedAt, effectiveAt } = version
  return {
    ...{
      id,
      version: version.version,
      state: stateOf(version, timetable(all, now), now),
      hash,
      reason,
      basedOn,
      revision,
    },
    authors: authors.map((author) => nameOf(book, tenant, author) ?? author),
    isMine: authors.includes(personId),
    savedAt: savedAt.toISOString(),
    approvedBy: nameOf(book, tenant, approvedBy),
    approvedAt: iso(approvedAt),
    effectiveAt: iso(effectiveAt),
  }
}

function iso(moment: Date | null): string | null {
  return moment?.toISOString() ?? null
}

function nameOf({ person }: Book, tenant: string, id: string | null): string | null {
  if (id === null) return null
  return id.startsWith(`${house}:`) ? 'Stadspoort' : (person(tenant, id)?.name ?? id)
}
