/** Attempts to sign in: counted before they are judged, so that many at once gain nothing. */
import type { Clock } from '../kernel/clock.ts'
import { Problem } from '../kernel/problem.ts'
import type { Recorder, Vault } from './account-deps.ts'
import { type CountedBy, failuresOf, waitOf } from './lock-out.ts'
import { problems } from './problems.ts'
import { countedName } from './session.ts'
import type { IdentityStore } from './store.ts'

export interface AttemptsDeps {
  readonly store: IdentityStore
  readonly clock: Clock
  readonly vault: Vault
  readonly record: Recorder
}

export interface Attempt {
  readonly tenant: string
  /** The name as it was typed, whether somebody has it or not; or whose second factor it is. */
  readonly name: string
  readonly address: string
  readonly isSecondFactor?: boolean
}

/** From this wait on it is no typing mistake, and so slow that it cannot fill the ledger. */
const worthRecordingMs = 30_000

export function createAttempts({ store, clock, vault, record }: AttemptsDeps) {
  const subjectsOf = ({ tenant, name, address, isSecondFactor = false }: Attempt) => {
    const key = vault.keyFor(tenant, 'sign-in attempts')
    const named = (by: CountedBy, ...parts: string[]) => [countedName(key, by, ...parts), by] as const
    // Who is at the second factor knows the password: only the account counts, and slows down for real.
    return new Map<string, CountedBy>(
      isSecondFactor
        ? [named('second-factor', name)]
        : [named('account-and-address', name, address), named('address', address), named('account', name)],
    )
  }

  return {
    /**
     * Runs an attempt when it is time for one. A right one is taken back from the count.
     * @param judge resolves to undefined when the attempt is wrong
     * @throws Problem sign-in-delayed, sign-in-failed
     */
    async try<T>(attempt: Attempt, judge: () => Promise<T | undefined>): Promise<T> {
      const { tenant } = attempt
      const now = clock.now()
      const subjects = subjectsOf(attempt)
      let nextWait = 0
      const wait = await store.countAttempt({ tenant, subjects: [...subjects.keys()], now }, (known) => {
        const all = [...subjects].map(([subject, by]) => ({ subject, by, ...(known.get(subject) ?? none(now)) }))
        const longest = Math.max(...all.map((one) => waitOf(one.by, one, now)))
        if (longest > 0) return longest
        const counted = all.map((one) => ({ ...one, failures: failuresOf(one.by, one, now) + 1, lastAt: now }))
        nextWait = Math.max(...counted.map((one) => waitOf(one.by, one, now)))
        return new Map(counted.map(({ subject, failures }) => [subject, failures]))
      })
      if (wait > 0) throw new Problem(problems.signInDelayed, { retryAfter: Math.ceil(wait / 1000) })
      const right = await judge()
      if (right === undefined) {
        if (nextWait >= worthRecordingMs) await record(tenant, { type: 'sign-in.slowed', seconds: nextWait / 1000 })
        throw new Problem(problems.signInFailed)
      }
      for (const [subject, by] of subjects) {
        if (by === 'account-and-address' || by === 'second-factor') await store.forgiveAttempts(tenant, [subject])
        else await store.uncountAttempt(tenant, subject)
      }
      return right
    },
  }
}

const none = (now: number) => ({ failures: 0, lastAt: now })

export type AttemptCounter = ReturnType<typeof createAttempts>
