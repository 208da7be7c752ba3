import type { ServerResponse } from 'node:http'
import type { JsonObject } from '../../kernel/json.ts'
import { asProblem } from '../../kernel/problem.ts'
import { openAiProblem } from '../present-problem.ts'
import type { Reply } from '../reply.ts'

/** A reply over Node's HTTP response, written directly: no streams between the model's socket and the client's. */
export function httpReply(response: ServerResponse): Reply {
  const header = (name: string, value: string) => {
    if (!response.headersSent) response.setHeader(name, value)
  }
  return {
    get isOpen() {
      return !response.writableEnded && !response.destroyed
    },
    get hasStarted() {
      return response.headersSent
    },
    // The ledger index and the log's origin, as an RFC 8941 item: enough to look the record up and prove it.
    receipt: ({ index, origin }) => header('x-stadspoort-receipt', `${index};origin="${origin}"`),
    duties: (duties) => {
      if (duties.length > 0) header('x-stadspoort-duties', duties.join(', '))
    },
    kept: (counts) => {
      const list = Object.entries(counts).map(([kind, count]) => `${kind.toLowerCase()}=${count}`)
      if (list.length > 0) header('x-stadspoort-kept', list.join(', '))
    },
    route: ({ id, zone }) => header('x-stadspoort-route', `"${id}";zone=${zone}`),
    event: (body) => {
      startStream(response)
      return response.destroyed || response.write(eventText(body))
    },
    onceDrained: (listener) => void response.once('drain', listener),
    onceLeft: (listener) => {
      response.once('close', () => {
        if (!response.writableFinished) listener()
      })
    },
    endStream: (rest) => {
      startStream(response)
      response.end(`${rest.map(eventText).join('')}data: [DONE]\n\n`)
    },
    whole: (body) => {
      const bytes = Buffer.from(JSON.stringify(body))
      response.writeHead(200, {
        'content-type': 'application/json; charset=utf-8',
        'content-length': bytes.length,
        'cache-control': 'no-store',
      })
      response.end(bytes)
    },
  }
}

function startStream(response: ServerResponse): void {
  if (response.headersSent) return
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' })
}

function eventText(body: JsonObject): string {
  return `data: ${JSON.stringify(body)}\n\n`
}

/**
 * Ends a reply with a problem: as a status when nothing was sent, as an error event when a stream runs.
 * @returns the problem's code, for the meter
 */
export function sendProblem(response: ServerResponse, error: unknown, instance?: string): string {
  const problem = asProblem(error)
  const body = openAiProblem(problem, instance)
  if (response.destroyed || response.writableEnded) return problem.kind.code
  if (response.headersSent) {
    response.end(`data: ${JSON.stringify({ error: body['error'] })}\n\n`)
    return problem.kind.code
  }
  const bytes = Buffer.from(JSON.stringify(body))
  const { retryAfter } = problem.options
  if (retryAfter !== undefined) response.setHeader('retry-after', String(retryAfter))
  if (problem.kind.status === 401) response.setHeader('www-authenticate', 'Bearer realm="stadspoort"')
  response.writeHead(problem.kind.status, {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': bytes.length,
    'cache-control': 'no-store',
  })
  response.end(bytes)
  return problem.kind.code
}
