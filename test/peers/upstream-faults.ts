/** The ways in which servers break, as scripts. */

import type { Script } from './upstream.ts'
import { chunkOf, completionOf, doneEvent, event, promptText, startStream, turn, wait } from './upstream-scripts.ts'

/** Keeps the connection and never sends a byte. */
export const neverAnswer = (): Script => () => undefined

/** Starts an answer and then falls silent with the connection open. */
export const fallSilent =
  (after = 'Begin'): Script =>
  (_request, reply) => {
    startStream(reply)
    reply.write(event(chunkOf({ content: after })))
  }

/** Sends one byte of a comment every `everyMs`, for ever. */
export const drip =
  (everyMs: number): Script =>
  async (_request, reply) => {
    startStream(reply)
    while (!reply.destroyed) {
      reply.write(':')
      await wait(everyMs)
    }
  }

/** 200 with a login page, as a proxy in between does. */
export const html =
  (page = '<html><body>Log in</body></html>'): Script =>
  (_request, reply) => {
    reply.writeHead(200, { 'content-type': 'text/html' }).end(page)
  }

/** An error status. The body repeats the prompt, as some servers do. */
export const fail =
  (status: number, headers: Record<string, string> = {}): Script =>
  (request, reply) => {
    const error = { message: `bad request: ${promptText(request)}`, type: 'error', code: null }
    reply.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify({ error }))
  }

/** Closes the connection after some chunks of a stream, or in the middle of a whole answer. */
export const breakOff =
  (chunks = 1): Script =>
  async (request, reply) => {
    if (request.body.stream === true) {
      startStream(reply)
      for (let i = 0; i < chunks; i++) reply.write(event(chunkOf({ content: `deel ${i} ` })))
    } else {
      const text = JSON.stringify(completionOf(request, { content: 'half' }))
      reply.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length })
      reply.write(text.slice(0, 20))
    }
    await wait(20)
    reply.destroy()
  }

/** Closes without a single byte. */
export const hangUp = (): Script => (_request, reply) => {
  reply.destroy()
}

/** A complete answer with the right type and these bytes as its body. */
export const raw =
  (body: string | Buffer, contentType = 'application/json'): Script =>
  (_request, reply) => {
    reply.writeHead(200, { 'content-type': contentType }).end(body)
  }

/** One event of this many bytes. */
export const hugeEvent =
  (bytes = 10 * 1024 * 1024): Script =>
  (_request, reply) => {
    startStream(reply)
    reply.end(event(chunkOf({ content: 'x'.repeat(bytes) })) + doneEvent)
  }

/** Streams without end until the client hangs up. */
export const endless = (): Script => async (_request, reply) => {
  startStream(reply)
  const part = event(chunkOf({ content: 'x'.repeat(16_000) }))
  while (!reply.destroyed) {
    if (!reply.write(part)) await Promise.race([new Promise((resolve) => reply.once('drain', resolve)), wait(1000)])
    await turn()
  }
}

/** Sends the answer of another script one byte at a time. */
export const splitEverywhere =
  (script: Script): Script =>
  async (request, reply) => {
    const write = reply.write.bind(reply)
    const end = reply.end.bind(reply)
    const parts: Buffer[] = []
    const keep = (part?: unknown) => {
      if (typeof part === 'string' || Buffer.isBuffer(part)) parts.push(Buffer.from(part))
      return true
    }
    const isComplete = new Promise<void>((resolve) => {
      const last = (part?: unknown) => {
        keep(part)
        resolve()
        return reply
      }
      Object.assign(reply, { write: keep, end: last })
    })
    await script(request, reply)
    await isComplete
    const bytes = Buffer.concat(parts)
    for (let i = 0; i < bytes.length && !reply.destroyed; i++) {
      write(bytes.subarray(i, i + 1))
      await turn()
    }
    end()
  }

/** Sends the client elsewhere. */
export const redirect =
  (location: string, status = 307): Script =>
  (_request, reply) => {
    reply.writeHead(status, { location }).end()
  }
