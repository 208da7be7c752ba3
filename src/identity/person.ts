import type { Role } from './roles.ts'

/** Someone who works with the platform. */
export interface Person {
  readonly tenant: string
  readonly id: string
  readonly name: string
  readonly department: string
  readonly roles: readonly Role[]
  /** A fictional person of the sample municipality. */
  readonly isSample: boolean
  /** Milliseconds since the Unix epoch; a blocked person's keys are refused at once. */
  readonly blockedAt?: number
}
