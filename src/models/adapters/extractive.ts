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
import { openOutlet } from './outlet.ts'

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
      return tell(answer(index, prompt, head), sink)
    },
    embed: (_prompt, sink) => tell(new Problem(problems.cannotEmbed), sink),
    check: async () => ({ ok: true, detail: `Citeert uit ${documents.length} pagina’s; er is geen taalmodel nodig.` }),
    close: async () => undefined,
  }
}

type Answer = { readonly whole: JsonObject } | { readonly chunks: readonly ChatChunk[] } | Problem

function tell(answer: Answer, sink: AnswerSink): Call {
  const outlet = openOutlet(sink)
  if (answer instanceof Problem) outlet.fail(answer)
  else if ('whole' in answer) outlet.whole(answer.whole)
  else answer.chunks.forEach(outlet.chunk)
  outlet.done()
  return outlet.call
}

function answer(index: PassageIndex, request: JsonObject, head: AnswerHead): Answer {
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
