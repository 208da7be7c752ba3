/**
 * An exclusive lock on a folder, among processes that may be killed at any moment.
 *
 * Locks are numbered files. Whoever makes the next number holds the folder, and link(2) lets exactly one process make
 * it; the highest number is never removed, only followed, so a stale lock can be taken over without a moment in which two
 * processes believe they hold it. A live process' lock is never taken.
 */
import { randomBytes } from 'node:crypto'
import { linkSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { isAlive, ownMark, type ProcessMark } from './process-mark.ts'

export type LockResult =
  | { readonly ok: true; readonly release: () => void }
  | { readonly ok: false; readonly holder: ProcessMark; readonly isElsewhere: boolean }

const namePattern = /^lock-(\d{1,15})$/
const heartbeatMs = 10_000
const attempts = 100

interface Found {
  readonly number: number
  readonly mark: ProcessMark | undefined
  readonly heartbeat: number
}

function highest(folder: string): number {
  let number = 0
  for (const name of readdirSync(folder)) number = Math.max(number, Number(namePattern.exec(name)?.[1] ?? 0))
  return number
}

function fileOf(folder: string, number: number): string {
  return path.join(folder, `lock-${number}`)
}

/** Undefined when it was removed meanwhile: somebody is ahead of us. A released lock has no mark. */
function look(folder: string, number: number): Found | undefined {
  try {
    const file = fileOf(folder, number)
    const text = readFileSync(file, 'utf8')
    return {
      number,
      mark: text === '' ? undefined : (JSON.parse(text) as ProcessMark),
      heartbeat: statSync(file).mtimeMs,
    }
  } catch (error) {
    if (error instanceof SyntaxError) return { number, mark: undefined, heartbeat: 0 }
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Who holds the folder now, if anybody. */
export function lockHolder(folder: string): ProcessMark | undefined {
  const number = highest(folder)
  const found = number === 0 ? undefined : look(folder, number)
  return found?.mark !== undefined && isAlive(found.mark, found.heartbeat, Date.now()) ? found.mark : undefined
}

export function takeLock(folder: string): LockResult {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const last = highest(folder)
    const found = last === 0 ? { number: 0, mark: undefined, heartbeat: 0 } : look(folder, last)
    if (found === undefined) continue
    if (found.mark !== undefined && isAlive(found.mark, found.heartbeat, Date.now())) {
      return { ok: false, holder: found.mark, isElsewhere: found.mark.host !== ownMark().host }
    }
    if (make(folder, last + 1)) return { ok: true, release: hold(folder, last + 1) }
  }
  throw new Error(`The lock in ${folder} changes hands all the time`)
}

/** Makes a numbered lock with its content in one step; false when another process was first. */
function make(folder: string, number: number): boolean {
  const draft = path.join(folder, `lock-draft-${process.pid}-${randomBytes(6).toString('hex')}`)
  writeFileSync(draft, JSON.stringify(ownMark()), { mode: 0o600 })
  try {
    linkSync(draft, fileOf(folder, number))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
  // We may have been slow: the number we followed can be long past. Two looks, as one can miss a change in the middle.
  if (highest(folder) === number && highest(folder) === number) return true
  rmSync(fileOf(folder, number), { force: true })
  return false
}

function hold(folder: string, number: number): () => void {
  const file = fileOf(folder, number)
  for (const name of readdirSync(folder)) {
    const earlier = Number(namePattern.exec(name)?.[1] ?? Number.NaN)
    if (earlier < number) rmSync(path.join(folder, name), { force: true })
  }
  const heartbeat = setInterval(() => {
    const now = new Date()
    try {
      utimesSync(file, now, now)
    } catch {
      // The folder is gone or read-only; the next write of anything else will say so.
    }
  }, heartbeatMs)
  heartbeat.unref()
  return () => {
    clearInterval(heartbeat)
    const empty = `${file}-released`
    try {
      writeFileSync(empty, '', { mode: 0o600 })
      renameSync(empty, file)
    } catch {
      // A folder that was removed meanwhile needs no release; otherwise our end makes the lock stale.
    }
  }
}
