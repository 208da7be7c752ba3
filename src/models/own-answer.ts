/** Answers of our own engines, in OpenAI's shape. */
import type { JsonObject } from '../kernel/json.ts'
import type { ChatChunk, ChatCompletion, Usage } from './model.ts'

export interface AnswerHead {
  readonly id: string
  /** Seconds since the Unix epoch. */
  readonly created: number
  readonly model: string
}

export type FinishReason = 'stop' | 'length'

export function chunkOf(
  { id, created, model }: AnswerHead,
  delta: JsonObject,
  finish: FinishReason | null = null,
): ChatChunk {
  return { id, object: 'chat.completion.chunk', created, model, choices: [{ index: 0, delta, finish_reason: finish }] }
}

/** The closing chunk of a stream: no choices, only counts. */
export function usageChunkOf({ id, created, model }: AnswerHead, usage: Usage): ChatChunk {
  return { id, object: 'chat.completion.chunk', created, model, choices: [], usage: usageOf(usage) }
}

export function completionOf(
  { id, created, model }: AnswerHead,
  content: string,
  end: { finish: FinishReason; usage: Usage },
): ChatCompletion {
  const choices = [{ index: 0, message: { role: 'assistant', content }, finish_reason: end.finish }]
  return { id, object: 'chat.completion', created, model, choices, usage: usageOf(end.usage) }
}

function usageOf({ promptTokens, completionTokens }: Usage): JsonObject {
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
  }
}
