import type { Role } from './roles.ts'

/** Someone who works with the platform. */
export interface Person {
  readonly tenant: string
  /** Also the name to sign in with. */
  readonly id: string
  readonly name: string
  readonly department: string
  readonly roles: readonly Role[]
  /** Groups to share things with. */
  readonly groups: readonly string[]
  /** A fictional person of the sample municipality. */
  readonly isSample: boolean
  /** Milliseconds since the Unix epoch; a blocked person's keys and sessions are refused at once. */
  readonly blockedAt?: number
  /** The name that evidence records. */
  readonly pseudonym: string
}
