/** What keeping the register needs from the rest of the house, handed in by app/compose.ts. */
import type { FastifyRequest } from 'fastify'
import type { Person, SignedIn } from '../identity/index.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Ids } from '../kernel/ids.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { Tables } from '../kernel/tables.ts'
import type { HouseAssessment } from './lifecycle/assessments.ts'
import type { Register } from './register.ts'

/** A person as far as the register looks. */
export type KnownPerson = Pick<Person, 'id' | 'name' | 'department' | 'blockedAt'>

/** What keeping the register needs from the rest of the house. */
export interface RegistrationDeps {
  readonly tables: Tables
  readonly clock: Clock
  readonly ids: Ids
  readonly register: Register
  readonly people: {
    find(tenant: string, id: string): KnownPerson | undefined
    list(tenant: string): readonly KnownPerson[]
  }
  readonly models: () => readonly { readonly id: string; readonly zone: string }[]
  /** Assessments of a use case that were made in this house. */
  readonly assessments: (tenant: string, useCase: string) => Promise<readonly HouseAssessment[]>
  /** Who signed in. @throws Problem when nobody did */
  readonly signedIn: (request: FastifyRequest) => SignedIn
  /** Writes facts in the municipality's ledger. @throws Problem when it takes nothing now */
  readonly record: (tenant: string, facts: JsonObject) => Promise<unknown>
  /** Ids of all tenants, now. */
  readonly tenants: () => readonly string[]
  /** Runs work again and again; returns how to stop. */
  readonly every: (milliseconds: number, work: () => Promise<void>) => () => void
}
