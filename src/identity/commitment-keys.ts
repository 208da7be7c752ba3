/**
 * Erasable keys: one random key per API key and day. The ledger's commitments are made under it, so erasing it makes them
 * meaningless while the log stays whole (AVG art. 17). Made a day ahead and kept in memory: the hot path touches no
 * database.
 */
import { calendarDay } from '../kernel/calendar-day.ts'
import type { Clock } from '../kernel/clock.ts'
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

export function createCommitmentKeys({ store, clock, random }: CommitmentKeysDeps) {
  const inMemory = new Map<string, Buffer>()
  const nameOf = (keyId: string, day: string): string => `${keyId} ${day}`

  function remember(keys: readonly CommitmentKey[]): void {
    for (const { apiKeyId, day, secret } of keys) inMemory.set(nameOf(apiKeyId, day), secret)
  }

  async function make(tenant: string, keyIds: readonly string[], days: readonly string[]): Promise<void> {
    const missing = keyIds.flatMap((apiKeyId) =>
      days
        .filter((day) => !inMemory.has(nameOf(apiKeyId, day)))
        .map((day) => ({ apiKeyId, day, secret: random(keyBytes) })),
    )
    const fromDay = [...days].sort()[0]
    if (missing.length > 0 && fromDay !== undefined) remember(await store.addCommitmentKeys(tenant, missing, fromDay))
  }

  function forgetBefore(day: string): void {
    for (const name of inMemory.keys()) if (name.slice(-day.length) < day) inMemory.delete(name)
  }

  return {
    get: (keyId: string, day: string): Buffer | undefined => inMemory.get(nameOf(keyId, day)),

    /** Makes what is missing for today and tomorrow; forgets (in memory only) what is older than yesterday. */
    async ahead(owners: readonly Owner[]): Promise<void> {
      const today = calendarDay(clock.now())
      const days = [today.day, calendarDay(today.end).day]
      for (const [tenant, keyIds] of byTenant(owners)) await make(tenant, keyIds, days)
      forgetBefore(calendarDay(today.start - 1).day)
    },

    /** One key, made when it is missing. */
    async forDay(owner: Owner, day: string): Promise<Buffer> {
      await make(owner.tenant, [owner.id], [day])
      const key = inMemory.get(nameOf(owner.id, day))
      if (key === undefined) throw new Error('The commitment key was erased while it was being made')
      return key
    },

    /** Reads again what is stored, so that a key erased by another process is gone here too. */
    async reload(tenants: readonly string[]): Promise<void> {
      const yesterday = calendarDay(calendarDay(clock.now()).start - 1).day
      const stored = await Promise.all(tenants.map((tenant) => store.commitmentKeys(tenant, yesterday)))
      inMemory.clear()
      remember(stored.flat())
    },

    /** Erases the keys of one day or of all days. @returns how many */
    async erase(owner: Owner, day: string | undefined): Promise<number> {
      const erased = await store.eraseCommitmentKeys(owner.tenant, owner.id, day)
      for (const [name, secret] of inMemory) {
        if (day === undefined ? !name.startsWith(`${owner.id} `) : name !== nameOf(owner.id, day)) continue
        secret.fill(0)
        inMemory.delete(name)
      }
      return erased
    },
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
