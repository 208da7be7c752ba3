/** API keys: what they look like, and the little of them that is kept. */
import { sha256 } from '../kernel/sha256.ts'
import type { Role } from './roles.ts'

/** How much one key may ask. */
export interface KeyLimits {
  /** Requests in any 60 seconds. */
  readonly requestsPerMinute: number
  /** Tokens (question and answer together) in a calendar day of Amsterdam. */
  readonly tokensPerDay: number
}

/** A key as it is kept: never the secret itself. */
export interface ApiKey {
  readonly tenant: string
  readonly id: string
  /** What the owner calls it, e.g. the application that uses it. */
  readonly name: string
  readonly useCase: string
  readonly personId?: string
  readonly limits: KeyLimits
  /** Milliseconds since the Unix epoch. */
  readonly createdAt: number
  readonly revokedAt?: number
}

/** Who asks, as far as the gate needs to know. */
export interface Actor {
  readonly tenant: string
  readonly kind: 'key' | 'person'
  /** The pseudonym that evidence records: the id of a key, or a made name of a person. */
  readonly id: string
  readonly name: string
  readonly personId?: string
  /** Roles of the person at this moment; none for a key of an application. */
  readonly roles: readonly Role[]
  readonly useCase: string
  readonly limits: KeyLimits
}

const prefix = 'sp_'
/** 32 characters of 5 bits: 160 bits of chance, so a plain hash is enough to keep (no salt, no slow hash). */
export const secretLength = 32
const bearer = /^Bearer +(sp_[0-9a-z]{32,64})$/i

export function makeSecret(chance: (length: number) => string): string {
  return prefix + chance(secretLength)
}

/** What is stored and looked up; the look-up's time tells nothing, because nobody can steer a hash. */
export function hashSecret(secret: string): string {
  return sha256(secret).toString('base64url')
}

/** The key in an `Authorization` header (RFC 6750), or an impossible one, so that every failure takes the same path. */
export function secretInHeader(header: string | undefined): string {
  return bearer.exec(header ?? '')?.[1] ?? ''
}
