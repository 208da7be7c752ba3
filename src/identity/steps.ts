/** Half-way a sign-in: what was asked is kept on the server, the browser holds one secret, and it can be answered once. */
import type { Clock } from '../kernel/clock.ts'
import type { Ids } from '../kernel/ids.ts'
import type { JsonObject } from '../kernel/json.ts'
import { Problem } from '../kernel/problem.ts'
import { hashSecret } from './api-key.ts'
import { problems } from './problems.ts'
import type { IdentityStore, StoredStep } from './store.ts'

export type StepPurpose = 'sign-in' | 'provider' | 'add-totp' | 'add-passkey'

export interface NewStep {
  readonly tenant: string
  readonly purpose: StepPurpose
  readonly personId: string | null
  readonly facts: JsonObject
}

/** A step that was taken out; `putBack` lets it be answered again until it expires. */
export interface Step extends NewStep {
  readonly secret: string
  putBack(facts?: JsonObject): Promise<void>
}

/** Milliseconds: long enough to fetch a telephone. */
export const stepMs = 600_000
const secretLength = 32

export function createSteps({ store, clock, ids }: { store: IdentityStore; clock: Clock; ids: Ids }) {
  const toStep = (stored: StoredStep, secret: string, purpose: StepPurpose): Step => ({
    ...stored,
    purpose,
    secret,
    putBack: (facts = stored.facts) => store.addStep({ ...stored, facts }),
  })

  return {
    /** @returns the secret for the browser */
    async begin({ tenant, purpose, personId, facts }: NewStep): Promise<string> {
      // The tenant goes along in the open, because it says in whose rows to look.
      const secret = `${tenant}.${ids.secret(secretLength)}`
      const expiresAt = clock.now() + stepMs
      await store.addStep({ tenant, secretHash: hashSecret(secret), purpose, personId, facts, expiresAt })
      return secret
    },

    /** Takes a step out; undefined when there is none of this purpose, or no longer. */
    async tryTake(secret: string, purpose: StepPurpose): Promise<Step | undefined> {
      const tenant = secret.slice(0, Math.max(0, secret.lastIndexOf('.')))
      if (tenant === '') return undefined
      const stored = await store.takeStep(tenant, hashSecret(secret))
      if (stored === undefined || stored.purpose !== purpose || stored.expiresAt <= clock.now()) return undefined
      return toStep(stored, secret, purpose)
    },

    /** @throws Problem sign-in-step-gone */
    async take(secret: string, purpose: StepPurpose): Promise<Step> {
      const step = await this.tryTake(secret, purpose)
      if (step === undefined) throw new Problem(problems.stepGone)
      return step
    },
  }
}
export type Steps = ReturnType<typeof createSteps>
