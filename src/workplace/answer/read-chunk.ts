/** The words and the token counts in one OpenAI chat object, streamed or whole. */
import { isJsonObject, type Json, type JsonObject } from '../../kernel/json.ts'
import type { AnswerRecord } from '../conversation/answer-record.ts'

export interface Chunk {
  readonly content: string
  readonly usage: AnswerRecord['usage'] | undefined
}

export function readChunk(body: JsonObject): Chunk {
  const choices = body['choices']
  const choice = Array.isArray(choices) ? (choices as readonly Json[])[0] : undefined
  const spoken = isJsonObject(choice) ? (choice['delta'] ?? choice['message']) : undefined
  const content = isJsonObject(spoken) ? spoken['content'] : undefined
  return { content: typeof content === 'string' ? content : '', usage: readUsage(body['usage']) }
}

function readUsage(usage: Json | undefined): Chunk['usage'] {
  if (!isJsonObject(usage)) return undefined
  const { prompt_tokens: promptTokens, completion_tokens: completionTokens } = usage
  const areCounts = Number.isSafeInteger(promptTokens) && Number.isSafeInteger(completionTokens)
  return areCounts ? { promptTokens: Number(promptTokens), completionTokens: Number(completionTokens) } : undefined
}
