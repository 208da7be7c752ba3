/** From a description to a model that answers: which engine, with what it needs. */
import type { Clock } from '../../kernel/clock.ts'
import { describeModel, type ModelEntry } from '../catalogue.ts'
import type { SourceDocument } from '../extractive/source-document.ts'
import type { Model } from '../model.ts'
import { extractiveModel } from './extractive.ts'
import { type LlamaLoader, llamaCppModel } from './llama-cpp.ts'
import { type DispatcherFor, openAiCompatibleModel } from './openai-compatible.ts'

export interface EngineDeps {
  readonly clock: Clock
  /** The one way out (see app/egress.ts). */
  readonly dispatcherFor: DispatcherFor
  /** What `letterlijk` may quote. */
  readonly documents?: readonly SourceDocument[]
  /** Loads the llama.cpp add-on; absent means that it cannot be installed here. */
  readonly loadLlama?: LlamaLoader
}

const usualTimeouts = { firstByteMs: 60_000, idleMs: 60_000, totalMs: 600_000 }

export function makeModel(entry: ModelEntry, all: readonly ModelEntry[], deps: EngineDeps): Model {
  const description = describeModel(entry, all)
  const { clock, dispatcherFor, documents = [], loadLlama: load } = deps
  const { firstByteMs, idleMs, totalMs } = usualTimeouts
  const timeouts = {
    firstByteMs: entry.timeouts?.firstByteMs ?? firstByteMs,
    idleMs: entry.timeouts?.idleMs ?? idleMs,
    totalMs: entry.timeouts?.totalMs ?? totalMs,
  }
  switch (entry.engine) {
    case 'openai-compatible': {
      const { apiKey, upstreamModel = entry.id } = entry
      const baseUrl = new URL(needed(entry, 'baseUrl'))
      return openAiCompatibleModel(description, { baseUrl, upstreamModel, apiKey, timeouts, dispatcherFor })
    }
    case 'llama-cpp': {
      const file = needed(entry, 'file')
      return llamaCppModel(description, { file, threads: entry.threads, totalMs: timeouts.totalMs, load, clock })
    }
    case 'extractive':
      return extractiveModel(description, { documents, clock })
  }
}

/** The settings are checked before they come here; a hole is a programmer's mistake. */
function needed(entry: ModelEntry, member: 'baseUrl' | 'file'): string {
  const value = entry[member]
  if (value === undefined) throw new Error(`model ${entry.id} has no ${member}`)
  return value
}
