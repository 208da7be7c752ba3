/** The data folder: everything this installation knows. One process at a time, and nobody else's eyes. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { Problem, type ProblemKind } from '../kernel/problem.ts'
import { takeLock } from './folder-lock.ts'
import { silentAfterMs } from './process-mark.ts'

export interface DataFolder {
  readonly path: string
  /** Path of something inside. */
  file(name: string): string
  /** Gives the folder free. Idempotent. */
  release(): void
}

const kind = (code: string, title: string): ProblemKind => ({ code, status: 503, title })
export const problems = {
  inUse: kind('data-folder-in-use', 'De gegevensmap is in gebruik.'),
  unusable: kind('data-folder-unusable', 'De gegevensmap is niet te gebruiken.'),
} as const

/**
 * Makes the folder when needed (readable by the owner only) and takes it exclusively. Do this before anything in it opens:
 * the embedded database does not guard itself and two processes would lose each other's rows.
 * @throws Problem data-folder-in-use, data-folder-unusable
 */
export function openDataFolder(folder: string): DataFolder {
  const lock = take(folder)
  if (!lock.ok) {
    const where = lock.isElsewhere ? ` op computer ${lock.holder.host}` : ''
    const wait = lock.isElsewhere ? ` Is die computer uitgevallen, wacht dan ${silentAfterMs / 1000} seconden.` : ''
    throw new Problem(problems.inUse, {
      detail: `De gegevensmap ${folder} is in gebruik door proces ${lock.holder.pid}${where}. Stop dat proces of kies een andere map met --data.${wait}`,
    })
  }
  let isReleased = false
  return {
    path: folder,
    file: (name) => path.join(folder, name),
    release() {
      if (isReleased) return
      isReleased = true
      lock.release()
    },
  }
}

function take(folder: string): ReturnType<typeof takeLock> {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return takeLock(folder)
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code
    const why = code === 'ENOSPC' ? 'De schijf is vol.' : 'Controleer of de map bestaat en of je erin mag schrijven.'
    throw new Problem(problems.unusable, { detail: `De gegevensmap ${folder} is niet te gebruiken. ${why}`, cause })
  }
}
