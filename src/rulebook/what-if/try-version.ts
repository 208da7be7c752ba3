/** A version on the decisions of the last days. */
import type { SignedIn } from '../../identity/index.ts'
import type { UseCaseFacts } from '../../policy/index.ts'
import type { Book } from '../book.ts'
import type { PolicyWhatIf } from '../contract.ts'
import { presentOutcome } from '../matrix/present-outcome.ts'
import { policyOf } from '../matrix/read-matrix.ts'
import { readRecorded } from './recorded-facts.ts'
import { compare } from './what-if.ts'

const day = 86_400_000
/** Changes that are told one by one; those with the most decisions come first. */
const mostTold = 200

/** @throws Problem not-found */
export async function tryVersion(
  book: Book,
  person: SignedIn,
  { id, days }: { readonly id: string; readonly days: number },
): Promise<PolicyWhatIf> {
  const { tenant } = person
  const draft = await policyOf(book, person, id)
  const since = new Date(book.now().getTime() - days * day).toISOString()
  const recorded = await readRecorded(await book.recorded(tenant), since, book.pause)
  const { changes, ...sums } = await compare({
    ...{ live: book.shelves.policy(tenant), draft, recorded, pause: book.pause },
    useCaseAt: remembered(book, tenant),
  })
  const names = new Map(book.useCases.list(tenant).map((useCase) => [useCase.id, useCase.name]))
  return {
    ...{ since, ...sums },
    changes: changes.slice(0, mostTold).map(({ roles, kinds, from, to, ...change }) => ({
      ...change,
      useCase: { id: change.useCase, name: names.get(change.useCase) ?? change.useCase },
      ...{ roles: [...roles], kinds: [...kinds] },
      ...{ from: presentOutcome(from), to: presentOutcome(to) },
    })),
  }
}

/** Reads each use case once. */
function remembered({ useCases }: Book, tenant: string) {
  const known = new Map<string, readonly UseCaseFacts[]>()
  return async (id: string, version: number): Promise<UseCaseFacts | undefined> => {
    const versions = known.get(id) ?? (await useCases.versions(tenant, id))
    known.set(id, versions)
    return versions.find((stored) => stored.version === version)
  }
}
