/** The port to whoever waits for an answer: a program over HTTP (`adapters/http-reply.ts`) or a feature of this house. */
import type { JsonObject } from '../kernel/json.ts'
import type { Receipt } from '../ledger/index.ts'
import type { Model } from '../models/index.ts'
import type { KindCounts } from '../pii/index.ts'
import type { Duty } from '../policy/index.ts'

/** Someone who waits for an answer. */
export interface Reply {
  /** Whether somebody still waits and nothing ended the reply. */
  readonly isOpen: boolean
  /** Whether a part of the answer is on its way, so that a problem can no longer be the whole answer. */
  readonly hasStarted: boolean
  /** The evidence of this passage; comes before anything is asked of a model. */
  receipt(receipt: Receipt): void
  /** What policy wants of whoever receives the answer; comes before the answer. */
  duties(duties: readonly Duty[]): void
  /** How many values of each kind are kept from the model; comes before the answer. */
  kept(counts: KindCounts): void
  /** Which model is asked and where it runs; told again when a fallback answers. */
  route(model: Model): void
  /** A part of a streamed answer; false when the receiver reads slower than the model writes. */
  event(body: JsonObject): boolean
  /** Calls back once when more can be sent. */
  onceDrained(listener: () => void): void
  /** Calls back once when the receiver leaves before the end. */
  onceLeft(listener: () => void): void
  /** The last parts of a streamed answer. */
  endStream(rest: readonly JsonObject[]): void
  /** A whole answer at once. */
  whole(body: JsonObject): void
}
