/** Who may ask the gate: a program with a key, or a feature of this house for a person. */
import type { Actor } from '../identity/index.ts'
import type { Corrections } from '../pii/index.ts'

/** A program with an API key. */
export interface ApiCaller {
  readonly kind: 'api'
  readonly authorization: string | undefined
  /** OpenAI clients can name an organisation; here that is the tenant, and it must be the key's own. */
  readonly organization: string | undefined
}

/** A feature of this house, for a person it has signed in. */
export interface HouseCaller {
  readonly kind: 'house'
  readonly actor: Actor
  /** Erasable key of the conversation: once it is gone, the ledger's commitments to its texts mean nothing. */
  readonly commitmentKey: Buffer
  /** Keeps the placeholders of a conversation the same from turn to turn. */
  readonly seed: string
  /** What the person corrected in what was found. */
  readonly corrections?: Corrections
}
