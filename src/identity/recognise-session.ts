/** Who holds the secret of a session: from memory, with a look at the database once a minute. */
import type { Clock } from '../kernel/clock.ts'
import type { Directory } from './directory.ts'
import type { Person } from './person.ts'
import { isIdle, isOver, isStrongWay, type Session, type SessionRules, seenEveryMs } from './session.ts'
import type { SignedIn } from './signed-in.ts'
import type { IdentityStore, StoredSession } from './store.ts'

export interface RecogniseDeps {
  readonly store: IdentityStore
  readonly directory: Directory
  readonly clock: Clock
  readonly rules: SessionRules
  /** Whether people sign in with the municipality's provider: a session that began otherwise no longer counts. */
  readonly isProviderOn: boolean
}

export function createRecognition({ store, directory, clock, rules, isProviderOn }: RecogniseDeps) {
  /** When a session was last used, as far as this process knows. */
  const seen = new Map<string, number>()
  const lastSeen = (session: Session): Session => ({
    ...session,
    lastSeenAt: Math.max(session.lastSeenAt, seen.get(session.id) ?? 0),
  })

  /** The person of a session that may still be used, whether idle or not. */
  function personOf(session: Session): Person | undefined {
    const isProviders = session.way === 'oidc' || session.way === 'oidc+factor'
    if (isOver(session, clock.now()) || isProviders !== isProviderOn) return undefined
    const person = directory.person(session.tenant, session.personId)
    return person?.blockedAt === undefined ? person : undefined
  }

  /** False when nothing was done for too long, on any process, or when the session was ended elsewhere. */
  async function see(session: StoredSession): Promise<boolean> {
    const now = clock.now()
    const { lastSeenAt } = lastSeen(session)
    if (now - lastSeenAt < Math.min(seenEveryMs, rules.idleMs)) return true
    const elsewhere = await store.lastSeen(session)
    if (elsewhere === undefined || isIdle({ ...session, lastSeenAt: elsewhere }, rules, now)) return false
    await store.seeSession(session, now)
    seen.set(session.id, now)
    return true
  }

  return {
    lastSeen,

    /** Who holds this secret; undefined for every kind of bad one alike. Touches the database once a minute. */
    async authenticate(secret: string): Promise<SignedIn | undefined> {
      const session = directory.sessionOf(secret)
      const person = session === undefined ? undefined : personOf(session)
      if (session === undefined || person === undefined || !(await see(session))) return undefined
      return signedIn(person, session, { rules, now: clock.now() })
    },

    /** Whether a session may go on with what it is doing, such as reading a stream. */
    isLive(id: string): boolean {
      const session = directory.session(id)
      return session !== undefined && personOf(session) !== undefined
    },

    /** Forgets when sessions were seen that are no more. */
    forgetEnded(): void {
      for (const id of seen.keys()) if (directory.session(id) === undefined) seen.delete(id)
    },
  }
}

function signedIn(person: Person, session: Session, { rules, now }: { rules: SessionRules; now: number }): SignedIn {
  const isStrong = isStrongWay(session.way)
  const freshUntil = session.provedAt + rules.freshMs
  return {
    tenant: person.tenant,
    kind: 'person',
    id: person.pseudonym,
    personId: person.id,
    name: person.name,
    department: person.department,
    groups: person.groups,
    roles: person.roles,
    session: {
      id: session.id,
      way: session.way,
      isStrong,
      isFresh: now < freshUntil,
      freshUntil,
      endsAt: session.endsAt,
      mustAddFactor: rules.secondFactor === 'everyone' && !isStrong,
    },
  }
}
