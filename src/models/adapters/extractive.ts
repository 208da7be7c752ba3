/**
 * The engine that is always there: it answers with literal passages and their source, and says that it is not a language
 * model. It looks only at the last user message and follows no instructions in it.
 */
import type { Clock } from '../../kernel/clock.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { Problem } from '../../kernel/problem.ts'
import type { ModelDescription } from '../catalogue.ts'
import { maxTokensOf, messagesOf, refuseStructure } from '../chat-request.ts'
import { quote } from '../extractive/quote.ts'
import { indexPassages, type PassageIndex, rankPassages } from '../extractive/rank.ts'
import type { SourceDocument } from '../extractive/source-document.ts'
import type { AnswerSink, Call, ChatChunk, Model } from '../model.ts'
import { type AnswerHead, chunkOf, completionOf, usageChunkOf } from '../own-answer.ts'
import { problems } from '../problems.ts'

export interface ExtractiveOptions {
  readonly documents: readonly SourceDocument[]
  readonly clock: Clock
}

const mostPassages = 2

export function extractiveModel(description: ModelDescription, { documents, clock }: ExtractiveOptions): Model {
  const index = indexPassages(documents)
  return {
    ...description,
    chat: (prompt, sink) => {
      const head = { id: 'chatcmpl-letterlijk', created: Math.floor(clock.now() / 1000), model: description.id }
      return startTelling(() => answer(index, prompt, head), sink)
    },
    embed: (_prompt, sink) => startTelling(() => new Problem(problems.cannotEmbed), sink),
    check: async () => ({ ok: true, detail: `Citeert uit ${documents.length} pagina’s; er is geen taalmodel nodig.` }),
    close: async () => undefined,
  }
}

type Telling = { readonly whole: JsonObject } | { readonly chunks: readonly ChatChunk[] } | Problem

function answer(index: PassageIndex, request: JsonObject, head: AnswerHead): Telling {
  const refusal = refuseStructure(request)
  if (refusal !== undefined) return refusal
  const messages = messagesOf(request)
  const question = messages.findLast(({ role }) => role === 'user')?.text ?? ''
  const words = quote(rankPassages(index, question, mostPassages)).match(/\s*\S+/g) ?? []
  const said = words.slice(0, maxTokensOf(request) ?? words.length)
  const finish = said.length < words.length ? 'length' : 'stop'
  const promptTokens = messages.reduce((sum, { text }) => sum + (text.match(/\S+/g)?.length ?? 0), 0)
  const usage = { promptTokens, completionTokens: said.length }
  if (request.stream !== true) return { whole: completionOf(head, said.join(''), { finish, usage }) }
  const chunks = said.map((content, at) => chunkOf(head, at === 0 ? { role: 'assistant', content } : { content }))
  return { chunks: [...chunks, chunkOf(head, {}, finish), usageChunkOf(head, usage)] }
}

/** Chunks given before other work gets a turn. */
const chunksPerTurn = 16

/** Tells an answer on later turns of the event loop, so that the caller holds the call before the first sink call. */
function startTelling(make: () => Telling, sink: AnswerSink): Call {
  let isPaused = false
  let hasEnded = false
  let telling: Telling | undefined
  let at = 0
  const tell = () => {
    if (hasEnded || isPaused) return
    telling ??= make()
    if (telling instanceof Problem) return finish(sink.failed.bind(sink, telling))
    if ('chunks' in telling) {
      const turnEnds = at + chunksPerTurn
      for (const chunk of telling.chunks.slice(at, turnEnds)) {
        at++
        sink.chunk(chunk)
        if (isPaused || hasEnded) return
      }
      if (at < telling.chunks.length) return schedule()
    } else sink.whole(telling.whole)
    finish(sink.done.bind(sink))
  }
  const finish = (last: () => void) => {
    hasEnded = true
    last()
  }
  let next: NodeJS.Immediate
  const schedule = () => {
    next = setImmediate(tell)
  }
  schedule()
  return {
    cancel: () => {
      hasEnded = true
      clearImmediate(next)
    },
    pause: () => {
      isPaused = true
    },
    resume: () => {
      if (!isPaused || hasEnded) return
      isPaused = false
      clearImmediate(next)
      schedule()
    },
  }
}
