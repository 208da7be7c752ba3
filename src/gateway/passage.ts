/**
 * The story of one passage in types: each stage adds one fact.
 * Received → Inspected → Judged → Admitted → Cleared → Outcome
 */
import type { Actor } from '../identity/index.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { Ledger, Receipt } from '../ledger/index.ts'
import type { Model, Usage } from '../models/index.ts'
import type { InspectedPrompt, KindCounts, RestorationKey, SafePrompt } from '../pii/index.ts'
import type { AnswerVerdict, Facts, Verdict } from '../policy/index.ts'
import type { HouseCaller } from './caller.ts'

export type Endpoint = 'chat' | 'embeddings'

export interface Received {
  /** The gate's own id of this passage. */
  readonly id: string
  readonly endpoint: Endpoint
  readonly actor: Actor
  /** Set when a feature of this house asks for a person; absent for a program with a key. */
  readonly house?: HouseCaller
  /** The validated request; the only place where the sender's text lives. */
  readonly body: JsonObject
  /** The bytes as received, for the commitment. */
  readonly bytes: Buffer
  readonly model: Model
  readonly wantsStream: boolean
  readonly wantsUsage: boolean
  /** Monotonic milliseconds at arrival. */
  readonly startedAt: number
}

export interface Inspected extends Received {
  readonly inspected: InspectedPrompt
}

export interface Judged extends Inspected {
  readonly facts: Facts
  readonly verdict: Verdict
}

export interface Admitted extends Judged {
  readonly verdict: Extract<Verdict, { effect: 'permit' }>
  readonly answerVerdict: AnswerVerdict
  readonly ledger: Ledger
  readonly receipt: Receipt
  /** Key of this passage's commitments, derived from an erasable key. */
  readonly commitmentKey: Buffer
}

export interface Cleared extends Admitted {
  readonly prompt: SafePrompt
  /** Restores names; lives only in memory and only as long as this passage. */
  readonly key: RestorationKey
  readonly replaced: KindCounts
  /** The answer is held until it is complete, because policy wants to see it whole. */
  readonly holdsAnswer: boolean
}

export type Ending = 'completed' | 'cancelled' | 'failed' | 'withheld'

/** What is known when the passage is over: facts only, never text. */
export interface Outcome {
  readonly ending: Ending
  /** Problem code when it failed. */
  readonly failure?: string
  readonly servedBy?: Model
  readonly usage?: Usage
  readonly usageEstimated: boolean
  /** HMAC over the answer's text as the client received it; absent when there was no answer. */
  readonly answerCommitment?: string
  /** Personal data in the model's own words. */
  readonly newKinds: KindCounts
  /** Images and links taken out because they could carry data away. */
  readonly removedImages: number
  /** Milliseconds from arrival to the first byte of an answer, and to its end. */
  readonly firstByteMs?: number
  readonly totalMs: number
}
