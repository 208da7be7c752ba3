/**
 * Erasable keys: one random key per API key and day. The ledger's commitments are made under it, so erasing it makes them
 * meaningless while the log stays whole (AVG art. 17). Made a day ahead and kept in memory: the hot path touches no
 * database.
 */
import { calendarDay } from '../kernel/calendar-day.ts'
import type { Clock } from '../kernel/clock.ts'
import { Problem } from '../kernel/problem.ts'
import { problems } from './problems.ts'
import type { CommitmentKey, IdentityStore } from './store.ts'

export interface CommitmentKeysDeps {
  readonly store: IdentityStore
  readonly clock: Clock
  /** Random bytes. */
  readonly random: (length: number) => Buffer
}

interface Owner {
  readonly tenant: string
  readonly id: string
}

const keyBytes = 32
// PostgreSQL takes at most 65,535 parameters in a statement; a key is four.
const mostAtOnce = 5000

export function createCommitmentKeys({ store, clock, random }: CommitmentKeysDeps) {
  const inMemory = new Map<string, Buffer>()
  const inTurn = createQueue()

  function remember(keys: readonly CommitmentKey[]): void {
    for (const { apiKeyId, day, secret } of keys) inMemory.set(nameOf(apiKeyId, day), secret)
  }

  async function make(tenant: string, keyIds: readonly string[], days: readonly string[]): Promise<void> {
    const missing = keyIds.flatMap((apiKeyId) =>
      days
        .filter((day) => !inMemory.has(nameOf(apiKeyId, day)))
        .map((day) => ({ apiKeyId, day, secret: random(keyBytes) })),
    )
    for (let i = 0; i < missing.length; i += mostAtOnce) {
      remember(await store.addCommitmentKeys(tenant, missing.slice(i, i + mostAtOnce), days))
    }
  }

  function yesterday(): string {
    return calendarDay(calendarDay(clock.now()).start - 1).day
  }

  return {
    get: (keyId: string, day: string): Buffer | undefined => inMemory.get(nameOf(keyId, day)),

    /** Makes what is missing for today and tomorrow; forgets (in memory only) what is older than yesterday. */
    ahead: (owners: readonly Owner[]): Promise<void> =>
      inTurn(async () => {
        const today = calendarDay(clock.now())
        const days = [today.day, calendarDay(today.end).day]
        for (const [tenant, keyIds] of byTenant(owners)) await make(tenant, keyIds, days)
        const oldest = yesterday()
        for (const name of inMemory.keys()) if (dayOf(name) < oldest) inMemory.delete(name)
      }),

    /** One key. Made when it is missing, but never for a day long past: an erased key must not seem to be back. */
    forDay: ({ tenant, id }: Owner, day: string): Promise<Buffer> =>
      inTurn(async () => {
        if (day >= yesterday()) await make(tenant, [id], [day])
        const key = inMemory.get(nameOf(id, day)) ?? (await store.commitmentKey(tenant, id, day))
        if (key === undefined) throw new Problem(problems.commitmentKeyErased)
        return key
      }),

    /** Reads again what is stored, so that a key erased by another process is gone here too. */
    reload: (tenants: readonly string[]): Promise<void> =>
      inTurn(async () => {
        const from = yesterday()
        const stored = await Promise.all(tenants.map((tenant) => store.commitmentKeysFrom(tenant, from)))
        inMemory.clear()
        remember(stored.flat())
      }),

    /** Erases the keys of one day or of all days. @returns how many */
    erase: ({ tenant, id }: Owner, day: string | undefined): Promise<number> =>
      inTurn(async () => {
        const erased = await store.eraseCommitmentKeys(tenant, id, day)
        for (const name of inMemory.keys()) {
          if (name === nameOf(id, day ?? dayOf(name))) inMemory.delete(name)
        }
        return erased
      }),
  }
}

const dayLength = 'YYYY-MM-DD'.length

function nameOf(keyId: string, day: string): string {
  return `${keyId} ${day}`
}

function dayOf(name: string): string {
  return name.slice(-dayLength)
}

/** One at a time: a key that is erased while it is read would otherwise stay in memory. */
function createQueue() {
  let tail: Promise<unknown> = Promise.resolve()
  return <T>(work: () => Promise<T>): Promise<T> => {
    const result = tail.then(work, work)
    tail = result.catch(() => undefined)
    return result
  }
}

function byTenant(owners: readonly Owner[]): Map<string, string[]> {
  const grouped = new Map<string, string[]>()
  for (const { tenant, id } of owners) {
    const ids = grouped.get(tenant)
    if (ids === undefined) grouped.set(tenant, [id])
    else ids.push(id)
  }
  return grouped
}
