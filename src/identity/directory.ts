/** Keys, persons and sessions in memory: what `authenticate` looks at. Replaced as a whole after every change. */
import { type Actor, hashSecret, secretInHeader } from './api-key.ts'
import type { Person } from './person.ts'
import type { StoredKey, StoredSession } from './store.ts'

export function createDirectory() {
  let byHash: ReadonlyMap<string, StoredKey> = new Map()
  let byId: ReadonlyMap<string, StoredKey> = new Map()
  let people: ReadonlyMap<string, Person> = new Map()
  let sessions: ReadonlyMap<string, StoredSession> = new Map()
  let sessionsById: ReadonlyMap<string, StoredSession> = new Map()

  return {
    replace(keys: readonly StoredKey[], persons: readonly Person[]): void {
      byHash = new Map(keys.map((key) => [key.secretHash, key]))
      byId = new Map(keys.map((key) => [key.id, key]))
      people = new Map(persons.map((person) => [personKey(person.tenant, person.id), person]))
    },

    replaceSessions(all: readonly StoredSession[]): void {
      sessions = new Map(all.map((session) => [session.secretHash, session]))
      sessionsById = new Map(all.map((session) => [session.id, session]))
    },

    authenticate(header: string | undefined): Actor | undefined {
      const key = byHash.get(hashSecret(secretInHeader(header)))
      if (key === undefined || key.revokedAt !== undefined) return undefined
      if (key.personId === undefined) return actorOf(key, undefined)
      const person = people.get(personKey(key.tenant, key.personId))
      return person === undefined || person.blockedAt !== undefined ? undefined : actorOf(key, person)
    },

    key: (id: string): StoredKey | undefined => byId.get(id),
    keys: (): readonly StoredKey[] => [...byId.values()],
    person: (tenant: string, id: string): Person | undefined => people.get(personKey(tenant, id)),
    persons: (tenant: string): readonly Person[] => [...people.values()].filter((person) => person.tenant === tenant),
    /** By the secret in a cookie. */
    sessionOf: (secret: string): StoredSession | undefined => sessions.get(hashSecret(secret)),
    session: (id: string): StoredSession | undefined => sessionsById.get(id),
    sessionsOf: (tenant: string, personId: string): readonly StoredSession[] =>
      [...sessions.values()].filter((session) => session.tenant === tenant && session.personId === personId),
  }
}
export type Directory = ReturnType<typeof createDirectory>

function personKey(tenant: string, id: string): string {
  return `${tenant} ${id}`
}

function actorOf(key: StoredKey, person: Person | undefined): Actor {
  return {
    tenant: key.tenant,
    kind: 'key',
    id: key.id,
    name: key.name,
    roles: person?.roles ?? [],
    useCase: key.useCase,
    limits: key.limits,
    ...(person === undefined ? {} : { personId: person.id }),
  }
}
