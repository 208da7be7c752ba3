import type { Role } from './roles.ts'
import type { SessionWay } from './session.ts'

/** A signed-in person at the moment of one request. Rights are those of now, not those at signing in. */
export interface SignedIn {
  readonly tenant: string
  readonly kind: 'person'
  /** The pseudonym that evidence records: chance, so that it means nobody once the person is erased. */
  readonly id: string
  readonly personId: string
  readonly name: string
  readonly department: string
  /** Names of groups, for sharing. */
  readonly groups: readonly string[]
  readonly roles: readonly Role[]
  readonly session: {
    readonly id: string
    readonly way: SessionWay
    /** A second factor was shown. */
    readonly isStrong: boolean
    /** Proof was given recently enough for acts that ask for it. */
    readonly isFresh: boolean
    /** Milliseconds since the Unix epoch; in the past when it is not fresh. */
    readonly freshUntil: number
    readonly endsAt: number
    /** A second factor has to be set up before anything else. */
    readonly mustAddFactor: boolean
  }
}
