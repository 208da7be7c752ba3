/**
 * Who asks: persons with roles, and API keys bound to a tenant and a registered use case.
 *
 * Promises: `authenticate` touches no database and answers every bad key alike; only a hash of a key is kept; a revoked
 * key or a blocked person is refused within a second on every process; rights are those of the person now, not those at
 * the making of the key. Serves AVG art. 5(1)(f) and 32, BIO2 access control.
 */
import { randomBytes } from 'node:crypto'
import type { Clock } from '../kernel/clock.ts'
import type { Ids } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import type { Tables } from '../kernel/tables.ts'
import { type Actor, type ApiKey, hashSecret, type KeyLimits, makeSecret, secretInHeader } from './api-key.ts'
import { createCommitmentKeys } from './commitment-keys.ts'
import type { Person } from './person.ts'
import { problems } from './problems.ts'
import type { Role } from './roles.ts'
import { createIdentityStore, type StoredKey } from './store.ts'

export type { Actor, ApiKey, KeyLimits } from './api-key.ts'
export type { Person } from './person.ts'
export { isRole, type Role, roleNames, roles } from './roles.ts'

export interface IdentityDeps {
  readonly tables: Tables
  /** Ids of all tenants, now. */
  readonly tenants: () => readonly string[]
  readonly clock: Clock
  readonly ids: Ids
  /** Runs work again and again; returns how to stop. Work that fails is tried again at the next turn. */
  readonly every: (milliseconds: number, work: () => Promise<void>) => () => void
}

export interface NewKey {
  readonly tenant: string
  readonly name: string
  readonly useCase: string
  readonly personId?: string | undefined
  readonly limits: KeyLimits
}

const hour = 3_600_000

/** Loads keys and persons into memory and makes today's commitment keys. */
export async function createIdentity(deps: IdentityDeps) {
  const { tables, clock, ids } = deps
  const store = createIdentityStore(tables)
  const commitments = createCommitmentKeys({ store, clock, random: randomBytes })
  let byHash = new Map<string, StoredKey>()
  let byId = new Map<string, StoredKey>()
  let persons = new Map<string, Person>()

  async function reload(): Promise<void> {
    const tenants = deps.tenants()
    const keys = (await Promise.all(tenants.map((tenant) => store.keys(tenant)))).flat()
    const people = (await Promise.all(tenants.map((tenant) => store.persons(tenant)))).flat()
    byHash = new Map(keys.map((key) => [key.secretHash, key]))
    byId = new Map(keys.map((key) => [key.id, key]))
    persons = new Map(people.map((person) => [personKey(person.tenant, person.id), person]))
  }

  function keyById(id: string): StoredKey {
    const key = byId.get(id)
    if (key === undefined) throw new Problem(problems.unknownKey)
    return key
  }

  /** Makes the commitment keys of today and tomorrow for every key in force. */
  const ensureCommitmentKeys = (): Promise<void> =>
    commitments.ahead([...byId.values()].filter((key) => key.revokedAt === undefined))

  const keys = {
    /**
     * Makes a key. The secret is returned once and never kept.
     * @throws Problem invalid-key-settings, unknown-person
     */
    async create(input: NewKey): Promise<{ readonly key: ApiKey; readonly secret: string }> {
      checkName(input.name)
      checkLimits(input.limits)
      const { personId, ...rest } = input
      if (personId !== undefined && !persons.has(personKey(input.tenant, personId)))
        throw new Problem(problems.unknownPerson)
      const secret = makeSecret(ids.secret)
      const now = clock.now()
      const key = { ...rest, id: ids.next(now), createdAt: now, ...(personId === undefined ? {} : { personId }) }
      await store.addKey({ ...key, secretHash: hashSecret(secret) })
      await reload()
      await ensureCommitmentKeys()
      return { key, secret }
    },

    /** Keys of a tenant, oldest first, revoked ones too. */
    list: (tenant: string): readonly ApiKey[] =>
      [...byId.values()].filter((key) => key.tenant === tenant).map(withoutHash),

    /** @throws Problem unknown-key */
    async revoke(id: string): Promise<ApiKey> {
      const { tenant } = keyById(id)
      await store.revokeKey(tenant, id, clock.now())
      await reload()
      return withoutHash(keyById(id))
    },

    /** @throws Problem unknown-key, invalid-key-settings */
    async setLimits(id: string, limits: KeyLimits): Promise<ApiKey> {
      checkLimits(limits)
      await store.setLimits(keyById(id).tenant, id, limits)
      await reload()
      return withoutHash(keyById(id))
    },
  }

  const people = {
    list: (tenant: string): readonly Person[] => [...persons.values()].filter((person) => person.tenant === tenant),
    find: (tenant: string, id: string): Person | undefined => persons.get(personKey(tenant, id)),
    async add(person: Person): Promise<void> {
      await store.addPerson(person)
      await reload()
    },
    /** Blocks or changes the roles of a person; keys of the person follow at once. @throws Problem unknown-person */
    async change(
      tenant: string,
      id: string,
      to: { readonly isBlocked?: boolean; readonly roles?: readonly Role[] },
    ): Promise<void> {
      const person = persons.get(personKey(tenant, id))
      if (person === undefined) throw new Problem(problems.unknownPerson)
      const isBlocked = to.isBlocked ?? person.blockedAt !== undefined
      const blockedAt = isBlocked ? (person.blockedAt ?? clock.now()) : undefined
      await store.setPerson(tenant, id, { blockedAt, roles: to.roles ?? person.roles })
      await reload()
    },
  }

  await reload()
  await commitments.reload(deps.tenants())
  await ensureCommitmentKeys()
  const stops = [
    tables.onChange('api_key', reload),
    tables.onChange('person', reload),
    tables.onChange('commitment_key', () => commitments.reload(deps.tenants())),
    deps.every(hour, ensureCommitmentKeys),
  ]

  return {
    /**
     * Who is behind an `Authorization: Bearer sp_…` header (RFC 6750). Undefined for every kind of bad key alike: absent,
     * malformed, unknown, revoked, or of a blocked person.
     */
    authenticate(header: string | undefined): Actor | undefined {
      const key = byHash.get(hashSecret(secretInHeader(header)))
      if (key === undefined || key.revokedAt !== undefined) return undefined
      const person = key.personId === undefined ? undefined : persons.get(personKey(key.tenant, key.personId))
      if (key.personId !== undefined && (person === undefined || person.blockedAt !== undefined)) return undefined
      return actorOf(key, person)
    },
    keys,
    people,
    /** The erasable key of an API key and day (`YYYY-MM-DD`, Amsterdam), from memory; undefined when it must be made. */
    commitmentKey: commitments.get,
    /** The same, made when it is missing. @throws Problem unknown-key */
    commitmentKeyFor: async (keyId: string, day: string): Promise<Buffer> => commitments.forDay(keyById(keyId), day),
    ensureCommitmentKeys,
    /**
     * Erases for ever the keys under which the ledger committed to this API key's texts, of one day or of all.
     * @returns how many were erased
     * @throws Problem unknown-key
     */
    eraseCommitmentKeys: async (keyId: string, day?: string): Promise<number> => commitments.erase(keyById(keyId), day),
    close(): void {
      for (const stop of stops) stop()
    },
  }
}
export type Identity = Awaited<ReturnType<typeof createIdentity>>

function personKey(tenant: string, id: string): string {
  return `${tenant} ${id}`
}

function withoutHash({ secretHash: _hash, ...key }: StoredKey): ApiKey {
  return key
}

function actorOf(key: StoredKey, person: Person | undefined): Actor {
  return {
    tenant: key.tenant,
    keyId: key.id,
    name: key.name,
    roles: person?.roles ?? [],
    useCase: key.useCase,
    limits: key.limits,
    ...(key.personId === undefined ? {} : { personId: key.personId }),
  }
}

function checkName(name: string): void {
  if (name.trim() === '' || name.length > 100) {
    throw new Problem(problems.invalidKey, { detail: 'Geef de sleutel een naam van hoogstens 100 tekens.' })
  }
}

function checkLimits({ requestsPerMinute, tokensPerDay }: KeyLimits): void {
  const areWhole = Number.isSafeInteger(requestsPerMinute) && Number.isSafeInteger(tokensPerDay)
  if (areWhole && requestsPerMinute >= 1 && requestsPerMinute <= 1_000_000_000 && tokensPerDay >= 1) return
  throw new Problem(problems.invalidKey, { detail: 'Een grens is een heel getal van 1 of meer.' })
}
