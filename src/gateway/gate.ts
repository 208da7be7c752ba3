/** What the gate needs from the rest of the house, handed in by app/compose.ts. All look-ups are in memory. */
import type { Actor } from '../identity/index.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Ids } from '../kernel/ids.ts'
import type { Zone } from '../kernel/zone.ts'
import type { Ledger } from '../ledger/index.ts'
import type { Models } from '../models/index.ts'
import type { Inspector } from '../pii/index.ts'
import type { Facts, Policy, Verdict } from '../policy/index.ts'
import type { UseCase } from '../register/index.ts'
import type { Admission } from '../tenancy/index.ts'
import type { Meter } from './meter.ts'

/** What the gate needs from the rest of the house; `app/compose.ts` hands it in. Look-ups are in memory. */
export interface Gate {
  readonly clock: Clock
  readonly ids: Ids
  readonly inspector: Inspector
  readonly models: Models
  readonly meter: Meter
  readonly maxMessages: number
  /** Secret of this process: makes placeholder nonces unpredictable yet stable within a conversation. */
  readonly nonceSecret: Buffer
  authenticate(authorization: string | undefined): Actor | undefined
  /** Counts one request of this key; says how long to wait when a limit is reached. */
  admit(actor: Actor): Admission
  spend(actor: Actor, tokens: number): void
  useCase(tenant: string, id: string): UseCase | undefined
  policy(tenant: string): Policy
  /** Told of every decision about a passage, with the facts that it was made on. */
  judged?(tenant: string, decision: { readonly facts: Facts; readonly zone: Zone; readonly verdict: Verdict }): void
  ledger(tenant: string): Ledger
  /** The erasable key of an API key and day (see commitment.ts). */
  commitmentKey(keyId: string, now: number): Buffer | Promise<Buffer>
}
