/**
 * Group commit: records that arrive while the disk is busy share the next sync. There is no timer, so a lone caller
 * waits for one sync only and many callers cost few syncs.
 */
import { batchHeader, sealBatch } from './batch.ts'
import type { Done } from './disk.ts'
import { lengthBytes, writeEntry } from './entry.ts'
import { leafHash } from './merkle.ts'

/** Records that are durable in the journal, and not yet in the published log. */
export interface DurableBatch {
  readonly first: number
  readonly count: number
  /** The entries with their lengths. */
  readonly entries: Buffer
  /** `count` leaf hashes. */
  readonly leaves: readonly Buffer[]
}

/** Where a record stands. */
export interface Receipt {
  readonly index: number
  /** The log's name. */
  readonly origin: string
}

interface Waiting {
  readonly text: string
  readonly bytes: number
  readonly resolve: (receipt: Receipt) => void
  readonly reject: (error: unknown) => void
}

export interface GroupCommitDeps {
  readonly origin: string
  readonly logId: Buffer
  readonly mostBatchBytes: number
  /** Makes a batch durable; `end` is one past its last entry. */
  write(batch: Buffer, end: number, done: Done): void
  /** Called before the callers are told. */
  durable(batch: DurableBatch): void
  /** Called before the callers are told; returns what they are told. */
  failed(error: Error): Error
  /** False holds the next batch back until `resume`. */
  mayWrite(): boolean
}

/** The leaf hashes of entries that stand one after another with their lengths. */
export function leavesOf(entries: Buffer): Buffer[] {
  const leaves: Buffer[] = []
  for (let at = 0; at < entries.length; ) {
    const end = at + lengthBytes + entries.readUInt16BE(at)
    leaves.push(leafHash(entries.subarray(at + lengthBytes, end)))
    at = end
  }
  return leaves
}

export class GroupCommit {
  readonly #deps: GroupCommitDeps
  #next: number
  #queue: Waiting[] = []
  #isBusy = false
  #onIdle: (() => void)[] = []
  flushes = 0

  constructor(deps: GroupCommitDeps, next: number) {
    this.#deps = deps
    this.#next = next
  }

  /** Entries that are durable. */
  get size(): number {
    return this.#next
  }

  /** Resolves once the record is durable. `bytes` is the length of `text` in UTF-8. */
  add(text: string, bytes: number): Promise<Receipt> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ text, bytes, resolve, reject })
      this.resume()
    })
  }

  /** Starts a batch after this turn of the event loop, so that everything that is ready now goes along. */
  resume(): void {
    if (this.#isBusy || this.#queue.length === 0 || !this.#deps.mayWrite()) return
    this.#isBusy = true
    setImmediate(() => this.#flush())
  }

  /** Refuses everything that waits for a next batch. */
  refuseWaiting(error: Error): void {
    const waiting = this.#queue
    this.#queue = []
    for (const { reject } of waiting) reject(error)
  }

  idle(): Promise<void> {
    if (!this.#isBusy && this.#queue.length === 0) return Promise.resolve()
    return new Promise((resolve) => this.#onIdle.push(resolve))
  }

  #take(): Waiting[] {
    let bytes = batchHeader
    let count = 0
    for (const waiting of this.#queue) {
      bytes += lengthBytes + waiting.bytes
      if (count > 0 && bytes > this.#deps.mostBatchBytes) break
      count++
    }
    if (count < this.#queue.length) return this.#queue.splice(0, count)
    const all = this.#queue
    this.#queue = []
    return all
  }

  #flush(): void {
    const taken = this.#take()
    const batch = this.#encode(taken)
    const first = this.#next
    let leaves: readonly Buffer[] = []
    this.#deps.write(batch, first + taken.length, (error) => {
      if (error === null)
        this.#succeed(taken, { first, count: taken.length, entries: batch.subarray(batchHeader), leaves })
      else this.#fail(taken, error)
      this.#isBusy = false
      this.resume()
      this.#reportIdle()
    })
    // The disk is at work now: the time to hash.
    leaves = leavesOf(batch.subarray(batchHeader))
  }

  #encode(taken: readonly Waiting[]): Buffer {
    let length = batchHeader
    for (const { bytes } of taken) length += lengthBytes + bytes
    const batch = Buffer.allocUnsafeSlow(length)
    let offset = batchHeader
    for (const waiting of taken) offset = writeEntry(batch, offset, waiting)
    sealBatch(batch, this.#deps.logId, { first: this.#next, count: taken.length })
    return batch
  }

  #succeed(taken: readonly Waiting[], batch: DurableBatch): void {
    this.flushes++
    this.#next += taken.length
    this.#deps.durable(batch)
    const { origin } = this.#deps
    let index = batch.first
    for (const { resolve } of taken) resolve({ index: index++, origin })
  }

  #fail(taken: readonly Waiting[], error: Error): void {
    const told = this.#deps.failed(error)
    for (const { reject } of taken) reject(told)
    this.refuseWaiting(told)
  }

  #reportIdle(): void {
    if (this.#isBusy || this.#queue.length > 0) return
    const waiting = this.#onIdle
    this.#onIdle = []
    for (const resolve of waiting) resolve()
  }
}
