/** Whether the ledger can take records, and since when not. A broken disk is for ever; a full one passes. */
import type { Clock } from '../kernel/clock.ts'
import { Problem } from '../kernel/problem.ts'
import { type Disk, isOutOfSpace, SyncFailure } from './disk.ts'
import { ledgerUnwritable } from './problems.ts'

/** What a listener hears when the ledger stops or starts taking records. `reason` is Dutch. */
export interface Alarm {
  readonly writable: boolean
  readonly reason?: string
}

export interface StandingDeps {
  readonly disk: Disk
  readonly directory: string
  readonly clock: Clock
  readonly minimumFreeBytes: number
}

const lookEveryMs = 1_000
const lookEveryMsWhenFull = 200

const reasons = {
  full: 'Er is te weinig ruimte op de schijf. Maak ruimte vrij; het logboek gaat dan vanzelf weer verder.',
  broken: 'De schijf gaf een fout bij het vastleggen. Controleer de schijf en start Stadspoort daarna opnieuw.',
  behind: 'De vastgelegde vermeldingen konden niet worden gepubliceerd. Stadspoort probeert het opnieuw.',
  closed: 'Het logboek is gesloten.',
} as const

export class Standing {
  readonly #deps: StandingDeps
  readonly #listeners = new Set<(alarm: Alarm) => void>()
  #state: 'writable' | keyof typeof reasons = 'writable'
  #lastLook = Number.NEGATIVE_INFINITY
  #isLooking = false

  constructor(deps: StandingDeps) {
    this.#deps = deps
  }

  get reason(): string | undefined {
    return this.#state === 'writable' ? undefined : reasons[this.#state]
  }

  get isBroken(): boolean {
    return this.#state === 'broken'
  }

  onAlarm(listener: (alarm: Alarm) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Looks at the free space when the last look is long enough ago; does not wait for the answer. */
  glance(): void {
    const every = this.#state === 'full' ? lookEveryMsWhenFull : lookEveryMs
    if (this.#isLooking || this.#deps.clock.monotonic() - this.#lastLook < every) return
    void this.look()
  }

  async look(): Promise<void> {
    this.#isLooking = true
    try {
      const free = await this.#deps.disk.freeBytes(this.#deps.directory)
      if (this.#state === 'writable' && free < this.#deps.minimumFreeBytes) this.#become('full')
      else if (this.#state === 'full' && free >= this.#deps.minimumFreeBytes) this.#become('writable')
    } catch {
      // A file system that cannot be asked is no reason to stop: a write that finds no room fails by itself.
    } finally {
      this.#lastLook = this.#deps.clock.monotonic()
      this.#isLooking = false
    }
  }

  /** Takes note of a failed write or sync, and gives the problem for whoever waited for it. */
  fail(error: unknown): Problem {
    if (error instanceof Problem) return error
    const passes = isOutOfSpace(error) && !(error instanceof SyncFailure)
    if (this.#state !== 'closed' && this.#state !== 'broken') this.#become(passes ? 'full' : 'broken')
    if (passes) this.#lastLook = this.#deps.clock.monotonic()
    return this.problem(error)
  }

  /** Takes note of a failed publication: what was acknowledged is safe in the journal, but the journal may not grow for ever. */
  failToPublish(error: unknown): Problem {
    if (error instanceof SyncFailure || isOutOfSpace(error)) return this.fail(error)
    if (this.#state === 'writable') this.#become('behind')
    return this.problem(error)
  }

  published(): void {
    if (this.#state === 'behind') this.#become('writable')
  }

  close(): void {
    this.#state = 'closed'
  }

  problem(cause?: unknown): Problem {
    const detail = this.reason
    return new Problem(ledgerUnwritable, { ...(detail === undefined ? {} : { detail }), cause, retryAfter: 1 })
  }

  #become(state: 'writable' | keyof typeof reasons): void {
    this.#state = state
    const { reason } = this
    const alarm: Alarm = reason === undefined ? { writable: true } : { writable: false, reason }
    for (const listener of this.#listeners) listener(alarm)
  }
}
