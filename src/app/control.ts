/**
 * Commands to a running server, over a socket in the data folder that only its owner may use. So a command never opens
 * the data folder beside the server, and a change works at once.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, request, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import type { Json } from '../kernel/json.ts'
import { asProblem, type Issue, Problem, type ProblemKind } from '../kernel/problem.ts'

export type Handlers = { readonly [verb: string]: (args: Json) => Promise<Json> }

export interface Question {
  readonly verb: string
  readonly args?: Json
}

type Answer =
  | { readonly ok: true; readonly result: Json }
  | { readonly ok: false; readonly kind: ProblemKind; readonly detail: string; readonly issues: readonly Issue[] }

const problems = {
  unknownVerb: { code: 'unknown-verb', status: 404, title: 'De server kent deze opdracht niet.' },
  notAllowed: { code: 'control-not-allowed', status: 403, title: 'Je mag deze server geen opdrachten geven.' },
  brokeOff: { code: 'control-broke-off', status: 502, title: 'De server brak de opdracht af.' },
} as const satisfies { readonly [name: string]: ProblemKind }

const socketName = 'control.sock'
const pointerName = 'control.path'
const folderPrefix = 'stadspoort-socket-'
// sun_path holds 108 bytes on Linux and 104 elsewhere.
const longestPath = 100
const bodyLimit = 1024 * 1024
/** Milliseconds; the slowest command asks every model. */
const patience = 60_000

/**
 * Listens for commands. The caller holds the lock of the data folder, so a socket that is there already is a dead one.
 * @returns how to stop
 */
export async function startControl(dataDirectory: string, handlers: Handlers): Promise<{ close(): Promise<void> }> {
  clean(dataDirectory)
  const socket = newSocketPath(dataDirectory)
  const server = createServer((incoming, outgoing) => {
    answer(incoming, handlers).then((reply) => {
      outgoing.setHeader('connection', 'close')
      outgoing.end(JSON.stringify(reply))
    })
  })
  await listen(server, socket)
  return {
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
      })
      clean(dataDirectory)
    },
  }
}

function listen(server: Server, socket: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    // The socket must never exist, not even for a moment, with rights for others.
    const before = process.umask(0o177)
    server.listen(socket, () => resolve())
    process.umask(before)
  })
}

function newSocketPath(dataDirectory: string): string {
  const direct = path.join(dataDirectory, socketName)
  if (Buffer.byteLength(direct) <= longestPath) return direct
  const folder = mkdtempSync(path.join(tmpdir(), folderPrefix))
  const socket = path.join(folder, socketName)
  writeFileSync(path.join(dataDirectory, pointerName), socket, { mode: 0o600 })
  return socket
}

function pointed(dataDirectory: string): string | undefined {
  try {
    return readFileSync(path.join(dataDirectory, pointerName), 'utf8')
  } catch {
    return undefined
  }
}

/** Where a server on this data folder listens, or would listen. */
export function controlSocket(dataDirectory: string): string {
  return pointed(dataDirectory) ?? path.join(dataDirectory, socketName)
}

function clean(dataDirectory: string): void {
  rmSync(path.join(dataDirectory, socketName), { force: true })
  const elsewhere = pointed(dataDirectory)
  if (elsewhere === undefined) return
  // Only what `newSocketPath` made, whatever the pointer says.
  const folder = path.dirname(elsewhere)
  const isOurs = path.dirname(folder) === tmpdir() && path.basename(folder).startsWith(folderPrefix)
  if (isOurs && path.basename(elsewhere) === socketName) rmSync(folder, { recursive: true, force: true })
  rmSync(path.join(dataDirectory, pointerName), { force: true })
}

async function answer(incoming: IncomingMessage, handlers: Handlers): Promise<Answer> {
  try {
    const { verb, args = null } = JSON.parse(await limitedText(incoming)) as Question
    const handler = Object.hasOwn(handlers, verb) ? handlers[verb] : undefined
    if (handler === undefined) throw new Problem(problems.unknownVerb)
    return { ok: true, result: await handler(args) }
  } catch (error) {
    const problem = asProblem(error)
    return { ok: false, kind: problem.kind, detail: problem.message, issues: problem.options.issues ?? [] }
  }
}

async function limitedText(incoming: IncomingMessage): Promise<string> {
  if (Number(incoming.headers['content-length'] ?? bodyLimit + 1) > bodyLimit)
    throw new Error('The command is too long')
  return text(incoming)
}

/**
 * Asks the server on this data folder.
 * @returns its result, or undefined when no server runs there
 * @throws Problem what the server answered; control-not-allowed, control-broke-off
 */
export async function askServer(dataDirectory: string, question: Question): Promise<Json | undefined> {
  const socket = controlSocket(dataDirectory)
  const reply = await send(socket, JSON.stringify({ verb: question.verb, args: question.args ?? null }))
  if (reply === undefined) return undefined
  if (reply.ok) return reply.result
  throw new Problem(reply.kind, { detail: reply.detail, ...(reply.issues.length > 0 ? { issues: reply.issues } : {}) })
}

function send(socketPath: string, body: string): Promise<Answer | undefined> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const outgoing = request({ socketPath, method: 'POST', path: '/', headers }, (incoming) => {
      text(incoming)
        .then((reply) => resolve(JSON.parse(reply) as Answer))
        .catch((cause) => reject(new Problem(problems.brokeOff, { cause })))
    })
    outgoing.setTimeout(patience, () => outgoing.destroy(new Error('no answer')))
    outgoing.on('error', (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ENOENT' || cause.code === 'ECONNREFUSED' || cause.code === 'ENOTDIR') resolve(undefined)
      else reject(new Problem(cause.code === 'EACCES' ? problems.notAllowed : problems.brokeOff, { cause }))
    })
    outgoing.end(body)
  })
}
