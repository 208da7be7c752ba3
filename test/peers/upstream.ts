/**
 * A scripted OpenAI-compatible server for tests and benchmarks: it records what it was sent, and answers as it is told,
 * well (`upstream-scripts.ts`) or badly (`upstream-faults.ts`).
 */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Json, JsonObject } from '../../src/kernel/json.ts'
import { echo, embed, listModels } from './upstream-scripts.ts'

export * from './upstream-faults.ts'
export * from './upstream-scripts.ts'

/** One request as it came in. */
export interface Received {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  /** The body as bytes on the wire, decoded as UTF-8. */
  readonly text: string
  /** The parsed body; an empty object when it is not a JSON object. */
  readonly body: JsonObject
}

/** Answers one request. `reply` is Node's own, so that a script can misbehave in any way. */
export type Script = (request: Received, reply: ServerResponse) => void | Promise<void>

export interface Upstream {
  /** With `/v1`, ready to be a `baseUrl`. */
  readonly url: string
  readonly port: number
  /** Everything received on `/chat/completions` and `/embeddings`, oldest first. */
  readonly requests: readonly Received[]
  /** Requests whose connection the client closed before the answer was complete. */
  readonly aborted: number
  /** Connections accepted so far. */
  readonly connections: number
  /** Replaces the script of `/chat/completions`. */
  respond(script: Script): void
  /** Forgets requests and counts. */
  forget(): void
  /** Resolves once `aborted` reaches `count`; rejects after 5 s. */
  untilAborted(count: number): Promise<void>
  close(): Promise<void>
}

export interface UpstreamOptions {
  /** Default: `echo()`. */
  readonly script?: Script
  /** Names on `/v1/models`. Default: `test-model`. */
  readonly models?: readonly string[]
  /** Default: any free port. */
  readonly port?: number
  /** Default 127.0.0.1. */
  readonly host?: string
  /** Keep no requests (benchmarks). */
  readonly forgetful?: boolean
}

export async function startUpstream(options: UpstreamOptions = {}): Promise<Upstream> {
  const { models = ['test-model'], host = '127.0.0.1', forgetful = false } = options
  const state = { script: options.script ?? echo(), requests: [] as Received[], aborted: 0, connections: 0 }
  const sockets = new Set<Socket>()
  const server = createServer((incoming, reply) => {
    reply.on('close', () => {
      if (!reply.writableFinished) state.aborted++
    })
    void receive(incoming).then((request) => answer(request, reply))
  })
  const answer = async (request: Received, reply: ServerResponse) => {
    if (request.path.endsWith('/models')) return listModels(models)(request, reply)
    if (!forgetful) state.requests.push(request)
    await (request.path.endsWith('/embeddings') ? embed() : state.script)(request, reply)
  }
  server.on('connection', (socket) => {
    state.connections++
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, host, resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${host}:${port}/v1`,
    port,
    requests: state.requests,
    get aborted() {
      return state.aborted
    },
    get connections() {
      return state.connections
    },
    respond: (script) => {
      state.script = script
    },
    forget: () => {
      state.requests.length = 0
      state.aborted = 0
      state.connections = 0
    },
    untilAborted: (count) => until(() => state.aborted >= count, `${count} aborted requests`),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

/** Waits for a condition, polling; rejects after 5 s. */
export async function until(condition: () => boolean, what: string): Promise<void> {
  for (let i = 0; i < 500; i++) {
    if (condition()) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error(`waited 5 s in vain for ${what}`)
}

async function receive(incoming: IncomingMessage): Promise<Received> {
  const parts: Buffer[] = []
  for await (const part of incoming) parts.push(part as Buffer)
  const text = Buffer.concat(parts).toString()
  return { method: incoming.method ?? '', path: incoming.url ?? '', headers: incoming.headers, text, body: parse(text) }
}

function parse(text: string): JsonObject {
  try {
    const value = JSON.parse(text) as Json
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {}
  } catch {
    return {}
  }
}
