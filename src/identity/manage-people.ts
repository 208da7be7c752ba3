/** Adding persons, blocking them and changing what they are. */
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

/** A person to add; a pseudonym is made. */
export interface NewPerson {
  readonly tenant: string
  readonly id: string
  readonly name: string
  readonly department: string
  readonly roles: readonly Role[]
  readonly groups?: readonly string[]
  readonly isSample: boolean
}

/** What is to be different; the rest stays. */
export interface PersonChange {
  readonly name?: string | undefined
  readonly department?: string | undefined
  readonly roles?: readonly Role[] | undefined
  readonly groups?: readonly string[] | undefined
  readonly isBlocked?: boolean | undefined
}

export function createPeople({ store, directory, clock, reload }: PeopleDeps) {
  const known = (tenant: string, id: string): Person => {
    const person = directory.person(tenant, id)
    if (person === undefined) throw new Problem(problems.unknownPerson)
    return person
  }

  return {
    list: (tenant: string): readonly Person[] => directory.persons(tenant),
    find: (tenant: string, id: string): Person | undefined => directory.person(tenant, id),

    /** @throws Problem person-exists */
    async add(person: NewPerson): Promise<Person> {
      const isAdded = await store.addPerson({ groups: [], ...person })
      await reload()
      if (!isAdded) throw new Problem(problems.personExists)
      return known(person.tenant, person.id)
    },

    /** Changes a person; keys and sessions follow at once, and those of a blocked person end. @throws Problem unknown-person */
    async change(tenant: string, id: string, { isBlocked, ...to }: PersonChange): Promise<Person> {
      const person = known(tenant, id)
      const isBlockedNow = isBlocked ?? person.blockedAt !== undefined
      const { name, department, roles, groups } = person
      await store.setPerson(tenant, id, {
        name: to.name ?? name,
        department: to.department ?? department,
        roles: to.roles ?? roles,
        groups: to.groups ?? groups,
        ...(isBlockedNow ? { blockedAt: person.blockedAt ?? clock.now() } : {}),
      })
      if (isBlockedNow) await store.endSessions({ tenant, personId: id })
      await reload()
      return known(tenant, id)
    },
  }
}
export type People = ReturnType<typeof createPeople>
