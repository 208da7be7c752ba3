/**
 * One answer that is being written. It lives on the server: the person may leave, reload or watch from another device, and
 * it goes on. It is the gate's `Reply`: what the gate gives is collected here and passed to whoever follows.
 */
import { type Gate, type HouseCaller, pass, type Reply } from '../../gateway/index.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { asProblem, type Problem } from '../../kernel/problem.ts'
import type { Model } from '../../models/index.ts'
import type { AnswerState } from '../contract.ts'
import type { AnswerRecord } from '../conversation/answer-record.ts'
import { readChunk } from './read-chunk.ts'

export interface RunRequest {
  readonly caller: HouseCaller
  /** An OpenAI chat request of the house's own making; must ask for a stream. */
  readonly body: JsonObject
  readonly facts: AnswerRecord
  /** The label of art. 50 for whichever model answers. */
  readonly labelOf: (model: Model) => AnswerRecord['label']
  /** Facts that explain a problem to the person, e.g. a refusal. */
  readonly explain: (problem: Problem) => Partial<AnswerRecord>
  /** Told about our own mistakes; gets the error, never a text. */
  readonly onFault: (error: unknown) => void
}

export interface Run {
  readonly text: string
  readonly facts: AnswerRecord
  readonly state: AnswerState
  /** Ends the answer where it is; what was written stays. @param as `interrupted` when it is not the person who stops it */
  stop(as?: 'stopped' | 'interrupted'): void
  /** Calls back with every new piece; returns how to stop listening. */
  follow(listener: (delta: string) => void): () => void
  /** Resolves when nothing more will come. Never rejects. */
  readonly ended: Promise<void>
}

const endOf: { readonly [code: string]: AnswerState } = {
  'refused-by-policy': 'refused',
  'answer-withheld': 'withheld',
}

interface Progress {
  text: string
  facts: AnswerRecord
  state: AnswerState
  stoppedAs: AnswerState | undefined
  leave: (() => void) | undefined
  readonly listeners: Set<(delta: string) => void>
}

/** Starts a passage through the gate. */
export function startRun(gate: Gate, request: RunRequest): Run {
  const progress: Progress = {
    text: '',
    facts: request.facts,
    state: 'running',
    stoppedAs: undefined,
    leave: undefined,
    listeners: new Set(),
  }
  const bytes = Buffer.from(JSON.stringify(request.body))
  const passing = pass(gate, { endpoint: 'chat', caller: request.caller, bytes }, replyOf(progress, request))
  const ended = passing.then(
    () => {
      progress.state = progress.stoppedAs ?? 'completed'
    },
    (error: unknown) => fail(progress, request, error),
  )
  return {
    get text() {
      return progress.text
    },
    get facts() {
      return progress.facts
    },
    get state() {
      return progress.state
    },
    stop(as = 'stopped') {
      progress.stoppedAs ??= as
      progress.leave?.()
    },
    follow(listener) {
      progress.listeners.add(listener)
      return () => void progress.listeners.delete(listener)
    },
    ended,
  }
}

function replyOf(progress: Progress, { labelOf }: RunRequest): Reply {
  const add = (body: JsonObject): void => addTo(progress, body)
  const learn = (facts: Partial<AnswerRecord>): void => {
    progress.facts = { ...progress.facts, ...facts }
  }
  return {
    isOpen: true,
    get hasStarted() {
      return progress.text !== ''
    },
    receipt: ({ index, origin }) => learn({ receipt: { index, origin } }),
    duties: () => undefined,
    kept: (kept) => learn({ kept }),
    route: (model) => learn({ model: model.id, zone: model.zone, label: labelOf(model) }),
    event: (body) => {
      add(body)
      return true
    },
    onceDrained: (listener) => listener(),
    onceLeft: (listener) => {
      progress.leave = listener
      if (progress.stoppedAs !== undefined) listener()
    },
    endStream: (rest) => rest.forEach(add),
    whole: add,
  }
}

function addTo(progress: Progress, body: JsonObject): void {
  const { content, usage } = readChunk(body)
  if (usage !== undefined) progress.facts = { ...progress.facts, usage }
  if (content === '') return
  progress.text += content
  for (const listener of progress.listeners) listener(content)
}

function fail(progress: Progress, { explain, onFault }: RunRequest, error: unknown): void {
  const problem = asProblem(error)
  if (problem !== error) onFault(error)
  progress.state = endOf[problem.kind.code] ?? progress.stoppedAs ?? 'failed'
  const isTold = progress.state === 'failed' || progress.state === 'withheld'
  const failure = !isTold ? null : { code: problem.kind.code, detail: sentenceOf(problem) }
  progress.facts = { ...progress.facts, failure, ...explain(problem) }
}

function sentenceOf({ kind, options }: Problem): string {
  return options.detail === undefined ? kind.title : `${kind.title} ${options.detail}`
}
