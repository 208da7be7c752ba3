/** A whole answer and a stream are two shapes of one thing: these turn the one into the other (OpenAI chat objects). */
import { isJsonObject, type Json, type JsonObject } from '../kernel/json.ts'
import type { ChatChunk, ChatCompletion } from '../models/index.ts'

type Open = { [key: string]: Json }

/** One chunk that says all a completion says. */
export function chunkOf(completion: ChatCompletion): ChatChunk {
  const choices = (Array.isArray(completion['choices']) ? (completion['choices'] as readonly Json[]) : []).map(
    (choice) => {
      if (!isJsonObject(choice)) return choice
      const { message, ...rest } = choice
      return { ...rest, delta: isJsonObject(message) ? indexToolCalls(message) : {} }
    },
  )
  const { usage: _usage, ...rest } = completion
  return { ...rest, object: 'chat.completion.chunk', choices }
}

function indexToolCalls(message: JsonObject): JsonObject {
  const calls = message['tool_calls']
  if (!Array.isArray(calls)) return message
  return {
    ...message,
    tool_calls: (calls as readonly Json[]).map((call, index) => (isJsonObject(call) ? { index, ...call } : call)),
  }
}

/** The completion that a list of chunks adds up to. */
export function completionOf(chunks: readonly ChatChunk[]): ChatCompletion {
  const head: JsonObject = chunks[0] ?? {}
  const message: Open = { role: 'assistant', content: null }
  const calls: Open[] = []
  let finish: Json = null
  let usage: Json | undefined
  for (const chunk of chunks) {
    if (isJsonObject(chunk['usage'])) usage = chunk['usage']
    const choice = Array.isArray(chunk['choices']) ? (chunk['choices'] as readonly Json[])[0] : undefined
    if (!isJsonObject(choice)) continue
    if (isJsonObject(choice['delta'])) addDelta(message, calls, choice['delta'])
    finish = choice['finish_reason'] ?? finish
  }
  if (calls.length > 0) message['tool_calls'] = calls
  const choices = [{ index: 0, message, finish_reason: finish }]
  return { ...head, object: 'chat.completion', choices, ...(usage === undefined ? {} : { usage }) }
}

function addDelta(message: Open, calls: Open[], delta: JsonObject): void {
  for (const [field, value] of Object.entries(delta)) {
    if (field === 'role') continue
    if (field === 'tool_calls' && Array.isArray(value)) addToolCalls(calls, value as readonly Json[])
    else if (typeof value === 'string')
      message[field] = `${typeof message[field] === 'string' ? message[field] : ''}${value}`
    else if (value !== null && value !== undefined) message[field] = value
  }
}

function addToolCalls(calls: Open[], deltas: readonly Json[]): void {
  for (const delta of deltas) {
    if (!isJsonObject(delta)) continue
    const at = typeof delta['index'] === 'number' ? delta['index'] : calls.length
    const { index: _index, function: part, ...rest } = delta
    const call = calls[at] ?? { type: 'function', function: { name: '', arguments: '' } }
    const merged: Open = { ...(call['function'] as JsonObject) }
    if (isJsonObject(part))
      for (const field of ['name', 'arguments'])
        if (typeof part[field] === 'string') merged[field] = `${merged[field] ?? ''}${part[field]}`
    calls[at] = { ...call, ...rest, function: merged }
  }
}
