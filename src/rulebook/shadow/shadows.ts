/** Which version is judged along, and what came of it. */
import type { SignedIn } from '../../identity/index.ts'
import type { Book } from '../book.ts'
import type { PolicyShadow } from '../contract.ts'
import { find } from '../version/versions.ts'

/** @throws Problem not-found */
export async function startShadow(book: Book, person: SignedIn, id: string): Promise<PolicyShadow> {
  const { version, hash } = await find(book, person, id)
  const { tenant, personId } = person
  await book.shadows.set({ tenant, versionId: id, since: book.now(), setBy: personId }, () =>
    book.tell(person, 'policy.shadowed', { version, hash }),
  )
  await book.reloadShadows()
  return readShadow(book, person)
}

export async function endShadow(book: Book, person: SignedIn): Promise<PolicyShadow> {
  await book.shadows.end(person.tenant, () => book.tell(person, 'policy.shadow-ended', {}))
  await book.reloadShadows()
  return readShadow(book, person)
}

export async function readShadow(book: Book, { tenant }: SignedIn): Promise<PolicyShadow> {
  const shadow = await book.shadows.find(tenant)
  const version = shadow === undefined ? undefined : await book.versions.find(tenant, shadow.versionId)
  if (shadow === undefined || version === undefined) return { version: null, counts: [] }
  const names = new Map(book.useCases.list(tenant).map(({ id, name }) => [id, name]))
  const counts = await book.shadows.counts(tenant, version.hash)
  return {
    version: { id: version.id, version: version.version, since: shadow.since.toISOString() },
    counts: counts.map(({ useCase, zone, difference, decisions }) => ({
      useCase: names.get(useCase) ?? useCase,
      ...{ zone, difference, decisions },
    })),
  }
}
