/**
 * models: engines that answer, behind one port.
 *
 * Promises: only a `SafePrompt` reaches an engine (AVG art. 25 and 32); a request never moves to another zone than the one
 * that was judged; an engine's own error text never travels on, because it may repeat the prompt; each model has a limit on
 * calls and on waiting, and rests after a row of failures; there is always at least one model, `letterlijk`, which needs no
 * language model and no network.
 *
 * Invariants: a call ends exactly once (see model.ts); all outbound traffic goes through the `dispatcherFor` that is
 * handed in; nothing here knows prices, people or policy.
 */
import type { Clock } from '../kernel/clock.ts'
import { Problem } from '../kernel/problem.ts'
import type { Zone } from '../kernel/zone.ts'
import { discoverModels } from './adapters/discover.ts'
import { extractiveModel } from './adapters/extractive.ts'
import { type LlamaLoader, llamaCppModel } from './adapters/llama-cpp.ts'
import { type DispatcherFor, openAiCompatibleModel } from './adapters/openai-compatible.ts'
import { type Breaker, closedBreaker, recordFailure, recordSuccess, restOf, takeTurn, usualBreaker } from './breaker.ts'
import { describeModel, type ModelEntry, withLiteral } from './catalogue.ts'
import type { SourceDocument } from './extractive/source-document.ts'
import type { Model } from './model.ts'
import { problems } from './problems.ts'
import { createTurnstile, type Release, type Turnstile } from './turnstile.ts'

export { type LlamaLoader, loadLlamaFrom } from './adapters/llama-cpp.ts'
export type { DispatcherFor } from './adapters/openai-compatible.ts'
export { literalModelId, type ModelEntry } from './catalogue.ts'
export { usualServers } from './discover.ts'
export { readSourceDocument, type SourceDocument } from './extractive/source-document.ts'
export * from './model.ts'
export type { Release } from './turnstile.ts'

/** How a call ended, for the circuit breaker. A Problem tells most: a request the model refused is no sign of trouble. */
export type CallOutcome = 'answered' | 'failed' | Problem

/** What came out of checking one model. */
export interface ModelCheck {
  readonly model: Model
  readonly ok: boolean
  /** Dutch: what was found. */
  readonly detail: string
  /** Whether the circuit breaker keeps it out now. */
  readonly isResting: boolean
}

export interface Models {
  /** All models, in the order of the settings. */
  list(): readonly Model[]
  find(id: string): Model | undefined
  /**
   * The model and then its fallbacks, only in its own zone and only in the zones given; resting ones last. Empty when the
   * model does not exist or its zone is not allowed.
   */
  candidates(id: string, zones: readonly Zone[]): readonly Model[]
  /**
   * Takes a place at a model; give it back with the function you get.
   * @throws Problem model-resting or model-busy (both with retry-after), or request-cancelled
   */
  acquire(model: Model, signal: AbortSignal): Promise<Release>
  /** Tells how a call ended. Without a report after `acquire`, nothing is learnt from it. */
  report(model: Model, outcome: CallOutcome): void
  /** Asks every model whether it can answer, in parallel. @param timeoutMs for each; default 2000 */
  check(timeoutMs?: number): Promise<readonly ModelCheck[]>
  /** Calls now running and waiting, per model. */
  load(): readonly { readonly id: string; readonly running: number; readonly waiting: number }[]
  close(): Promise<void>
}

export interface ModelsDeps {
  readonly entries: readonly ModelEntry[]
  readonly clock: Clock
  /** The one way out (see app/egress.ts). */
  readonly dispatcherFor: DispatcherFor
  /** What `letterlijk` may quote. */
  readonly documents?: readonly SourceDocument[]
  /** Loads the llama.cpp add-on; absent means that it cannot be installed here. */
  readonly loadLlama?: LlamaLoader
  /** Used only when there are no entries: look for servers on this machine, and for `.gguf` files in these folders. */
  readonly discovery?: { readonly folders: readonly string[] }
}

interface Place {
  readonly model: Model
  readonly turnstile: Turnstile
  readonly breaker: Breaker
}

/** Makes every model of the settings ready. No connection is made until it is needed, except for discovery. */
export async function createModels(deps: ModelsDeps): Promise<Models> {
  const { clock, discovery } = deps
  const found =
    deps.entries.length > 0 || discovery === undefined
      ? deps.entries
      : await discoverModels(deps.dispatcherFor, discovery.folders)
  const entries = withLiteral(found)
  const places = new Map<string, Place>()
  for (const entry of entries) {
    const { maxConcurrent = 32, maxQueue = 256 } = entry
    places.set(entry.id, {
      model: makeModel(entry, entries, deps),
      turnstile: createTurnstile({ maxConcurrent, maxQueue }),
      breaker: closedBreaker(),
    })
  }
  const all = [...places.values()]
  const list = all.map(({ model }) => model)
  const rest = (place: Place) => restOf(place.breaker, clock.monotonic())
  const placeOf = (model: Model): Place => {
    const place = places.get(model.id)
    if (place === undefined) throw new Error(`model ${model.id} is not of this catalogue`)
    return place
  }
  return {
    list: () => list,
    find: (id) => places.get(id)?.model,
    candidates: (id, zones) => {
      const first = places.get(id)
      if (first === undefined || !zones.includes(first.model.zone)) return []
      if (first.model.fallbacks.length === 0) return [first.model]
      const inOrder = [id, ...first.model.fallbacks].flatMap((other) => places.get(other) ?? [])
      const resting = inOrder.filter((place) => rest(place) > 0)
      return [...inOrder.filter((place) => !resting.includes(place)), ...resting].map(({ model }) => model)
    },
    acquire: async (model, signal) => {
      const place = placeOf(model)
      const restMs = rest(place)
      if (restMs > 0) throw new Problem(problems.resting, { retryAfter: Math.ceil(restMs / 1000) })
      const release = await place.turnstile.enter(signal)
      if (takeTurn(place.breaker, clock.monotonic(), usualBreaker)) return release
      release()
      throw new Problem(problems.resting, { retryAfter: Math.ceil(usualBreaker.restMs / 1000) })
    },
    report: (model, outcome) => {
      const { breaker } = placeOf(model)
      if (isTrouble(outcome)) recordFailure(breaker, clock.monotonic(), usualBreaker)
      else recordSuccess(breaker)
    },
    check: (timeoutMs = 2000) =>
      Promise.all(
        all.map(async (place) => ({
          model: place.model,
          ...(await place.model.check(timeoutMs)),
          isResting: rest(place) > 0,
        })),
      ),
    load: () =>
      all.map(({ model, turnstile }) => ({ id: model.id, running: turnstile.inside, waiting: turnstile.waiting })),
    close: async () => {
      await Promise.all(list.map((model) => model.close()))
    },
  }
}

function isTrouble(outcome: CallOutcome): boolean {
  return outcome instanceof Problem ? outcome.kind.status >= 500 : outcome === 'failed'
}

const usualTimeouts = { firstByteMs: 60_000, idleMs: 60_000, totalMs: 600_000 }

function makeModel(entry: ModelEntry, all: readonly ModelEntry[], deps: ModelsDeps): Model {
  const description = describeModel(entry, all)
  const {
    firstByteMs = usualTimeouts.firstByteMs,
    idleMs = usualTimeouts.idleMs,
    totalMs = usualTimeouts.totalMs,
  } = entry.timeouts ?? {}
  switch (entry.engine) {
    case 'openai-compatible':
      return openAiCompatibleModel(description, {
        baseUrl: new URL(needed(entry, 'baseUrl')),
        upstreamModel: entry.upstreamModel ?? entry.id,
        apiKey: entry.apiKey,
        timeouts: { firstByteMs, idleMs, totalMs },
        dispatcherFor: deps.dispatcherFor,
      })
    case 'llama-cpp':
      return llamaCppModel(description, {
        file: needed(entry, 'file'),
        threads: entry.threads,
        totalMs,
        load: deps.loadLlama,
        clock: deps.clock,
      })
    case 'extractive':
      return extractiveModel(description, { documents: deps.documents ?? [], clock: deps.clock })
  }
}

/** The settings are checked before they come here; a hole is a programmer's mistake. */
function needed(entry: ModelEntry, member: 'baseUrl' | 'file'): string {
  const value = entry[member]
  if (value === undefined) throw new Error(`model ${entry.id} has no ${member}`)
  return value
}
