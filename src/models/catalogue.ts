/** From settings to descriptions of models. Pure: what is on offer, before anything is connected. */
import type { Zone } from '../kernel/zone.ts'
import type { Model, SovereigntySheet } from './model.ts'

/** One model in the settings. Absent members get a default here. */
export interface ModelEntry {
  readonly id: string
  readonly engine: Model['engine']
  readonly zone: Zone
  /** openai-compatible: address with `/v1`. */
  readonly baseUrl?: string | undefined
  readonly upstreamModel?: string | undefined
  /** llama-cpp: path of the `.gguf`. */
  readonly file?: string | undefined
  readonly threads?: number | undefined
  readonly apiKey?: string | undefined
  readonly fallbacks?: readonly string[] | undefined
  readonly maxConcurrent?: number | undefined
  readonly maxQueue?: number | undefined
  /** All in milliseconds. `connectMs` is for the egress client. */
  readonly timeouts?:
    | { readonly [K in 'connectMs' | 'firstByteMs' | 'idleMs' | 'totalMs']?: number | undefined }
    | undefined
  /** Request parameters this server understands beyond the usual ones. */
  readonly parameters?: readonly string[] | undefined
  readonly sheet?: SovereigntySheet | undefined
}

/** Everything about a model except how it answers. */
export type ModelDescription = Omit<Model, 'chat' | 'embed' | 'check' | 'close'>

/**
 * What OpenAI-compatible servers commonly take beyond the common parameters. None can carry free text or an address, so
 * passing them on leaks nothing; anything else must be named in the settings. `store` and `service_tier` are absent on
 * purpose: they let a supplier keep or price a prompt differently.
 */
export const openAiCompatibleParameters: readonly string[] = [
  'top_k',
  'min_p',
  'typical_p',
  'repetition_penalty',
  'repeat_penalty',
  'repeat_last_n',
  'logprobs',
  'top_logprobs',
  'logit_bias',
  'reasoning_effort',
  'verbosity',
  'min_tokens',
  'ignore_eos',
  'skip_special_tokens',
  'mirostat',
  'mirostat_tau',
  'mirostat_eta',
  'dimensions',
  'encoding_format',
]

const enginesParameters: { readonly [engine in Model['engine']]: readonly string[] } = {
  'openai-compatible': openAiCompatibleParameters,
  'llama-cpp': ['top_k', 'min_p', 'repetition_penalty', 'encoding_format'],
  extractive: [],
}

/** The model that is always there. */
export const literalModelId = 'letterlijk'

export const literalEntry: ModelEntry = {
  id: literalModelId,
  engine: 'extractive',
  zone: 'own',
  sheet: { operator: 'Deze gemeente, in de poort zelf', jurisdiction: 'NL', trainsOnInput: false, licence: 'EUPL-1.2' },
}

/** Adds the model that is always there, unless the settings use its name. */
export function withLiteral(entries: readonly ModelEntry[]): readonly ModelEntry[] {
  return entries.some(({ id }) => id === literalModelId) ? entries : [...entries, literalEntry]
}

/** Describes one entry. Fallbacks to another zone or to nowhere are left out: a prompt never moves to another zone. */
export function describeModel(entry: ModelEntry, all: readonly ModelEntry[]): ModelDescription {
  const known = new Set([...enginesParameters[entry.engine], ...(entry.parameters ?? [])])
  const fallbacks = (entry.fallbacks ?? []).filter(
    (id) => id !== entry.id && all.some((other) => other.id === id && other.zone === entry.zone),
  )
  return {
    id: entry.id,
    zone: entry.zone,
    // What quotes from our own pages runs in the gate itself, whatever the settings call it.
    sheet: entry.sheet ?? (entry.engine === 'extractive' ? literalEntry.sheet : undefined) ?? {},
    engine: entry.engine,
    fallbacks,
    knows: (parameter) => known.has(parameter),
    canChat: true,
    canEmbed: entry.engine !== 'extractive',
  }
}

/** How many calls at once and how many may wait. */
export function limitsOf({ maxConcurrent = 32, maxQueue = 256 }: ModelEntry): {
  maxConcurrent: number
  maxQueue: number
} {
  return { maxConcurrent, maxQueue }
}
