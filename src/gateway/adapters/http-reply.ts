import type { ServerResponse } from 'node:http'
import { asProblem } from '../../kernel/problem.ts'
import { openAiProblem } from '../present-problem.ts'
import type { Reply } from '../reply.ts'

/** A reply over Node's HTTP response, written directly: no streams between the model's socket and the client's. */
export function httpReply(response: ServerResponse): Reply {
  return {
    get isOpen() {
      return !response.writableEnded && !response.destroyed
    },
    get hasStarted() {
      return response.headersSent
    },
    header: (name, value) => {
      if (!response.headersSent) response.setHeader(name, value)
    },
    startStream: () => {
      response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' })
    },
    write: (text) => response.destroyed || response.write(text),
    onceDrained: (listener) => void response.once('drain', listener),
    onceLeft: (listener) => {
      response.once('close', () => {
        if (!response.writableFinished) listener()
      })
    },
    endStream: (text) => void response.end(text),
    sendJson: (body) => {
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
