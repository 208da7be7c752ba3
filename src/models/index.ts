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
import type { Zone } from '../kernel/zone.ts'
import { discoverModels } from './adapters/discover.ts'
import { type EngineDeps, makeModel } from './adapters/make-model.ts'
import { limitsOf, type ModelEntry, withLiteral } from './catalogue.ts'
import type { Model } from './model.ts'
import { type CallOutcome, createRoster, type Load } from './roster.ts'
import type { Release } from './turnstile.ts'

export { type LlamaLoader, loadLlamaFrom } from './adapters/llama-cpp.ts'
export type { DispatcherFor } from './adapters/openai-compatible.ts'
export { literalModelId, type ModelEntry } from './catalogue.ts'
export { usualServers } from './discover.ts'
export { readSourceDocument, type SourceDocument } from './extractive/source-document.ts'
export * from './model.ts'
export type { CallOutcome, Load } from './roster.ts'
export type { Release } from './turnstile.ts'

/** What came out of checking one model. */
export interface ModelCheck {
  readonly model: Model
  readonly ok: boolean
  /** Dutch: what was found. */
  readonly detail: string
  /** Whether the circuit breaker keeps it out now. */
  readonly isResting: boolean
}

/** All models of the house, each ready to be asked. */
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
  /** Whether the circuit breaker keeps a model out now. */
  isResting(model: Model): boolean
  /** Asks every model whether it can answer, in parallel. @param timeoutMs for each; default 2000 */
  check(timeoutMs?: number): Promise<readonly ModelCheck[]>
  /** Calls now running and waiting, per model. */
  load(): readonly Load[]
  close(): Promise<void>
}

/** What models need from the house. */
export interface ModelsDeps extends EngineDeps {
  readonly entries: readonly ModelEntry[]
  /** Used only when there are no entries: look for servers on this machine, and for `.gguf` files in these folders. */
  readonly discovery?: { readonly folders: readonly string[] }
}

/** Makes every model of the settings ready. No connection is made until it is needed, except for discovery. */
export async function createModels(deps: ModelsDeps): Promise<Models> {
  const { clock, discovery, dispatcherFor } = deps
  const isDiscovering = deps.entries.length === 0 && discovery !== undefined
  const entries = withLiteral(isDiscovering ? await discoverModels(dispatcherFor, discovery.folders) : deps.entries)
  const members = entries.map((entry) => ({ model: makeModel(entry, entries, deps), limits: limitsOf(entry) }))
  const list = members.map(({ model }) => model)
  const roster = createRoster(members, clock)
  const checkOne = async (model: Model, timeoutMs: number): Promise<ModelCheck> => {
    return { model, ...(await model.check(timeoutMs)), isResting: roster.isResting(model) }
  }
  return {
    ...roster,
    list: () => list,
    check: (timeoutMs = 2000) => Promise.all(list.map((model) => checkOne(model, timeoutMs))),
    close: async () => {
      await Promise.all(list.map((model) => model.close()))
    },
  }
}
