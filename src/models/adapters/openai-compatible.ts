/** A model behind a server that speaks OpenAI's HTTP dialect: vLLM, llama.cpp, Ollama, Mistral and others. */
import type { Dispatcher } from 'undici'
import type { JsonObject } from '../../kernel/json.ts'
import type { SafePrompt } from '../../pii/index.ts'
import type { ModelDescription } from '../catalogue.ts'
import type { AnswerSink, Call, Model } from '../model.ts'
import { getJson } from './get-json.ts'
import { UpstreamCall } from './upstream-call.ts'

/** Gives the one way out to an address; throws a Problem when the address is not allowed. */
export type DispatcherFor = (url: URL) => Dispatcher

export interface UpstreamOptions {
  /** With `/v1`. */
  readonly baseUrl: URL
  /** The model's name on that server. */
  readonly upstreamModel: string
  readonly apiKey?: string | undefined
  readonly timeouts: UpstreamTimeouts
  readonly dispatcherFor: DispatcherFor
}

/** All in milliseconds. */
export interface UpstreamTimeouts {
  readonly firstByteMs: number
  /** Longest silence within an answer. */
  readonly idleMs: number
  readonly totalMs: number
}

const maxEventLength = 1024 * 1024
const maxAnswerBytes = 32 * 1024 * 1024

export function openAiCompatibleModel(description: ModelDescription, options: UpstreamOptions): Model {
  const { baseUrl, upstreamModel, timeouts } = options
  const base = baseUrl.pathname.replace(/\/+$/, '')
  // The whole list of what a model server learns besides the prompt: nothing comes from the client.
  const headers = (accept: string): string[] => [
    ...['content-type', 'application/json', 'accept', accept],
    ...(options.apiKey === undefined ? [] : ['authorization', `Bearer ${options.apiKey}`]),
  ]
  const streamed = headers('text/event-stream, application/json')
  const whole = headers('application/json')
  const send = (path: string, body: JsonObject, sink: AnswerSink): Call => {
    const request: Dispatcher.DispatchOptions = {
      method: 'POST',
      path: base + path + baseUrl.search,
      headers: body.stream === true ? streamed : whole,
      body: JSON.stringify(body),
      headersTimeout: timeouts.firstByteMs,
      bodyTimeout: timeouts.idleMs,
    }
    return new UpstreamCall({
      dispatch: (handler) => options.dispatcherFor(baseUrl).dispatch(request, handler),
      sink,
      listMember: path === embeddingsPath ? 'data' : 'choices',
      totalMs: timeouts.totalMs,
      maxEventLength,
      maxAnswerBytes,
    }).start()
  }
  return {
    ...description,
    chat: (prompt, sink) => send('/chat/completions', chatBody(prompt, upstreamModel), sink),
    embed: (prompt, sink) => send(embeddingsPath, { ...withoutPerson(prompt), model: upstreamModel }, sink),
    check: (timeoutMs) => checkServer(options, `${base}/models${baseUrl.search}`, { timeoutMs, headers: whole }),
    close: async () => undefined,
  }
}

const embeddingsPath = '/embeddings'

/** Usage is always asked for: the evidence needs counts even when the client does not. */
function chatBody(prompt: SafePrompt, upstreamModel: string): JsonObject {
  const { stream_options: asked, ...rest } = withoutPerson(prompt)
  if (rest.stream !== true) return { ...rest, model: upstreamModel }
  const extra = typeof asked === 'object' && asked !== null ? (asked as JsonObject) : {}
  return { ...rest, model: upstreamModel, stream_options: { ...extra, include_usage: true } }
}

/** `user` and `metadata` describe who asks; a model does not need that (AVG art. 5(1)(c), data minimisation). */
function withoutPerson(prompt: SafePrompt): JsonObject {
  const { user: _user, metadata: _metadata, ...rest } = prompt as JsonObject
  return rest
}

async function checkServer(options: UpstreamOptions, path: string, request: { timeoutMs: number; headers: string[] }) {
  const { baseUrl, upstreamModel, dispatcherFor } = options
  const answer = await getJson(() => dispatcherFor(baseUrl), { path, ...request })
  if (!answer.ok) return { ok: false, detail: answer.detail }
  const list = answer.value.data
  const isListed =
    Array.isArray(list) && list.some((entry: unknown) => (entry as { id?: unknown } | null)?.id === upstreamModel)
  return {
    ok: true,
    detail: isListed ? 'De modelserver antwoordt.' : 'De modelserver antwoordt, maar noemt dit model niet.',
  }
}
