/** One open log: durable appends on the path of a request, publication behind it, reading at any time. */
import { canonicalJson } from '../kernel/canonical-json.ts'
import type { JsonObject } from '../kernel/json.ts'
import { Problem } from '../kernel/problem.ts'
import type { SignedCheckpoint } from './checkpoint.ts'
import type { Disk, Done } from './disk.ts'
import type { Edge } from './edge.ts'
import { readEntries } from './entry.ts'
import { type DurableBatch, GroupCommit, type Receipt } from './group-commit.ts'
import { Journal } from './journal.ts'
import { largestRecord } from './merkle.ts'
import { ledgerEntryRefused } from './problems.ts'
import { proveRecord, readRecordsFrom, unknownEntry } from './published-log.ts'
import type { Publisher } from './publisher.ts'
import type { Alarm, Standing } from './standing.ts'

/** How an open log is doing. */
export interface LedgerState {
  readonly writable: boolean
  /** Dutch; why it is not writable. */
  readonly reason?: string
  /** Acknowledged entries. */
  readonly size: number
  /** Entries under the checkpoint. */
  readonly published: number
  /** Syncs of the journal so far in this process. */
  readonly flushes: number
}

export interface LogDeps {
  readonly disk: Disk
  readonly directory: string
  readonly origin: string
  readonly verifierKey: string
  readonly logId: Buffer
  readonly publisher: Publisher
  readonly standing: Standing
  readonly publishAfterMs: number
  readonly segmentBytes: number
  /** Called once, after everything has come to rest. */
  readonly closed: () => void
}

/** Unpublished records are kept in memory; beyond this the next batch waits for the publication. */
const mostPendingBytes = 64 * 1024 * 1024
const mostBatchBytes = 1024 * 1024

export class Log {
  readonly origin: string
  readonly verifierKey: string
  readonly #deps: LogDeps
  readonly #commit: GroupCommit
  #journal: Journal | undefined
  #pending: DurableBatch[]
  #pendingBytes = 0
  #edge: Edge
  #checkpoint: SignedCheckpoint
  #round: Promise<void> | undefined
  #timer: NodeJS.Timeout | undefined
  #isClosed = false

  constructor(deps: LogDeps, found: { edge: Edge; checkpoint: SignedCheckpoint; pending: DurableBatch[] }) {
    this.#deps = deps
    this.origin = deps.origin
    this.verifierKey = deps.verifierKey
    this.#edge = found.edge
    this.#checkpoint = found.checkpoint
    this.#pending = found.pending
    const size = found.pending.reduce((end, batch) => end + batch.count, found.edge.size)
    this.#commit = new GroupCommit(this.#commitDeps(), size)
  }

  #commitDeps() {
    return {
      origin: this.#deps.origin,
      logId: this.#deps.logId,
      mostBatchBytes: Math.min(mostBatchBytes, this.#deps.segmentBytes),
      write: (batch: Buffer, end: number, done: Done) => this.#write(batch, end, done),
      durable: (batch: DurableBatch) => this.#addPending(batch),
      failed: (error: Error) => this.#deps.standing.fail(error),
      mayWrite: () => this.#pendingBytes < mostPendingBytes || this.#deps.standing.reason !== undefined,
    }
  }

  /** After any failed sync nothing is acknowledged any more, not even what another file has taken well. */
  #write(batch: Buffer, end: number, done: Done): void {
    const { standing } = this.#deps
    if (this.#journal === undefined || standing.isBroken) done(standing.problem())
    else this.#journal.write(batch, end, (error) => done(error ?? (standing.isBroken ? standing.problem() : null)))
  }

  #addPending(batch: DurableBatch): void {
    this.#pending.push(batch)
    this.#pendingBytes += batch.entries.length
    this.#deps.standing.glance()
    if (this.#pendingBytes > mostPendingBytes / 2) this.publish().catch(() => undefined)
    else this.#publishLater()
  }

  append(record: JsonObject): Promise<Receipt> {
    if (this.#journal === undefined || this.#deps.standing.reason !== undefined) return this.#refuse()
    let text: string
    try {
      text = canonicalJson(record)
    } catch (cause) {
      return Promise.reject(new Problem(ledgerEntryRefused, { detail: 'De vermelding is geen geldige JSON.', cause }))
    }
    const bytes = Buffer.byteLength(text)
    if (bytes > largestRecord) {
      const detail = `De vermelding is ${bytes} bytes. Een vermelding mag hoogstens ${largestRecord} bytes zijn.`
      return Promise.reject(new Problem(ledgerEntryRefused, { detail }))
    }
    return this.#commit.add(text, bytes)
  }

  #refuse(): Promise<never> {
    this.#deps.standing.glance()
    return Promise.reject(this.#deps.standing.problem())
  }

  size(): number {
    return this.#commit.size
  }

  state(): LedgerState {
    const { standing } = this.#deps
    standing.glance()
    const numbers = { size: this.size(), published: this.#checkpoint.size, flushes: this.#commit.flushes }
    const { reason } = standing
    return reason === undefined ? { writable: true, ...numbers } : { writable: false, reason, ...numbers }
  }

  onAlarm(listener: (alarm: Alarm) => void): () => void {
    return this.#deps.standing.onAlarm(listener)
  }

  /** Makes the log ready for records: what an earlier process left is published first, then the journal starts afresh. */
  async prepare(): Promise<void> {
    const { disk, directory, segmentBytes } = this.#deps
    try {
      await this.publish()
      this.#journal = await Journal.start({ disk, directory: `${directory}/journal`, segmentBytes })
    } catch (error) {
      if (!(error instanceof Problem)) this.#deps.standing.fail(error)
      this.#publishLater()
    }
  }

  async publish(): Promise<SignedCheckpoint> {
    const target = this.size()
    while (this.#checkpoint.size < target) {
      this.#round ??= this.#publishRound().finally(() => {
        this.#round = undefined
      })
      await this.#round
    }
    return this.#checkpoint
  }

  async #publishRound(): Promise<void> {
    const { publisher, standing } = this.#deps
    if (standing.isBroken) throw standing.problem()
    const taken = this.#pending.slice()
    try {
      const { edge, checkpoint } = await publisher.publish(this.#edge, taken)
      this.#edge = edge
      this.#checkpoint = checkpoint
      this.#pending = this.#pending.slice(taken.length)
      this.#pendingBytes = this.#pending.reduce((sum, batch) => sum + batch.entries.length, 0)
      await this.#journal?.release(checkpoint.size)
    } catch (error) {
      throw standing.failToPublish(error)
    }
    standing.published()
    this.#commit.resume()
  }

  #publishLater(): void {
    if (this.#timer !== undefined || this.#isClosed || this.#deps.publishAfterMs === Number.POSITIVE_INFINITY) return
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      void this.#publishNow()
    }, this.#deps.publishAfterMs)
    this.#timer.unref()
  }

  async #publishNow(): Promise<void> {
    if (this.#deps.standing.isBroken) return
    if (this.#journal === undefined) {
      await this.#deps.standing.look()
      return this.prepare()
    }
    await this.publish().catch(() => this.#publishLater())
  }

  async entry(index: number): Promise<Buffer> {
    const [entry] = await this.entriesFrom(index)
    return entry ?? Promise.reject(unknownEntry(index))
  }

  async entriesFrom(index: number): Promise<readonly Buffer[]> {
    const batch = this.#pending.find(({ first, count }) => index >= first && index < first + count)
    const pending = batch && readEntries(batch.entries)?.slice(index - batch.first)
    return pending ?? readRecordsFrom(this.#read, index, this.#checkpoint.size)
  }

  async prove(index: number): Promise<string> {
    const isUnpublished = index >= this.#checkpoint.size && index < this.size()
    return proveRecord(this.#read, index, isUnpublished ? await this.publish() : this.#checkpoint)
  }

  #read = (path: string): Promise<Buffer | undefined> => this.#deps.disk.read(`${this.#deps.directory}/${path}`)

  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    clearTimeout(this.#timer)
    const { standing, closed } = this.#deps
    const wasBroken = standing.isBroken
    if (!wasBroken) standing.close()
    await this.#commit.idle()
    if (!wasBroken) await this.publish().catch(() => undefined)
    await this.#round?.catch(() => undefined)
    await this.#journal?.close()
    closed()
  }
}
