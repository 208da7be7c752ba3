/**
 * Who asks: persons with roles who sign in, and API keys bound to a tenant and a registered use case.
 *
 * Promises: every bad key, session and sign-in is answered alike; only hashes of secrets are kept; a revoked key or a
 * blocked person is refused within a second on every process; rights are those of the person now, not those at signing
 * in; `authorise` is the only decision about access, and its table (rights.ts) gives nobody the conversations of somebody
 * else. Serves AVG art. 5(1)(f), 17, 25 and 32, BIO2 5.15–5.18 and 8.2–8.5.
 */
import { randomBytes } from 'node:crypto'
import type { Clock } from '../kernel/clock.ts'
import type { Ids } from '../kernel/ids.ts'
import type { Tables } from '../kernel/tables.ts'
import type { AccountsDeps } from './account-deps.ts'
import { type Accounts, createAccounts } from './accounts.ts'
import type { Actor } from './api-key.ts'
import { createCommitmentKeys } from './commitment-keys.ts'
import { forgetAfterMs } from './lock-out.ts'
import { createKeys, known } from './manage-keys.ts'
import { createPeople } from './manage-people.ts'
import { createSessions, type Sessions } from './manage-sessions.ts'
import { createMemory } from './memory.ts'
import { createPasswords } from './passwords.ts'
import type { SessionRules } from './session.ts'
import { createIdentityStore, type IdentityStore } from './store.ts'

export type { AccountsDeps, Municipality, Provider, Recorder, Vault } from './account-deps.ts'
export type { Accounts } from './accounts.ts'
export { createOpenId, type ProviderFetch } from './adapters/openid.ts'
export type { By, OneTimeCode } from './administer-people.ts'
export type { Actor, ApiKey, KeyLimits } from './api-key.ts'
export { allowedVerbs, authorise, permit, type Thing, type Verdict } from './authorise.ts'
export type { NewKey } from './manage-keys.ts'
export type { NewPerson, PersonChange } from './manage-people.ts'
export type { Sessions } from './manage-sessions.ts'
export type { Person } from './person.ts'
export { problems as identityProblems } from './problems.ts'
export { signedIn } from './request.ts'
export { type Access, type Right, rightOf, type Verb } from './rights.ts'
export { isRole, type Role, roleNames, roles } from './roles.ts'
export { sessionCookie } from './routes/browser.ts'
export type { IdentityRoutesOptions } from './routes/options.ts'
export { identityRoutes } from './routes.ts'
export type { SessionRules } from './session.ts'
export type { SignedIn } from './signed-in.ts'

/** What identity needs from the house. */
export interface IdentityDeps {
  readonly tables: Tables
  /** Ids of all tenants, now. */
  readonly tenants: () => readonly string[]
  readonly clock: Clock
  readonly ids: Ids
  readonly sessionRules: SessionRules
  /** Whether people sign in with the municipality's own provider; then nothing local does. */
  readonly isProviderOn: boolean
  /** Runs work again and again; returns how to stop. Work that fails is tried again at the next turn. */
  readonly every: (milliseconds: number, work: () => Promise<void>) => () => void
}

const hour = 3_600_000

/** Loads keys, persons and sessions into memory and makes today's and tomorrow's commitment keys. */
export async function createIdentity(deps: IdentityDeps) {
  const { tables, tenants, clock, ids, every } = deps
  const store = createIdentityStore(tables)
  const { directory, reload, reloadSessions, reloadAll } = createMemory({ store, tenants })
  const commitments = createCommitmentKeys({ store, clock, random: randomBytes })
  const shared = { store, directory, clock, ids, isProviderOn: deps.isProviderOn }
  const sessions = createSessions({ ...shared, rules: deps.sessionRules, reload: reloadSessions })
  const people = createPeople({ store, directory, clock, reload: reloadAll })
  const reloadCommitmentKeys = (): Promise<void> => commitments.reload(tenants())
  const ensureCommitmentKeys = (): Promise<void> =>
    commitments.ahead(directory.keys().filter((key) => key.revokedAt === undefined))

  await reloadAll()
  await reloadCommitmentKeys()
  await ensureCommitmentKeys()
  const stops = [
    tables.onChange('api_key', reload),
    tables.onChange('person', reload),
    tables.onChange('session', reloadSessions),
    tables.onChange('commitment_key', reloadCommitmentKeys),
    every(hour, ensureCommitmentKeys),
    every(hour, () => sweep(store, { sessions, tenants: tenants(), now: clock.now() })),
  ]

  return {
    /**
     * Who is behind an `Authorization: Bearer sp_…` header (RFC 6750). Undefined for every kind of bad key alike: absent,
     * malformed, unknown, revoked, or of a blocked person. Touches no database.
     */
    authenticate: (header: string | undefined): Actor | undefined => directory.authenticate(header),
    keys: createKeys({ store, directory, clock, ids, reload, onCreated: ensureCommitmentKeys }),
    people,
    sessions,
    passwords: createPasswords({ store, clock, ids }),
    /** Signing in and accounts; every change goes to the ledger that is handed in. */
    accounts: (more: AccountsDeps): Accounts => createAccounts({ ...more, ...shared, people, sessions }),
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

async function sweep(
  store: IdentityStore,
  { sessions, tenants, now }: { sessions: Sessions; tenants: readonly string[]; now: number },
): Promise<void> {
  await sessions.sweep(tenants)
  for (const tenant of tenants) await store.sweepSignIns(tenant, { now, attemptsBefore: now - forgetAfterMs })
}

/** Who may ask, and what they ask with. */
export type Identity = Awaited<ReturnType<typeof createIdentity>>
