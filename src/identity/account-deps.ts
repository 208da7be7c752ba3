/** What the parts of signing in and accounts share. */
import type { Clock } from '../kernel/clock.ts'
import type { Ids } from '../kernel/ids.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { OpenId } from './adapters/openid.ts'
import type { Directory } from './directory.ts'
import type { People } from './manage-people.ts'
import type { Sessions } from './manage-sessions.ts'
import type { ClaimRules } from './provider-claims.ts'
import type { Session } from './session.ts'
import type { IdentityStore } from './store.ts'

/** The ledger of a municipality: facts about an act, never a text. Resolves when it is durable. */
export type Recorder = (tenant: string, facts: JsonObject & { readonly type: string }) => Promise<void>

/** Secrets of a municipality, by the keys in the data folder. */
export interface Vault {
  /** @param what what it is, so that a sealed secret cannot be put in the place of another */
  seal(tenant: string, what: string, secret: string): Buffer
  /** @throws Error when it was changed or belongs to something else */
  open(tenant: string, what: string, sealed: Buffer): string
  /** A key of 32 bytes for one purpose. */
  keyFor(tenant: string, purpose: string): Buffer
}

/** A municipality as a person sees it. */
export interface Municipality {
  readonly id: string
  readonly name: string
  readonly isSample: boolean
}

/** What accounts need from the house. */
export interface AccountsDeps {
  readonly record: Recorder
  readonly vault: Vault
  readonly municipalities: () => readonly Municipality[]
  /** How long a one-time code is good, in milliseconds. */
  readonly codeMs: number
  readonly provider?: Provider | undefined
  /** Told why signing in with the provider failed: a word for the administrator, nothing about the person. */
  readonly onProviderTrouble: (reason: string) => void
}

/** The municipality's own provider. */
export interface Provider {
  readonly openId: OpenId
  /** The only municipality whose people this provider knows. */
  readonly tenant: string
  readonly rules: ClaimRules
}

export interface AccountParts extends AccountsDeps {
  readonly store: IdentityStore
  readonly directory: Directory
  readonly people: People
  readonly sessions: Sessions
  readonly clock: Clock
  readonly ids: Ids
  readonly isProviderOn: boolean
}

/** Where an attempt comes from. */
export interface From {
  /** The network address of who asks. */
  readonly address: string
  readonly device: string
  /** The session the browser holds already. */
  readonly current: Session | undefined
  /** The secret of the step this browser was given. */
  readonly step: string
}
