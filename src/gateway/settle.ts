/** Stage 7: the answer on its way back, chunk by chunk or whole. One `Settling` per passage. */
import { isJsonObject, type Json, type JsonObject } from '../kernel/json.ts'
import type { ChatChunk, ChatCompletion, Usage } from '../models/index.ts'
import {
  type Inspector,
  inspectAnswer,
  type KindCounts,
  type PiiType,
  type RestorationKey,
  type Span,
} from '../pii/index.ts'
import { type Channel, closeChannel, openChannel, settleDelta, settleName, settleWhole } from './settle-text.ts'

export interface SettlingOptions {
  readonly inspector: Inspector
  readonly key: RestorationKey
  /** The gate's own answer id: an upstream may repeat or forget its ids. */
  readonly id: string
  /** The model name as the client knows it. */
  readonly model: string
  readonly wantsUsage: boolean
  readonly isKnownAddress: ((address: string) => boolean) | undefined
  /** Mask personal data in the model's own words; only a whole answer can be masked. */
  readonly masksNew: boolean
}

/** Facts of a finished answer. */
export interface Settled {
  readonly usage: Usage | undefined
  readonly newKinds: KindCounts
  readonly removedImages: number
  /** Characters the model wrote. */
  readonly length: number
  /** The texts as the client received them, in order of appearance. */
  readonly texts: readonly string[]
}

export interface Settling {
  readonly options: SettlingOptions
  readonly channels: Map<string, Channel>
  /** Personal data that was masked before it became part of an answer. */
  readonly masked: Span[]
  usage: Usage | undefined
}

/** Texts a delta or message may carry; other fields pass as they are. */
const textFields = ['content', 'reasoning_content', 'reasoning', 'refusal'] as const

export function startSettling(options: SettlingOptions): Settling {
  return { options, channels: new Map(), masked: [], usage: undefined }
}

/** Settles one chunk; undefined when nothing can go to the client yet. */
export function settleChunk(settling: Settling, chunk: ChatChunk): ChatChunk | undefined {
  const { options } = settling
  readUsage(settling, chunk)
  const choices = Array.isArray(chunk['choices']) ? (chunk['choices'] as readonly Json[]) : []
  if (choices.length === 0 && !(options.wantsUsage && isJsonObject(chunk['usage']))) return undefined
  const settled: Json[] = []
  for (const choice of choices) {
    const next = isJsonObject(choice) ? settleChoice(settling, choice) : undefined
    if (next !== undefined) settled.push(next)
  }
  if (choices.length > 0 && settled.length === 0) return undefined
  return { ...chunk, id: options.id, model: options.model, choices: settled }
}

function settleChoice(settling: Settling, choice: JsonObject): JsonObject | undefined {
  const index = typeof choice['index'] === 'number' ? choice['index'] : 0
  const delta = isJsonObject(choice['delta']) ? choice['delta'] : {}
  const isLast = choice['finish_reason'] !== null && choice['finish_reason'] !== undefined
  const next: { [key: string]: Json } = { ...delta }
  let hasNews = isLast || typeof delta['role'] === 'string'
  for (const field of textFields) {
    const text = delta[field]
    if (typeof text !== 'string') continue
    const out = settleDelta(channel(settling, `${index}/${field}`), text)
    next[field] = out
    if (out !== '') hasNews = true
  }
  if (Array.isArray(delta['tool_calls'])) {
    next['tool_calls'] = (delta['tool_calls'] as readonly Json[]).map((call, at) =>
      settleToolDelta(settling, call, `${index}/tool/${at}`),
    )
    hasNews = true
  }
  if (isLast) flush(settling, index, next)
  return hasNews ? { ...choice, delta: next } : undefined
}

function settleToolDelta(settling: Settling, call: Json, fallback: string): Json {
  if (!isJsonObject(call) || !isJsonObject(call['function'])) return call
  const { name, arguments: text } = call['function']
  const path = typeof call['index'] === 'number' ? `${fallback.split('/')[0]}/tool/${call['index']}` : fallback
  const settled: { [key: string]: Json } = { ...call['function'] }
  if (typeof name === 'string') settled['name'] = settleName(settling.options.key, name)
  if (typeof text === 'string') settled['arguments'] = settleDelta(channel(settling, path), text)
  return { ...call, function: settled }
}

/** Adds what the channels of a choice still hold to its last delta. */
function flush(settling: Settling, index: number, delta: { [key: string]: Json }): void {
  for (const [path, open] of settling.channels) {
    const [choice, field, tool] = path.split('/')
    if (choice !== String(index) || field === undefined) continue
    const rest = closeChannel(open)
    if (rest === '') continue
    if (field !== 'tool') delta[field] = `${typeof delta[field] === 'string' ? delta[field] : ''}${rest}`
    else
      delta['tool_calls'] = [
        ...((delta['tool_calls'] as Json[] | undefined) ?? []),
        { index: Number(tool), function: { arguments: rest } },
      ]
  }
}

/** Settles a buffered answer. */
export function settleCompletion(settling: Settling, completion: ChatCompletion): ChatCompletion {
  const { options } = settling
  readUsage(settling, completion)
  const choices = Array.isArray(completion['choices']) ? (completion['choices'] as readonly Json[]) : []
  const settled = choices.map((choice, at) => {
    if (!isJsonObject(choice) || !isJsonObject(choice['message'])) return choice
    return { ...choice, message: settleMessage(settling, choice['message'], at) }
  })
  return { ...completion, id: options.id, model: options.model, choices: settled }
}

function settleMessage(settling: Settling, message: JsonObject, index: number): JsonObject {
  const next: { [key: string]: Json } = { ...message }
  for (const field of textFields) {
    const text = message[field]
    if (typeof text === 'string') next[field] = settleOwnWords(settling, `${index}/${field}`, text)
  }
  if (Array.isArray(message['tool_calls']))
    next['tool_calls'] = (message['tool_calls'] as readonly Json[]).map((call, at) => {
      if (!isJsonObject(call) || !isJsonObject(call['function'])) return call
      const { name, arguments: text } = call['function']
      const settled: { [key: string]: Json } = { ...call['function'] }
      if (typeof name === 'string') settled['name'] = settleName(settling.options.key, name)
      if (typeof text === 'string') settled['arguments'] = settleWhole(channel(settling, `${index}/tool/${at}`), text)
      return { ...call, function: settled }
    })
  return next
}

function settleOwnWords(settling: Settling, path: string, text: string): string {
  const open = channel(settling, path)
  return settleWhole(open, settling.options.masksNew ? maskNew(settling, text) : text)
}

export const maskedText = '(persoonsgegeven verborgen)'

function maskNew({ options, masked: found }: Settling, text: string): string {
  let masked = ''
  let at = 0
  for (const span of inspectAnswer(options.inspector, options.key, text)) {
    found.push(span)
    masked += text.slice(at, span.start) + maskedText
    at = span.end
  }
  return masked + text.slice(at)
}

/** The stream is over: gives the chunk that was still held (an engine may stop without a finish reason). */
export function endSettling(settling: Settling, created: number): ChatChunk | undefined {
  const { id, model } = settling.options
  const delta: { [key: string]: Json } = {}
  flush(settling, 0, delta)
  if (Object.keys(delta).length === 0) return undefined
  return { id, object: 'chat.completion.chunk', created, model, choices: [{ index: 0, delta, finish_reason: null }] }
}

/** Facts of the answer, once it is complete or broken off. */
export function settledFacts({ options, channels, masked, usage }: Settling): Settled {
  const spans: Span[] = [...masked]
  let removedImages = 0
  let length = 0
  for (const open of channels.values()) {
    spans.push(...inspectAnswer(options.inspector, options.key, open.raw))
    removedImages += open.guard?.removed ?? 0
    length += open.raw.length
  }
  return {
    usage,
    newKinds: count(spans),
    removedImages,
    length,
    texts: [...channels.values()].map((open) => open.settled),
  }
}

function count(spans: readonly Span[]): KindCounts {
  const counts: { [K in PiiType]?: number } = {}
  for (const { type } of spans) counts[type] = (counts[type] ?? 0) + 1
  return counts
}

function channel(settling: Settling, path: string): Channel {
  const open = settling.channels.get(path)
  if (open !== undefined) return open
  const { key, isKnownAddress } = settling.options
  const fresh = openChannel({ key, isJson: path.includes('/tool/'), isKnownAddress })
  settling.channels.set(path, fresh)
  return fresh
}

function readUsage(settling: Settling, answer: JsonObject): void {
  const usage = answer['usage']
  if (!isJsonObject(usage)) return
  const { prompt_tokens: promptTokens, completion_tokens: completionTokens } = usage
  if (typeof promptTokens !== 'number') return
  settling.usage = { promptTokens, completionTokens: typeof completionTokens === 'number' ? completionTokens : 0 }
}
