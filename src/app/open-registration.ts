/** Opens the register for people, with the ledger and the people of this installation. */
import { signedIn } from '../identity/index.ts'
import type { Models } from '../models/index.ts'
import { createRegistration, type Registration, type RegistrationDeps } from '../register/index.ts'
import type { Ledgers } from './ledgers.ts'
import { every, type House } from './open-house.ts'

export interface RegistrationParts {
  readonly house: House
  readonly ledgers: Ledgers
  readonly models: Models
}

export function openRegistration(parts: RegistrationParts): Registration {
  return createRegistration(registrationDeps(parts))
}

/** What everything about the register needs, also publication and assessments. */
export function registrationDeps({ house, ledgers, models }: RegistrationParts): RegistrationDeps {
  const { identity, register, clock, ids, database } = house
  return {
    tables: database.tables,
    clock,
    ids,
    register,
    people: identity.people,
    models: () => models.list().filter(({ canChat }) => canChat),
    assessments: async () => [],
    signedIn,
    tenants: () => house.tenancy.list().map(({ id }) => id),
    every,
    record: (tenant, facts) => ledgers.of(tenant).append(facts),
  }
}
