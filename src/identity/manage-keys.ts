/** Making, listing, limiting and revoking API keys. */
import type { Clock } from '../kernel/clock.ts'
import type { Ids } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { type ApiKey, hashSecret, type KeyLimits, makeSecret } from './api-key.ts'
import type { Directory } from './directory.ts'
import { problems } from './problems.ts'
import type { IdentityStore, StoredKey } from './store.ts'

/** A key to make; its secret is shown once and kept only as a hash. */
export interface NewKey {
  readonly tenant: string
  /** What the owner calls it: 1–100 characters. */
  readonly name: string
  /** Id of a registered use case; the caller checks that it is registered. */
  readonly useCase: string
  readonly personId?: string | undefined
  readonly limits: KeyLimits
}

export interface KeysDeps {
  readonly store: IdentityStore
  readonly directory: Directory
  readonly clock: Clock
  readonly ids: Ids
  readonly reload: () => Promise<void>
  /** Called after a key was made. */
  readonly onCreated: () => Promise<void>
}

export function createKeys({ store, directory, clock, ids, reload, onCreated }: KeysDeps) {
  return {
    /**
     * Makes a key. The secret is returned once and never kept.
     * @throws Problem invalid-key-settings, unknown-person
     */
    async create({ personId, ...input }: NewKey): Promise<{ readonly key: ApiKey; readonly secret: string }> {
      checkName(input.name)
      checkLimits(input.limits)
      if (personId !== undefined && directory.person(input.tenant, personId) === undefined) {
        throw new Problem(problems.unknownPerson)
      }
      const secret = makeSecret(ids.secret)
      const now = clock.now()
      const key = { ...input, id: ids.next(now), createdAt: now, ...(personId === undefined ? {} : { personId }) }
      await store.addKey({ ...key, secretHash: hashSecret(secret) })
      await reload()
      await onCreated()
      return { key, secret }
    },

    /** Keys of a tenant, oldest first, revoked ones too. */
    list: (tenant: string): readonly ApiKey[] =>
      directory
        .keys()
        .filter((key) => key.tenant === tenant)
        .map(withoutHash),

    find: (id: string): ApiKey | undefined => {
      const key = directory.key(id)
      return key === undefined ? undefined : withoutHash(key)
    },

    /** Refuses the key from now on. @throws Problem unknown-key */
    async revoke(id: string): Promise<ApiKey> {
      await store.revokeKey(known(directory, id).tenant, id, clock.now())
      await reload()
      return withoutHash(known(directory, id))
    },

    /** @throws Problem unknown-key, invalid-key-settings */
    async setLimits(id: string, limits: KeyLimits): Promise<ApiKey> {
      checkLimits(limits)
      await store.setLimits(known(directory, id).tenant, id, limits)
      await reload()
      return withoutHash(known(directory, id))
    },
  }
}

export function known(directory: Directory, id: string): StoredKey {
  const key = directory.key(id)
  if (key === undefined) throw new Problem(problems.unknownKey)
  return key
}

function withoutHash({ secretHash: _hash, ...key }: StoredKey): ApiKey {
  return key
}

function checkName(name: string): void {
  if (name.trim() === '' || name.length > 100) {
    throw new Problem(problems.invalidKey, { detail: 'Geef de sleutel een naam van hoogstens 100 tekens.' })
  }
}

const mostRequests = 1_000_000_000

function checkLimits({ requestsPerMinute, tokensPerDay }: KeyLimits): void {
  const areWhole = Number.isSafeInteger(requestsPerMinute) && Number.isSafeInteger(tokensPerDay)
  if (areWhole && requestsPerMinute >= 1 && requestsPerMinute <= mostRequests && tokensPerDay >= 1) return
  throw new Problem(problems.invalidKey, { detail: 'Een grens is een heel getal van 1 of meer.' })
}
