/** Starting, listing and ending sessions. */
import type { Ids } from '../kernel/ids.ts'
import { hashSecret } from './api-key.ts'
import type { Person } from './person.ts'
import { createRecognition, type RecogniseDeps } from './recognise-session.ts'
import { isIdle, isOver, type Session, type SessionWay } from './session.ts'
import type { WhichSessions } from './store.ts'

export interface SessionsDeps extends RecogniseDeps {
  readonly ids: Ids
  readonly reload: () => Promise<void>
}

export interface NewSession {
  readonly person: Person
  readonly way: SessionWay
  readonly device: string
  /** The session this one takes the place of. */
  readonly replaces?: Session | undefined
  /** Fresh proof within the same session: its absolute end stays where it was. */
  readonly isStepUp?: boolean
}

const secretLength = 32

export function createSessions(deps: SessionsDeps) {
  const { store, directory, clock, ids, rules, reload } = deps
  const { lastSeen, authenticate, isLive, forgetEnded } = createRecognition(deps)

  return {
    authenticate,
    isLive,

    /** @returns the secret for the cookie, which is kept nowhere else */
    async start({ person, way, device, replaces, isStepUp = false }: NewSession) {
      const now = clock.now()
      const secret = ids.secret(secretLength)
      const isContinued = isStepUp && replaces !== undefined
      const session: Session = {
        tenant: person.tenant,
        id: ids.next(now),
        personId: person.id,
        way,
        device,
        startedAt: isContinued ? replaces.startedAt : now,
        provedAt: now,
        lastSeenAt: now,
        endsAt: isContinued ? replaces.endsAt : now + rules.absoluteMs,
      }
      // Only one's own session is replaced: a browser may still hold somebody else's.
      const isOwn = replaces?.tenant === person.tenant && replaces.personId === person.id
      await store.addSession({ ...session, secretHash: hashSecret(secret) }, isOwn ? replaces.id : undefined)
      await reload()
      return { session, secret }
    },

    /** The session of a secret, still open or not: for ending it or putting another in its place. */
    find: (secret: string): Session | undefined => directory.sessionOf(secret),

    /** Open sessions of a person, the last used first. */
    list: (tenant: string, personId: string): readonly Session[] =>
      directory
        .sessionsOf(tenant, personId)
        .map(lastSeen)
        .filter((session) => !isOver(session, clock.now()) && !isIdle(session, rules, clock.now()))
        .sort((a, b) => b.lastSeenAt - a.lastSeenAt),

    /** @returns how many ended */
    async end(which: WhichSessions): Promise<number> {
      const ended = await store.endSessions(which)
      await reload()
      return ended
    },

    /** Forgets what ended by itself. */
    async sweep(tenants: readonly string[]): Promise<void> {
      const now = clock.now()
      for (const tenant of tenants) await store.sweepSessions(tenant, { now, idleSince: now - rules.idleMs })
      await reload()
      forgetEnded()
    },
  }
}
/** The sessions of all municipalities. */
export type Sessions = ReturnType<typeof createSessions>
