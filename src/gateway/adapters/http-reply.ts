import type { ServerResponse } from 'node:http'
import type { JsonObject } from '../../kernel/json.ts'
import { asProblem } from '../../kernel/problem.ts'
import type { Receipt } from '../../ledger/index.ts'
import type { Model } from '../../models/index.ts'
import type { KindCounts } from '../../pii/index.ts'
import type { Duty } from '../../policy/index.ts'
import { openAiProblem } from '../present-problem.ts'
import type { Reply } from '../reply.ts'

/** Names and values in turn: Node writes such a list as it is, for half of what setting each header costs. */
export type HeaderList = readonly string[]

const wholeType = ['content-type', 'application/json; charset=utf-8']
const streamType = ['content-type', 'text/event-stream; charset=utf-8']
const problemType = ['content-type', 'application/problem+json; charset=utf-8']

/** A reply over Node's HTTP response, written directly: no streams between the model's socket and the client's. */
export class HttpReply implements Reply {
  readonly #response: ServerResponse
  readonly #head: string[]
  #route: HeaderList = []
  /** Events that were not written yet. */
  #waiting = ''

  /** @param fixed headers that every answer carries */
  constructor(response: ServerResponse, fixed: HeaderList) {
    this.#response = response
    this.#head = [...fixed, 'cache-control', 'no-store']
  }

  get isOpen(): boolean {
    return !this.#response.writableEnded && !this.#response.destroyed
  }

  get hasStarted(): boolean {
    return this.#response.headersSent
  }

  /** The ledger index and the log's origin, as an RFC 8941 item: enough to look the record up and prove it. */
  receipt({ index, origin }: Receipt): void {
    this.#head.push('x-stadspoort-receipt', `${index};origin="${origin}"`)
  }

  duties(duties: readonly Duty[]): void {
    if (duties.length > 0) this.#head.push('x-stadspoort-duties', duties.join(', '))
  }

  kept(counts: KindCounts): void {
    const list = Object.entries(counts).map(([kind, count]) => `${kind.toLowerCase()}=${count}`)
    if (list.length > 0) this.#head.push('x-stadspoort-kept', list.join(', '))
  }

  route({ id, zone }: Model): void {
    this.#route = ['x-stadspoort-route', `"${id}";zone=${zone}`]
  }

  /** Events that a model sent in one piece leave in one piece: a write costs more than all else a chunk needs. */
  event(body: JsonObject): boolean {
    const response = this.#response
    if (response.destroyed) return true
    if (!response.headersSent) this.#start(200, streamType)
    if (this.#waiting === '') process.nextTick(() => this.#flush())
    this.#waiting += eventText(body)
    return !response.writableNeedDrain
  }

  onceDrained(listener: () => void): void {
    this.#response.once('drain', listener)
  }

  onceLeft(listener: () => void): void {
    this.#response.once('close', () => {
      if (!this.#response.writableFinished) listener()
    })
  }

  endStream(rest: readonly JsonObject[]): void {
    this.#endStream(`${rest.map(eventText).join('')}data: [DONE]\n\n`)
  }

  whole(body: JsonObject): void {
    this.#sendWhole(200, wholeType, body)
  }

  /**
   * Ends it with a problem: as a status when nothing was sent, as an error event when a stream runs.
   * @param instance id of the request, so that a person can name this occurrence
   * @returns the problem's code, for the meter
   */
  fail(error: unknown, instance: string): string {
    const problem = asProblem(error)
    const { kind, options } = problem
    if (!this.isOpen) return kind.code
    const body = openAiProblem(problem, instance)
    if (this.hasStarted) {
      this.#endStream(eventText({ error: body['error'] }))
      return kind.code
    }
    if (options.retryAfter !== undefined) this.#head.push('retry-after', String(options.retryAfter))
    if (kind.status === 401) this.#head.push('www-authenticate', 'Bearer realm="stadspoort"')
    this.#sendWhole(kind.status, problemType, body)
    return kind.code
  }

  #start(status: number, more: HeaderList): void {
    this.#response.writeHead(status, [...this.#head, ...this.#route, ...more])
  }

  #sendWhole(status: number, type: HeaderList, body: object): void {
    const text = JSON.stringify(body)
    this.#start(status, [...type, 'content-length', String(Buffer.byteLength(text))])
    this.#response.end(text)
  }

  #endStream(text: string): void {
    if (!this.hasStarted) this.#start(200, streamType)
    this.#response.end(this.#waiting + text)
    this.#waiting = ''
  }

  #flush(): void {
    if (this.#waiting !== '' && !this.#response.destroyed) this.#response.write(this.#waiting)
    this.#waiting = ''
  }
}

function eventText(body: object): string {
  return `data: ${JSON.stringify(body)}\n\n`
}
