/** Recognises a process on this machine for sure: a number alone is reused after a crash or a restart. */
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname, uptime } from 'node:os'

export interface ProcessMark {
  readonly host: string
  /** Changes at every start of the machine. */
  readonly boot: string
  /** Containers count processes apart. */
  readonly namespace: string
  readonly pid: number
  /** Clock ticks after the start of the machine at which this process began. */
  readonly started: string
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return ''
  }
}

function namespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid')
  } catch {
    return ''
  }
}

/** Fields of proc(5) `stat` after the name, which itself can hold spaces and brackets. */
function statFields(pid: number): string[] {
  const text = read(`/proc/${pid}/stat`)
  return text.slice(text.lastIndexOf(')') + 2).split(' ')
}

const stateField = 0
const startField = 19

export function ownMark(): ProcessMark {
  return {
    host: hostname(),
    boot: read('/proc/sys/kernel/random/boot_id'),
    namespace: namespace(),
    pid: process.pid,
    started: statFields(process.pid)[startField] ?? '',
  }
}

/** Whether the marked process runs. Only for marks with the same host, boot and namespace as our own. */
function isRunning(mark: ProcessMark): boolean {
  try {
    process.kill(mark.pid, 0)
  } catch (error) {
    // EPERM: it exists and belongs to somebody else.
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  const fields = statFields(mark.pid)
  const started = fields[startField]
  if (started === undefined || mark.started === '') return true
  const isDead = fields[stateField] === 'Z' || fields[stateField] === 'X'
  return started === mark.started && !isDead
}

/** Silence after which a process that we cannot look at counts as gone. */
export const silentAfterMs = 60_000

/**
 * Whether the holder of a lock still lives. When in doubt it does.
 * @param heartbeat when the holder last touched its lock, in milliseconds since the Unix epoch
 */
export function isAlive(mark: ProcessMark, heartbeat: number, now: number): boolean {
  const own = ownMark()
  if (mark.host === own.host && mark.boot === own.boot && mark.namespace === own.namespace) return isRunning(mark)
  const isFromEarlierBoot = mark.host === own.host && mark.boot !== own.boot && heartbeat < now - uptime() * 1000
  if (isFromEarlierBoot) return false
  return now - heartbeat < silentAfterMs
}
