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
import { consequenceRoutes } from './routes/consequences.ts'
import { shadowRoutes } from './routes/shadows.ts'
import { versionRoutes } from './routes/versions.ts'
import { createWatch, type Decision } from './shadow/watch.ts'
import { createShelves } from './shelf.ts'
import { createShadowStore } from './store/shadows.ts'
import { createVersionStore } from './store/versions.ts'
import { readTemplate } from './template/templates.ts'
import { firstVersion } from './version/first-version.ts'

export type { RegisteredUseCase, RulebookDeps } from './deps.ts'
export type { TemplateSource } from './template/templates.ts'

/** How often counts go to the database, in milliseconds. */
const flushMs = 2000

/** The policies of every municipality. */
export interface Rulebook {
  /** What decides now for a municipality; from memory. */
  policy(tenant: string): Policy
  /** Told of every decision at the gate: a version may be judged beside the one in force. */
  judged(tenant: string, decision: Decision): void
  /** Adds the routes, relative to `/api/v1`. */
  routes(scope: FastifyInstance): void
  /** Writes what was counted so far; happens by itself every two seconds. */
  flush(): Promise<void>
  /** Writes what was counted. */
  close(): Promise<void>
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
  const shadows = createShadowStore(tables)
  const watch = createWatch(shadows)
  const reloadShadows = newestLoad(
    () => Promise.all(tenants().map(async (tenant) => [tenant, await shadowOf(tenant)] as const)),
    (loaded) =>
      watch.put(new Map(loaded.flatMap(([tenant, shadow]) => (shadow === undefined ? [] : [[tenant, shadow]])))),
  )
  const shadowOf = async (tenant: string): Promise<Policy | undefined> => {
    const stored = await shadows.find(tenant)
    const version = stored === undefined ? undefined : await versions.find(tenant, stored.versionId)
    return version === undefined ? undefined : shelves.compile(version.text, version.hash)
  }
  const now = () => new Date(clock.now())
  for (const tenant of tenants()) await versions.addFirst(firstVersion(tenant, deps.shippedPolicy, now()))
  await reload()
  await reloadShadows()
  const stops = [
    tables.onChange('policy_version', async () => void (await Promise.all([reload(), reloadShadows()]))),
    tables.onChange('policy_shadow', reloadShadows),
    deps.every(flushMs, watch.flush),
  ]
  const book: Book = {
    ...deps,
    ...{ versions, shelves, shadows, reload, reloadShadows, now },
    templates: deps.templateSources.map((source) => readTemplate(source, deps)),
    newId: () => ids.next(clock.now()),
    tell: ({ tenant, kind, id }, type, facts) =>
      deps.record(tenant, { ...facts, v: 1, type, at: now().toISOString(), actor: { kind, id } }),
  }
  return {
    policy: shelves.policy,
    judged: watch.judged,
    flush: watch.flush,
    routes: (scope) => {
      versionRoutes(scope, book)
      consequenceRoutes(scope, book)
      shadowRoutes(scope, book)
    },
    close: async () => {
      for (const stop of stops) stop()
      await watch.flush()
    },
  }
}
