/** What the rulebook needs from the rest of the house, handed in by app/compose.ts. */
import type { FastifyRequest } from 'fastify'
import type { SignedIn } from '../identity/index.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Ids } from '../kernel/ids.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { Tables } from '../kernel/tables.ts'
import type { UseCaseFacts } from '../policy/index.ts'
import type { TemplateSource } from './template/templates.ts'

/** A use case as rules see it, with its name for people. */
export type RegisteredUseCase = UseCaseFacts & { readonly name: string }

/** What the rulebook needs from the rest of the house. */
export interface RulebookDeps {
  readonly tables: Tables
  readonly clock: Clock
  readonly ids: Ids
  /** Ids of all tenants, now. */
  readonly tenants: () => readonly string[]
  /** The policy that a municipality starts with, in Cedar. */
  readonly shippedPolicy: string
  /** The Cedar schema of the facts. */
  readonly schema: string
  /** The register's records; what the gate decides on. */
  readonly useCases: {
    list(tenant: string): readonly RegisteredUseCase[]
    /** All versions of one; none when it was never registered. */
    versions(tenant: string, id: string): Promise<readonly UseCaseFacts[]>
  }
  /** Words of the register that rules may name. */
  readonly words: { readonly states: readonly string[]; readonly riskClasses: readonly string[] }
  /** Every log of a municipality: its records from the newest back, a bundle at a time (see ledger `LogView.back`). */
  readonly recorded: (tenant: string) => Promise<readonly AsyncIterable<readonly Buffer[]>[]>
  /** Lets others go first, so that long work holds nobody up. */
  readonly pause: () => Promise<void>
  /** Policies to start from (see template/templates.ts). */
  readonly templateSources: readonly TemplateSource[]
  readonly person: (tenant: string, id: string) => { readonly name: string } | undefined
  /** Who signed in. @throws Problem when nobody did */
  readonly signedIn: (request: FastifyRequest) => SignedIn
  /** Appends evidence to the municipality's ledger; resolves when that is durable. */
  readonly record: (tenant: string, facts: JsonObject) => Promise<void>
  /** Runs work again and again; returns how to stop. */
  readonly every: (milliseconds: number, work: () => Promise<void>) => () => void
  /** Told about our own mistakes. */
  readonly onFault: (error: unknown, what: string) => void
}
