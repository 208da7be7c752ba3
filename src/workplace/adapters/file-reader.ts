/** Reads files in workers with a limit on memory and time, so that a hostile file costs its own worker and nothing else. */
import { Worker } from 'node:worker_threads'
import { Problem } from '../../kernel/problem.ts'
import type { Attachment } from '../contract.ts'
import { problems } from '../problems.ts'
import type { FileText } from './read-file-text.ts'

/** The text of a file. @throws Problem file-unsafe, file-unreadable, file-too-large */
export type ReadFile = (type: Attachment['type'], bytes: Buffer) => Promise<string>

// Workers run compiled code; `src` and `dist` lie equally deep.
const workerFile = new URL('../../../dist/workplace/adapters/read-file-worker.js', import.meta.url)
const mostCharacters = 400_000
const timeoutMs = 20_000
const memory = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 }
const mostAtOnce = 2

const details: { readonly [W in Extract<FileText, { ok: false }>['why']]: string } = {
  unsafe: 'Het pakt uit tot veel meer dan een gewoon bestand.',
  unreadable: 'Het is beschadigd of beveiligd met een wachtwoord.',
  empty: 'Er staat geen tekst in. Is het een scan? Dan kan de poort die nog niet lezen.',
  'too-long': `Er staat te veel tekst in: hoogstens ${mostCharacters.toLocaleString('nl-NL')} tekens.`,
}
const kinds = {
  unsafe: problems.fileUnsafe,
  unreadable: problems.fileUnreadable,
  empty: problems.fileUnreadable,
  'too-long': problems.fileTooLarge,
} as const

export function createFileReader(): ReadFile {
  let running = 0
  const waiting: (() => void)[] = []

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (running >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve))
    running += 1
    try {
      return await work()
    } finally {
      running -= 1
      waiting.shift()?.()
    }
  }

  return async (type, bytes) => {
    const read = await inTurn(() => readInWorker(type, bytes))
    if (read.ok) return read.text
    throw new Problem(kinds[read.why], { detail: details[read.why] })
  }
}

/** Never rejects: a worker that dies or takes too long met a file that is not safe. */
function readInWorker(type: Attachment['type'], bytes: Buffer): Promise<FileText> {
  return new Promise((resolve) => {
    const worker = new Worker(workerFile, {
      workerData: { type, bytes: new Uint8Array(bytes), mostCharacters },
      resourceLimits: memory,
      env: {},
      stderr: true,
      stdout: true,
    })
    const end = (read: FileText) => {
      clearTimeout(timer)
      resolve(read)
      void worker.terminate()
    }
    const timer = setTimeout(() => end({ ok: false, why: 'unsafe' }), timeoutMs)
    worker.once('message', (read: FileText) => end(read))
    worker.once('error', () => end({ ok: false, why: 'unsafe' }))
    worker.once('exit', () => end({ ok: false, why: 'unsafe' }))
  })
}
