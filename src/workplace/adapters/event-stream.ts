/** Server-sent events over Node's HTTP response (HTML Living Standard, 9.2). */
import type { FastifyReply } from 'fastify'
import { asProblem, problemBody } from '../../kernel/problem.ts'
import type { Watcher } from '../answer/follow-answer.ts'

/** Proxies close a connection that stays silent for a minute. */
const heartbeatMs = 15_000

interface EventStream extends Watcher {
  end(): void
}

/** Takes the response over and opens the stream; headers that were set before go along. */
function openEventStream(reply: FastifyReply): EventStream {
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // Tells nginx not to collect the stream first.
    'x-accel-buffering': 'no',
  })
  raw.flushHeaders()
  const left = new Promise<void>((resolve) => raw.once('close', resolve))
  const isOpen = () => !raw.writableEnded && !raw.destroyed
  const heartbeat = setInterval(() => {
    if (isOpen()) raw.write(': \n\n')
  }, heartbeatMs)
  void left.then(() => clearInterval(heartbeat))
  return {
    get isOpen() {
      return isOpen()
    },
    left,
    send: (event) => {
      if (isOpen()) raw.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`)
    },
    pause: async (milliseconds) => {
      let timer: NodeJS.Timeout | undefined
      const waited = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, milliseconds)
      })
      await Promise.race([waited, left])
      clearTimeout(timer)
    },
    end: () => {
      if (isOpen()) raw.end()
    },
  }
}

/**
 * Runs work that may open a stream: a problem before that is an ordinary answer, one after it the stream's last event.
 * @param work opens the stream by calling what it is given
 */
export async function streamTo(reply: FastifyReply, work: (open: () => Watcher) => Promise<void>): Promise<void> {
  let stream: EventStream | undefined
  try {
    await work(() => {
      stream = openEventStream(reply)
      return stream
    })
    stream?.end()
  } catch (error) {
    if (stream === undefined) throw error
    endWithProblem(reply, error)
  }
}

function endWithProblem(reply: FastifyReply, error: unknown): void {
  const body = JSON.stringify(problemBody(asProblem(error), reply.request.id))
  if (!reply.raw.writableEnded) reply.raw.end(`event: problem\ndata: ${body}\n\n`)
}
