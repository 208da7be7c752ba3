/** Opens the register for people, with the ledger and the people of this installation. */
import { signedIn } from '../identity/index.ts'
import type { Models } from '../models/index.ts'
import {
  type Assessor,
  createAssessor,
  createRegistration,
  type Registration,
  type RegistrationDeps,
} from '../register/index.ts'
import type { Ledgers } from './ledgers.ts'
import { every, type House } from './open-house.ts'

export interface HouseParts {
  readonly house: House
  readonly ledgers: Ledgers
  readonly models: Pick<Models, 'list'>
}

export interface RegistrationParts extends HouseParts {
  readonly assessor: Assessor
}

export function openAssessor(parts: HouseParts): Assessor {
  const { tenancy } = parts.house
  return createAssessor({ ...houseDeps(parts), municipality: (tenant) => tenancy.find(tenant)?.name ?? tenant })
}

export function openRegistration(parts: RegistrationParts): Registration {
  return createRegistration(registrationDeps(parts))
}

/** What everything about the register needs, also publication. */
export function registrationDeps(parts: RegistrationParts): RegistrationDeps {
  return { ...houseDeps(parts), assessments: parts.assessor.assessmentsOf }
}

function houseDeps({ house, ledgers, models }: HouseParts): Omit<RegistrationDeps, 'assessments'> {
  const { identity, register, clock, ids, database } = house
  return {
    tables: database.tables,
    clock,
    ids,
    register,
    people: identity.people,
    models: () => models.list().filter(({ canChat }) => canChat),
    signedIn,
    tenants: () => house.tenancy.list().map(({ id }) => id),
    every,
    record: (tenant, facts) => ledgers.of(tenant).append(facts),
  }
}
