/**
 * Stage 6: choose a model, let it answer, pass the settled answer on. Fallbacks stay inside the zone that was judged and
 * only happen before the first byte of an answer.
 */
import type { JsonObject } from '../kernel/json.ts'
import { Problem } from '../kernel/problem.ts'
import type { AnswerSink, Call, ChatChunk, Model } from '../models/index.ts'
import { commit } from './commitment.ts'
import type { Gate } from './gate.ts'
import { mayAskModel } from './named-models.ts'
import type { Cleared, Ending, Outcome } from './passage.ts'
import type { Reply } from './reply.ts'
import { chunkOf, completionOf } from './reshape.ts'
import { endSettling, type Settling, settleChunk, settleCompletion, settledFacts, startSettling } from './settle.ts'

/** How a passage ended and what is still to be sent once the evidence is durable. */
export interface Completion {
  readonly outcome: Outcome
  /** The last of the answer: held until the closing record is durable. */
  readonly last:
    | { readonly stream: readonly JsonObject[] }
    | { readonly json: JsonObject }
    | { readonly problem: Problem }
    | undefined
}

export async function complete(gate: Gate, cleared: Cleared, reply: Reply): Promise<Completion> {
  reply.route(cleared.model)
  const leaving = new AbortController()
  reply.onceLeft(() => leaving.abort())
  let failure: Problem | undefined
  const candidates = gate.models.candidates(cleared.model.id, [cleared.model.zone])
  for (const model of candidates.filter(({ id }) => mayAskModel(gate, cleared.actor, id))) {
    const attempt = await tryModel(gate, cleared, { model, reply, leaving: leaving.signal })
    if (!(attempt instanceof Problem)) return attempt
    failure = attempt
    if (leaving.signal.aborted || !isWorthAnotherModel(attempt)) break
  }
  const ending = leaving.signal.aborted ? 'cancelled' : 'failed'
  return unanswered(gate, cleared, ending, failure)
}

function isWorthAnotherModel(failure: Problem): boolean {
  return failure.kind.status >= 500
}

function unanswered(gate: Gate, cleared: Cleared, ending: Ending, failure: Problem | undefined): Completion {
  const outcome: Outcome = {
    ending,
    ...(failure === undefined ? {} : { failure: failure.kind.code }),
    usageEstimated: false,
    newKinds: {},
    removedImages: 0,
    totalMs: gate.clock.monotonic() - cleared.startedAt,
  }
  return { outcome, last: failure === undefined ? undefined : { problem: failure } }
}

interface Attempt {
  readonly model: Model
  readonly reply: Reply
  readonly leaving: AbortSignal
}

/** Resolves with a completion once an answer began, or with the problem when this model gave nothing at all. */
async function tryModel(gate: Gate, cleared: Cleared, attempt: Attempt): Promise<Completion | Problem> {
  let release: () => void
  try {
    release = await gate.models.acquire(attempt.model, attempt.leaving)
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  try {
    return await (cleared.endpoint === 'chat' ? chat(gate, cleared, attempt) : embed(gate, cleared, attempt))
  } finally {
    release()
  }
}

/** What grows while an answer comes in. */
interface Progress {
  readonly settling: Settling
  readonly held: ChatChunk[]
  firstByteAt: number | undefined
  whole: JsonObject | undefined
}

function chat(gate: Gate, cleared: Cleared, attempt: Attempt): Promise<Completion | Problem> {
  const { model, reply } = attempt
  const progress = startProgress(gate, cleared)
  return new Promise((resolve) => {
    let call: Call | undefined
    const end = (ending: Ending, failure?: Problem) => {
      gate.models.report(model, ending === 'failed' ? 'failed' : 'answered')
      const isUntouched = progress.firstByteAt === undefined
      resolve(
        failure !== undefined && isUntouched ? failure : conclude(gate, cleared, { progress, model, ending, failure }),
      )
    }
    const sink: AnswerSink = {
      chunk: (chunk) => {
        progress.firstByteAt ??= gate.clock.monotonic()
        if (!passOn(cleared, { progress, model, reply }, chunk) && call !== undefined) waitForClient(reply, call)
      },
      whole: (completion) => {
        progress.firstByteAt ??= gate.clock.monotonic()
        progress.whole = settleCompletion(progress.settling, completion)
      },
      done: () => end('completed'),
      failed: (problem) => end('failed', problem),
    }
    const started = model.chat(cleared.prompt, sink)
    call = started
    whenLeaving(attempt.leaving, () => {
      started.cancel()
      resolve(conclude(gate, cleared, { progress, model, ending: 'cancelled', failure: undefined }))
    })
  })
}

/** Sends one chunk on; false when the client reads too slowly. A held answer is only collected. */
function passOn(cleared: Cleared, to: { progress: Progress; model: Model; reply: Reply }, chunk: ChatChunk): boolean {
  const { progress, model, reply } = to
  if (cleared.holdsAnswer || !cleared.wantsStream) {
    progress.held.push(chunk)
    return true
  }
  const settled = settleChunk(progress.settling, chunk)
  if (settled === undefined) return true
  if (!reply.hasStarted) reply.route(model)
  return reply.event(settled)
}

function waitForClient(reply: Reply, call: Call): void {
  call.pause()
  reply.onceDrained(() => call.resume())
}

function startProgress(gate: Gate, cleared: Cleared): Progress {
  const { answerVerdict, bytes } = cleared
  const settling = startSettling({
    inspector: gate.inspector,
    key: cleared.key,
    id: `chatcmpl-${cleared.id}`,
    model: cleared.model.id,
    wantsUsage: cleared.wantsUsage,
    isKnownAddress: answerVerdict.images === 'keep' ? undefined : (address) => bytes.includes(address),
    masksNew: answerVerdict.newPersonalData === 'mask',
  })
  return { settling, held: [], firstByteAt: undefined, whole: undefined }
}

interface Conclusion {
  readonly progress: Progress
  readonly model: Model
  readonly ending: Ending
  readonly failure: Problem | undefined
}

function conclude(gate: Gate, cleared: Cleared, { progress, model, ending, failure }: Conclusion): Completion {
  const last = failure === undefined ? lastPart(gate, cleared, progress) : { problem: failure }
  const settled = settledFacts(progress.settling)
  const usage = settled.usage ?? {
    promptTokens: Math.ceil(cleared.bytes.length / 4),
    completionTokens: Math.ceil(settled.length / 4),
  }
  const outcome: Outcome = {
    ending,
    ...(failure === undefined ? {} : { failure: failure.kind.code }),
    servedBy: model,
    usage,
    usageEstimated: settled.usage === undefined,
    answerCommitment: commit(cleared.commitmentKey, 'answer', settled.texts),
    newKinds: settled.newKinds,
    removedImages: settled.removedImages,
    ...(progress.firstByteAt === undefined ? {} : { firstByteMs: progress.firstByteAt - cleared.startedAt }),
    totalMs: gate.clock.monotonic() - cleared.startedAt,
  }
  return { outcome, last }
}

function lastPart(gate: Gate, cleared: Cleared, progress: Progress): NonNullable<Completion['last']> {
  if (progress.whole === undefined && (progress.held.length > 0 || !cleared.wantsStream))
    progress.whole = settleCompletion(progress.settling, completionOf(progress.held))
  const { whole, settling } = progress
  if (whole !== undefined && !cleared.wantsStream) return { json: whole }
  if (whole !== undefined) return { stream: [chunkOf(whole), ...usageChunk(cleared, whole)] }
  const rest = endSettling(settling, Math.floor(gate.clock.now() / 1000))
  return { stream: rest === undefined ? [] : [rest] }
}

function usageChunk(cleared: Cleared, { id = '', created = 0, model = '', usage }: JsonObject): JsonObject[] {
  if (!cleared.wantsUsage || usage === undefined) return []
  return [{ id, object: 'chat.completion.chunk', created, model, choices: [], usage }]
}

/** Embeddings hold no text, so nothing is restored. */
function embed(gate: Gate, cleared: Cleared, { model, leaving }: Attempt): Promise<Completion | Problem> {
  const progress = startProgress(gate, cleared)
  return new Promise((resolve) => {
    let list: JsonObject | undefined
    const call = model.embed(cleared.prompt, {
      chunk: () => undefined,
      whole: (embeddings) => {
        progress.firstByteAt = gate.clock.monotonic()
        list = { ...embeddings, model: cleared.model.id }
      },
      done: () => {
        gate.models.report(model, 'answered')
        progress.whole = list
        resolve(conclude(gate, cleared, { progress, model, ending: 'completed', failure: undefined }))
      },
      failed: (problem) => {
        gate.models.report(model, 'failed')
        resolve(problem)
      },
    })
    whenLeaving(leaving, () => {
      call.cancel()
      resolve(conclude(gate, cleared, { progress, model, ending: 'cancelled', failure: undefined }))
    })
  })
}

function whenLeaving(leaving: AbortSignal, listener: () => void): void {
  if (leaving.aborted) listener()
  else leaving.addEventListener('abort', listener, { once: true })
}
