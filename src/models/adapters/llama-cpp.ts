/** A model file on this machine, run by llama.cpp through an add-on that the administrator installs. */
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Clock } from '../../kernel/clock.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { asProblem, Problem } from '../../kernel/problem.ts'
import type { ModelDescription } from '../catalogue.ts'
import { type Message, maxTokensOf, messagesOf, numberOf, refuseStructure, stopsOf } from '../chat-request.ts'
import { type EmbeddingRequest, embeddingListOf, embeddingRequestOf } from '../embedding-request.ts'
import type { AnswerSink, Call, Model } from '../model.ts'
import { type AnswerHead, chunkOf, completionOf, usageChunkOf } from '../own-answer.ts'
import { problems } from '../problems.ts'
import { createEngine, type Engine, type EngineOptions, type LlamaLoader, type Loaded } from './llama-engine.ts'
import type { GenerateOptions, HistoryItem } from './llama-library.ts'
import { type Outlet, openOutlet } from './outlet.ts'

export type { LlamaLoader } from './llama-engine.ts'

/** A loader for an installed add-on. @param folder `addons/llama-cpp` of this installation */
export function loadLlamaFrom(folder: string): LlamaLoader {
  return () => import(pathToFileURL(path.join(folder, 'index.js')).href)
}

export interface LlamaCppOptions extends EngineOptions {
  /** Longest whole answer, waiting for its turn included, in milliseconds. */
  readonly totalMs: number
  readonly clock: Clock
}

export function llamaCppModel(description: ModelDescription, options: LlamaCppOptions): Model {
  const engine = createEngine(options)
  const running = new Set<(problem: Problem) => void>()
  const start = (sink: AnswerSink, work: Work): Call => {
    const stop = new AbortController()
    const fail = (problem: Problem) => {
      outlet.fail(problem)
      stop.abort()
    }
    const timer = setTimeout(() => fail(new Problem(problems.timeout)), options.totalMs)
    timer.unref()
    running.add(fail)
    const outlet = openOutlet(sink, () => {
      clearTimeout(timer)
      running.delete(fail)
      stop.abort()
    })
    void perform(engine, { outlet, signal: stop.signal, work })
    return outlet.call
  }
  const head = (): AnswerHead => ({
    id: 'chatcmpl-lokaal',
    created: Math.floor(options.clock.now() / 1000),
    model: description.id,
  })
  return {
    ...description,
    chat: (prompt, sink) => start(sink, (loaded, task) => write(loaded, { ...task, request: prompt, head: head() })),
    embed: (prompt, sink) =>
      start(sink, (loaded, task) => embed(loaded, { ...task, request: prompt, model: description.id })),
    check: (timeoutMs) => check(engine, timeoutMs),
    close: async () => {
      for (const fail of running) fail(new Problem(problems.brokeOff))
      await engine.close()
    },
  }
}

interface Task {
  readonly outlet: Outlet
  readonly signal: AbortSignal
}
type Work = (loaded: Loaded, task: Task) => Promise<void>

async function perform(engine: Engine, { outlet, signal, work }: Task & { work: Work }): Promise<void> {
  try {
    const loaded = await engine.ready()
    await engine.inTurn(async () => {
      if (!signal.aborted) await work(loaded, { outlet, signal })
    })
  } catch (error) {
    if (!signal.aborted) outlet.fail(error instanceof Problem ? error : new Problem(problems.failed, { cause: error }))
  }
}

interface Writing extends Task {
  readonly request: JsonObject
  readonly head: AnswerHead
}

async function write({ model, context, chat }: Loaded, { outlet, signal, request, head }: Writing): Promise<void> {
  const refusal = refuseStructure(request)
  if (refusal !== undefined) return outlet.fail(refusal)
  const history = messagesOf(request).map(historyItem)
  const promptTokens = chat.chatWrapper
    .generateContextState({ chatHistory: history })
    .contextText.tokenize(model.tokenizer).length
  // The library would drop the beginning of a long conversation without a word; the gate would rather refuse.
  if (promptTokens >= context.contextSize - 1) return outlet.fail(tooLong())
  const limit = maxTokensOf(request)
  const isStream = request.stream === true
  let completionTokens = 0
  if (isStream) outlet.chunk(chunkOf(head, { role: 'assistant', content: '' }))
  const generated = await chat.generateResponse(history, {
    ...samplingOf(request),
    signal,
    maxTokens: Math.max(1, Math.min(limit ?? Number.POSITIVE_INFINITY, context.contextSize - promptTokens - 1)),
    onToken: (tokens) => {
      completionTokens += tokens.length
    },
    onTextChunk: (content) => {
      if (isStream && content !== '') outlet.chunk(chunkOf(head, { content }))
    },
  })
  const finish = generated.metadata.stopReason === 'maxTokens' ? 'length' : 'stop'
  const usage = { promptTokens, completionTokens }
  if (!isStream) outlet.whole(completionOf(head, generated.response, { finish, usage }))
  else {
    outlet.chunk(chunkOf(head, {}, finish))
    outlet.chunk(usageChunkOf(head, usage))
  }
  outlet.done()
}

function historyItem({ role, text }: Message): HistoryItem {
  if (role === 'assistant') return { type: 'model', response: [text] }
  return { type: role === 'system' || role === 'developer' ? 'system' : 'user', text }
}

function tooLong(): Problem {
  return new Problem(problems.refusedRequest, { detail: 'De vraag is te lang voor dit model.' })
}

/** Without a wish: some variety, as people expect of a chat. */
const usualTemperature = 0.7

function samplingOf(request: JsonObject): Pick<GenerateOptions, 'temperature'> & Partial<GenerateOptions> {
  const optional = <Name extends string>(name: Name, value: number | undefined) =>
    (value === undefined ? {} : { [name]: value }) as { [key in Name]?: number }
  const repeatPenalty = {
    ...optional('penalty', numberOf(request, 'repetition_penalty')),
    ...optional('frequencyPenalty', numberOf(request, 'frequency_penalty')),
    ...optional('presencePenalty', numberOf(request, 'presence_penalty')),
  }
  const stops = stopsOf(request)
  return {
    temperature: numberOf(request, 'temperature') ?? usualTemperature,
    ...optional('topP', numberOf(request, 'top_p')),
    ...optional('topK', numberOf(request, 'top_k')),
    ...optional('minP', numberOf(request, 'min_p')),
    ...optional('seed', numberOf(request, 'seed')),
    ...(Object.keys(repeatPenalty).length === 0 ? {} : { repeatPenalty }),
    ...(stops.length === 0 ? {} : { customStopTriggers: stops }),
  }
}

interface Embedding extends Task {
  readonly request: JsonObject
  readonly model: string
}

async function embed(loaded: Loaded, { outlet, signal, request, model }: Embedding): Promise<void> {
  const asked: EmbeddingRequest | Problem = embeddingRequestOf(request)
  if (asked instanceof Problem) return outlet.fail(asked)
  const context = await loaded.embeddings()
  const vectors: (readonly number[])[] = []
  let promptTokens = 0
  for (const text of asked.texts) {
    if (signal.aborted) return
    promptTokens += loaded.model.tokenize(text).length
    vectors.push((await context.getEmbeddingFor(text)).vector)
  }
  outlet.whole(embeddingListOf(vectors, { model, promptTokens, format: asked.format }))
  outlet.done()
}

/** Loading counts as an answer: a file that loads can write. */
async function check(engine: Engine, timeoutMs: number): Promise<{ ok: boolean; detail: string }> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<{ ok: boolean; detail: string }>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, detail: 'Het model wordt nog geladen.' }), timeoutMs)
  })
  const loaded = engine.ready().then(
    () => ({ ok: true, detail: 'Het model is geladen.' }),
    (error: unknown) => {
      const { kind, options } = asProblem(error)
      return { ok: false, detail: `${kind.title} ${options.detail ?? ''}`.trim() }
    },
  )
  return Promise.race([loaded, late]).finally(() => clearTimeout(timer))
}
