/**
 * Who asks: persons with roles, and API keys bound to a tenant and a registered use case.
 *
 * Promises: `authenticate` touches no database and answers every bad key alike; only a hash of a key is kept; a revoked
 * key or a blocked person is refused within a second on every process; rights are those of the person now, not those at
 * the making of the key. Serves AVG art. 5(1)(f), 17 and 32.
 */
import { randomBytes } from 'node:crypto'
import type { Clock } from '../kernel/clock.ts'
import type { Ids } from '../kernel/ids.ts'
import { newestLoad } from '../kernel/newest-load.ts'
import type { Tables } from '../kernel/tables.ts'
import type { Actor } from './api-key.ts'
import { createCommitmentKeys } from './commitment-keys.ts'
import { createDirectory } from './directory.ts'
import { createKeys, known } from './manage-keys.ts'
import { createPeople } from './manage-people.ts'
import { createIdentityStore } from './store.ts'

export type { Actor, ApiKey, KeyLimits } from './api-key.ts'
export type { NewKey } from './manage-keys.ts'
export type { PersonChange } from './manage-people.ts'
export type { Person } from './person.ts'
export { type Role, roleNames, roles } from './roles.ts'

/** What identity needs from the house. */
export interface IdentityDeps {
  readonly tables: Tables
  /** Ids of all tenants, now. */
  readonly tenants: () => readonly string[]
  readonly clock: Clock
  readonly ids: Ids
  /** Runs work again and again; returns how to stop. Work that fails is tried again at the next turn. */
  readonly every: (milliseconds: number, work: () => Promise<void>) => () => void
}

const hour = 3_600_000

/** Loads keys and persons into memory and makes today's and tomorrow's commitment keys. */
export async function createIdentity({ tables, tenants, clock, ids, every }: IdentityDeps) {
  const store = createIdentityStore(tables)
  const directory = createDirectory()
  const commitments = createCommitmentKeys({ store, clock, random: randomBytes })

  const reload = newestLoad(
    async () => ({
      keys: await Promise.all(tenants().map((tenant) => store.keys(tenant))),
      persons: await Promise.all(tenants().map((tenant) => store.persons(tenant))),
    }),
    ({ keys, persons }) => directory.replace(keys.flat(), persons.flat()),
  )
  const reloadCommitmentKeys = (): Promise<void> => commitments.reload(tenants())
  const ensureCommitmentKeys = (): Promise<void> =>
    commitments.ahead(directory.keys().filter((key) => key.revokedAt === undefined))

  await reload()
  await reloadCommitmentKeys()
  await ensureCommitmentKeys()
  const stops = [
    tables.onChange('api_key', reload),
    tables.onChange('person', reload),
    tables.onChange('commitment_key', reloadCommitmentKeys),
    every(hour, ensureCommitmentKeys),
  ]

  return {
    /**
     * Who is behind an `Authorization: Bearer sp_…` header (RFC 6750). Undefined for every kind of bad key alike: absent,
     * malformed, unknown, revoked, or of a blocked person. Touches no database.
     */
    authenticate: (header: string | undefined): Actor | undefined => directory.authenticate(header),
    keys: createKeys({ store, directory, clock, ids, reload, onCreated: ensureCommitmentKeys }),
    people: createPeople({ store, directory, clock, reload }),
    /** The erasable key of an API key and day (`YYYY-MM-DD`, Amsterdam) from memory; undefined when it must be made. */
    commitmentKey: (keyId: string, day: string): Buffer | undefined => commitments.get(keyId, day),
    /**
     * The same from the database; made when it is missing, unless the day is past.
     * @throws Problem unknown-key, commitment-key-erased
     */
    commitmentKeyFor: async (keyId: string, day: string): Promise<Buffer> =>
      commitments.forDay(known(directory, keyId), day),
    /** Makes what is missing for today and tomorrow; runs by itself at the start, at a new key and every hour. */
    ensureCommitmentKeys,
    /**
     * Erases for ever the keys under which the ledger committed to this API key's texts, of one day or of all (AVG
     * art. 17). The log stays whole; what it says of those texts can no longer be tested.
     * @returns how many were erased
     * @throws Problem unknown-key
     */
    eraseCommitmentKeys: async (keyId: string, day?: string): Promise<number> =>
      commitments.erase(known(directory, keyId), day),
    close(): void {
      for (const stop of stops) stop()
    },
  }
}
/** Who may ask, and the keys they ask with. */
export type Identity = Awaited<ReturnType<typeof createIdentity>>
