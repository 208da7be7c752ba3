/**
 * The public page: which AI the municipality uses, for what, with which data, which model where, who checks, and how to ask
 * or object. No login, no scripts, no cookies.
 *
 * Promises: what stands here comes from the same register that decides at run time, so the two cannot differ; only what is
 * chosen for the public is shown, and never the name of somebody who works here; figures are counts out of the ledger; the
 * log's key and last checkpoint let anybody check that nothing was changed. Serves AI Act art. 50, AVG art. 12–14, Woo
 * art. 3.1 and the Algoritmeregister's wish for a page of one's own.
 */
import type { FastifyInstance } from 'fastify'
import { countUsage } from './count-usage.ts'
import type { TransparencyDeps } from './deps.ts'
import { transparencyRoutes } from './routes.ts'
import { createUsageStore } from './store.ts'
import { createViews } from './views.ts'
import { parseWords } from './words.ts'

export type { SavedVersion } from './changes.ts'
export type { Municipality, TransparencyDeps } from './deps.ts'
export type { PublicModel } from './public-use-case.ts'

/** Where the words of the page lie, from the root of the package; the application reads and parses them. */
export const wordsFile: string = 'src/transparency/words.yaml'

const countEveryMs = 15_000

/** The open public page. */
export interface Transparency {
  /** Adds the routes, at the top of the server. */
  routes(scope: FastifyInstance): void
  /** Counts what is new in the ledger; runs by itself, at the start and every quarter of a minute. */
  count(): Promise<void>
  /** Stops counting. */
  close(): void
}

/** Opens the public page of the house's municipality. */
export function createTransparency(deps: TransparencyDeps): Transparency {
  const store = createUsageStore(deps.tables)
  const views = createViews(deps, store, parseWords(deps.words))
  const count = () => {
    const { id: tenant } = deps.municipality()
    return countUsage({ tenant, node: deps.node, ledger: deps.ledger(tenant), store })
  }
  const stop = deps.every(countEveryMs, count)
  // What fails now is tried again at the next turn.
  count().catch(() => undefined)
  return { routes: (scope) => transparencyRoutes(scope, views), count, close: stop }
}
