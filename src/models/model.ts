/**
 * The port to a language model. Everything that answers implements `Model` and passes `model.suite.ts`.
 * A model accepts only a `SafePrompt`: text that the gate has cleared (see pii/pseudonymise.ts).
 */
import type { Json, JsonObject } from '../kernel/json.ts'
import type { Problem } from '../kernel/problem.ts'
import type { Zone } from '../kernel/zone.ts'
import type { SafePrompt } from '../pii/index.ts'

/** What a user may know about who runs a model and where (shown with every answer). */
export interface SovereigntySheet {
  readonly operator?: string | undefined
  /** Whose courts can order access, e.g. `NL` or `EU`. */
  readonly jurisdiction?: string | undefined
  readonly trainsOnInput?: boolean | undefined
  readonly licence?: string | undefined
}

/** What an answer cost. */
export interface Usage {
  readonly promptTokens: number
  readonly completionTokens: number
}

/** OpenAI `chat.completion.chunk` objects as the engine sent them, already parsed; `choices` may be empty (usage chunk). */
export type ChatChunk = JsonObject
/** An OpenAI `chat.completion` object, already parsed. */
export type ChatCompletion = JsonObject
/** An OpenAI `list` of embeddings, already parsed. */
export type EmbeddingList = JsonObject

/**
 * Where an answer goes. Exactly one of `whole`+`done`, `chunk`*+`done`, or `failed` ends a call; nothing follows an end.
 * `failed` may come after chunks (the engine broke off).
 */
export interface AnswerSink<Whole = ChatCompletion> {
  chunk(chunk: ChatChunk): void
  whole(completion: Whole): void
  done(): void
  failed(problem: Problem): void
}

/** A running call. */
export interface Call {
  /** Stops the engine at once (the upstream connection is closed too). No sink call follows. Idempotent. */
  cancel(): void
  /** Backpressure from a slow client. */
  pause(): void
  resume(): void
}

/** The port that every engine fills: one model that can be asked. */
export interface Model {
  /** The name clients use. */
  readonly id: string
  readonly zone: Zone
  readonly sheet: SovereigntySheet
  readonly engine: 'openai-compatible' | 'llama-cpp' | 'extractive'
  /** Ordered ids of models to try when this one fails before its first byte. Only those in the same zone are used. */
  readonly fallbacks: readonly string[]
  /** Whether the engine understands a top-level request parameter beyond the ones every engine must take. */
  knows(parameter: string): boolean
  readonly canChat: boolean
  readonly canEmbed: boolean
  /** Answers a chat request: `prompt` is an OpenAI chat request whose `model` and `stream` are honoured. */
  chat(prompt: SafePrompt, sink: AnswerSink): Call
  /** Answers an OpenAI embeddings request. */
  embed(prompt: SafePrompt, sink: AnswerSink<EmbeddingList>): Call
  /** Whether it can answer now, within `timeoutMs`; a reason in Dutch when not. */
  check(timeoutMs: number): Promise<{ readonly ok: boolean; readonly detail: string }>
  close(): Promise<void>
}

/** Parameters of a chat request that every engine takes or safely ignores. */
export const commonParameters: readonly string[] = [
  'model',
  'messages',
  'stream',
  'stream_options',
  'max_tokens',
  'max_completion_tokens',
  'temperature',
  'top_p',
  'n',
  'stop',
  'seed',
  'presence_penalty',
  'frequency_penalty',
  'response_format',
  'tools',
  'tool_choice',
  'parallel_tool_calls',
  'user',
  'metadata',
]
export type { Json, JsonObject }
