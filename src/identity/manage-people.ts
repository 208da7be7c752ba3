/** Adding persons, blocking them and changing their roles. */
import type { Clock } from '../kernel/clock.ts'
import { Problem } from '../kernel/problem.ts'
import type { Directory } from './directory.ts'
import type { Person } from './person.ts'
import { problems } from './problems.ts'
import type { Role } from './roles.ts'
import type { IdentityStore } from './store.ts'

export interface PeopleDeps {
  readonly store: IdentityStore
  readonly directory: Directory
  readonly clock: Clock
  readonly reload: () => Promise<void>
}

/** What may change about a person; what is left out stays. */
export interface PersonChange {
  readonly isBlocked?: boolean
  readonly roles?: readonly Role[]
}

export function createPeople({ store, directory, clock, reload }: PeopleDeps) {
  return {
    list: (tenant: string): readonly Person[] => directory.persons(tenant),
    find: (tenant: string, id: string): Person | undefined => directory.person(tenant, id),

    /** @throws Problem person-exists */
    async add(person: Person): Promise<void> {
      if (!(await store.addPerson(person))) throw new Problem(problems.personExists)
      await reload()
    },

    /** Blocks a person or changes roles; the keys of the person follow at once. @throws Problem unknown-person */
    async change(tenant: string, id: string, to: PersonChange): Promise<void> {
      const person = directory.person(tenant, id)
      if (person === undefined) throw new Problem(problems.unknownPerson)
      const isBlocked = to.isBlocked ?? person.blockedAt !== undefined
      const blockedAt = isBlocked ? (person.blockedAt ?? clock.now()) : undefined
      await store.setPerson(tenant, id, { blockedAt, roles: to.roles ?? person.roles })
      await reload()
    },
  }
}
