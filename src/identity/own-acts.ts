/** What acts on one's own account have in common: they are recorded, and renew the session. */
import { Problem } from '../kernel/problem.ts'
import type { From } from './account-deps.ts'
import type { Person } from './person.ts'
import { problems } from './problems.ts'
import { isStrongWay, type SessionWay } from './session.ts'
import { type SignInParts, startSession } from './sign-in-parts.ts'
import type { SignedIn } from './signed-in.ts'

export function createOwnActs(parts: SignInParts) {
  const start = startSession(parts)
  const personOf = ({ tenant, personId }: SignedIn): Person => {
    const person = parts.directory.person(tenant, personId)
    if (person === undefined) throw new Problem(problems.notFound)
    return person
  }
  return {
    personOf,
    note: (actor: SignedIn, what: string): Promise<void> =>
      parts.record(actor.tenant, { type: 'account.changed', actor: actor.id, what }),
    municipalityOf: ({ tenant }: SignedIn): string =>
      parts.municipalities().find(({ id }) => id === tenant)?.name ?? '',
    /** A new secret for the same session, which is stronger once a factor was shown in it. */
    renew: (actor: SignedIn, factor: 'totp' | 'passkey' | undefined, from: From) =>
      start(personOf(actor), strengthened(actor.session.way, factor), from, true),
  }
}

function strengthened(way: SessionWay, factor: 'totp' | 'passkey' | undefined): SessionWay {
  return factor === undefined || isStrongWay(way) ? way : `password+${factor}`
}
