/**
 * One running call to an OpenAI-compatible server: an undici dispatch handler that parses each event once and hands it on.
 * Nothing of what the server writes in an error reaches a Problem: it may repeat the prompt.
 */
import type { Dispatcher } from 'undici'
import { isJsonObject, type Json, type JsonObject } from '../../kernel/json.ts'
import { Problem } from '../../kernel/problem.ts'
import type { AnswerSink, Call } from '../model.ts'
import { problems } from '../problems.ts'
import { type EventReading, readEvents, startReading } from '../sse.ts'
import { isStaleConnection, problemOfError, problemOfStatus } from './upstream-problem.ts'

type Controller = Dispatcher.DispatchController
type Headers = { readonly [name: string]: string | string[] | undefined }

export interface CallOptions {
  /** Starts, or starts again, the request with this handler. */
  readonly dispatch: (handler: Dispatcher.DispatchHandler) => void
  readonly sink: AnswerSink
  /** The member that a whole answer must have as a list. */
  readonly listMember: 'choices' | 'data'
  readonly totalMs: number
  /** Longest event, in UTF-16 code units. */
  readonly maxEventLength: number
  /** Longest answer, in bytes. */
  readonly maxAnswerBytes: number
}

/** Bytes of an error body that are looked at; the rest is not read. */
const maxErrorBytes = 64 * 1024

export class UpstreamCall implements Call, Dispatcher.DispatchHandler {
  readonly #options: CallOptions
  readonly #timer: NodeJS.Timeout
  #controller: Controller | undefined
  #reading: EventReading | undefined
  #parts: Buffer[] = []
  #bytes = 0
  #status = 0
  #retryAfter: number | undefined
  #isFinished = false
  #hasEnded = false
  #isPaused = false
  #hasRetried = false

  constructor(options: CallOptions) {
    this.#options = options
    this.#timer = setTimeout(
      () => this.#fail(new Problem(problems.timeout, { detail: 'Het antwoord duurde te lang.' })),
      options.totalMs,
    )
    this.#timer.unref()
  }

  /** Sends the request. Separate from making it, so that no sink call comes before the caller holds the call. */
  start(): this {
    try {
      this.#options.dispatch(this)
    } catch (error) {
      queueMicrotask(() => this.#fail(problemOfError(error, false)))
    }
    return this
  }

  cancel(): void {
    if (this.#hasEnded) return
    this.#end()
    this.#stop()
  }

  pause(): void {
    this.#isPaused = true
    this.#controller?.pause()
  }

  resume(): void {
    this.#isPaused = false
    this.#controller?.resume()
  }

  onRequestStart(controller: Controller): void {
    this.#controller = controller
    if (this.#hasEnded) this.#stop()
  }

  onResponseStart(controller: Controller, status: number, headers: Headers) {
    if (this.#hasEnded || status < 200) return
    this.#status = status
    if (status !== 200) {
      this.#retryAfter = secondsOf(headers['retry-after'])
      if (status < 400) this.#fail(problemOfStatus(status, '', undefined))
      return
    }
    const type = String(headers['content-type'] ?? '').toLowerCase()
    const encoding = headers['content-encoding']
    if (encoding !== undefined && encoding !== 'identity')
      return this.#fail(garbage('Het antwoord is ingepakt; daar is niet om gevraagd.'))
    if (type.startsWith('text/event-stream')) this.#reading = startReading(this.#options.maxEventLength)
    else if (!type.startsWith('application/json')) return this.#fail(garbage('Het antwoord is geen JSON.'))
    if (this.#isPaused) controller.pause()
  }

  onResponseData(_controller: Controller, bytes: Buffer) {
    this.#bytes += bytes.length
    if (this.#bytes > this.#options.maxAnswerBytes) return this.#tooLarge()
    if (this.#hasEnded) return
    if (this.#reading !== undefined) return this.#readStream(this.#reading, bytes)
    if (this.#status !== 200 && this.#bytes > maxErrorBytes)
      return this.#fail(problemOfStatus(this.#status, '', this.#retryAfter))
    this.#parts.push(bytes)
  }

  onResponseEnd(): void {
    clearTimeout(this.#timer)
    if (this.#hasEnded) return
    if (this.#reading !== undefined) {
      if (this.#isFinished) this.#done()
      else this.#fail(new Problem(problems.brokeOff))
      return
    }
    const text = this.#parts.length === 1 ? String(this.#parts[0]) : Buffer.concat(this.#parts).toString()
    this.#parts = []
    if (this.#status !== 200) this.#fail(problemOfStatus(this.#status, text, this.#retryAfter))
    else this.#takeWhole(text)
  }

  onResponseError(_controller: Controller, error: Error) {
    if (this.#hasEnded) return clearTimeout(this.#timer)
    const isUntouched = this.#status === 0
    if (isUntouched && !this.#hasRetried && isStaleConnection(error)) {
      this.#hasRetried = true
      this.start()
      return
    }
    this.#fail(problemOfError(error, !isUntouched))
  }

  #readStream(reading: EventReading, bytes: Buffer) {
    const events = readEvents(reading, bytes)
    if (events === 'too-long') return this.#tooLarge()
    for (const data of events) {
      if (this.#hasEnded) return
      if (data === '[DONE]') return this.#done()
      this.#takeEvent(data)
    }
  }

  #takeEvent(data: string) {
    const chunk = parse(data)
    if (!isJsonObject(chunk)) return this.#fail(garbage('Een deel van het antwoord is geen JSON.'))
    const choices = chunk.choices
    if (!Array.isArray(choices)) {
      // vLLM and others report an error inside the stream; other objects (pings) carry nothing for the client.
      if (chunk.error !== undefined) this.#fail(new Problem(problems.brokeOff))
      return
    }
    if (!this.#isFinished) this.#isFinished = choices.some(isLastOf)
    this.#options.sink.chunk(chunk)
  }

  #takeWhole(text: string) {
    const answer = parse(text)
    if (!isJsonObject(answer)) return this.#fail(garbage('Het antwoord is geen JSON.'))
    if (!Array.isArray(answer[this.#options.listMember]))
      return this.#fail(garbage('Het antwoord heeft een onbekende vorm.'))
    this.#options.sink.whole(answer)
    this.#done()
  }

  /** The answer is complete. The connection is read to its end so that it can be used again; the timer guards that. */
  #done(): void {
    if (this.#hasEnded) return
    this.#hasEnded = true
    this.#options.sink.done()
  }

  #tooLarge(): void {
    this.#fail(new Problem(problems.tooLarge))
    this.#stop()
  }

  #fail(problem: Problem): void {
    const hadEnded = this.#hasEnded
    this.#end()
    this.#stop()
    if (!hadEnded) this.#options.sink.failed(problem)
  }

  #end(): void {
    this.#hasEnded = true
    this.#parts = []
    clearTimeout(this.#timer)
  }

  /** Closes the connection: what an engine still makes for nobody costs power. */
  #stop(): void {
    this.#controller?.abort(new Error('call ended'))
  }
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

function isLastOf(choice: Json): boolean {
  if (!isJsonObject(choice)) return false
  const { finish_reason: reason } = choice as JsonObject
  return reason !== null && reason !== undefined
}

function garbage(detail: string): Problem {
  return new Problem(problems.garbage, { detail })
}

/** `retry-after` in whole seconds (RFC 9110 §10.2.3); a date is not worth its parsing here. */
function secondsOf(header: string | string[] | undefined): number | undefined {
  const seconds = Number(header)
  return header !== undefined && header !== '' && Number.isFinite(seconds) && seconds >= 0
    ? Math.min(Math.ceil(seconds), 3600)
    : undefined
}
