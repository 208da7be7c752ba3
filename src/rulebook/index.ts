/**
 * The rulebook: a municipality's policy as data, from a first draft to the rules that decide at the gate.
 *
 * Promises: what decides was approved by somebody who did not write it; it is checked against the schema of facts before
 * it is saved; it takes effect at its moment on every process within two seconds; every version stays, under the hash
 * that evidence records; a look-up touches no database. Serves AVG art. 5(2), 24 and 25, AI Act art. 26, BIO2 5.1.
 * Invariants: an approved text never changes; every step is kept together with its evidence or not at all.
 */
import type { FastifyInstance } from 'fastify'
import { newestLoad } from '../kernel/newest-load.ts'
import type { Policy } from '../policy/index.ts'
import type { Book } from './book.ts'
import type { RulebookDeps } from './deps.ts'
import { matrixRoutes } from './routes/matrix.ts'
import { versionRoutes } from './routes/versions.ts'
import { createShelves } from './shelf.ts'
import { createVersionStore } from './store/versions.ts'
import { firstVersion } from './version/first-version.ts'

export type { RegisteredUseCase, RulebookDeps } from './deps.ts'

/** The policies of every municipality. */
export interface Rulebook {
  /** What decides now for a municipality; from memory. */
  policy(tenant: string): Policy
  /** Adds the routes, relative to `/api/v1`. */
  routes(scope: FastifyInstance): void
  close(): void
}

/** Gives every municipality its first version and loads what is in force. */
export async function createRulebook(deps: RulebookDeps): Promise<Rulebook> {
  const { tables, clock, ids, tenants } = deps
  const versions = createVersionStore(tables)
  const shelves = createShelves(deps)
  const reload = newestLoad(
    () => Promise.all(tenants().map(async (tenant) => [tenant, await versions.approved(tenant)] as const)),
    (loaded) => {
      for (const [tenant, approved] of loaded) shelves.put(tenant, approved)
    },
  )
  const now = () => new Date(clock.now())
  for (const tenant of tenants()) await versions.addFirst(firstVersion(tenant, deps.shippedPolicy, now()))
  await reload()
  const stop = tables.onChange('policy_version', reload)
  const book: Book = {
    ...deps,
    ...{ versions, shelves, reload, now },
    newId: () => ids.next(clock.now()),
    tell: ({ tenant, kind, id }, type, facts) =>
      deps.record(tenant, { ...facts, v: 1, type, at: now().toISOString(), actor: { kind, id } }),
  }
  return {
    policy: shelves.policy,
    routes: (scope) => {
      versionRoutes(scope, book)
      matrixRoutes(scope, book)
    },
    close: stop,
  }
}
