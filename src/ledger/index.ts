/**
 * The ledger: evidence that cannot be changed unseen, and that is there before anything happens.
 *
 * Promises: a record is durable before its receipt is given (no evidence, no passage); no acknowledged record is ever
 * lost, whenever the power fails; any later change, deletion or reordering shows. Serves AVG art. 5(2) (accountability),
 * AI Act art. 12 and 26(6) (logs) and BIO2 8.15 (log integrity, checked by someone outside operations).
 * Form: a C2SP tlog-tiles log, a directory of static files that anybody can check with somebody else's tool.
 * Invariants: one log per tenant and node; records are canonical JSON (RFC 8785) without personal data; the checkpoint
 * never goes back; after one failed sync nothing is acknowledged any more in this process.
 */

import { mkdir, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { JsonObject } from '../kernel/json.ts'
import { Problem } from '../kernel/problem.ts'
import { logDirectory } from './adapters/log-directory.ts'
import { nodeDisk } from './adapters/node-disk.ts'
import type { SignedCheckpoint } from './checkpoint.ts'
import { type Disk, writeWhole } from './disk.ts'
import type { Receipt } from './group-commit.ts'
import type { LedgerState } from './log.ts'
import { type LedgerOptions, openLog } from './open-log.ts'
import { ledgerExportRefused } from './problems.ts'
import { copyLog, holdsRecord, proveRecord, readBack, readCheckpoint, readRecord } from './published-log.ts'
import type { Alarm } from './standing.ts'
import { type VerifyReport, verifySource } from './verify.ts'

export { createSigningKey, hasSigningKey, loadSigningKey } from './adapters/key-file.ts'
export type { Checkpoint, SignedCheckpoint } from './checkpoint.ts'
export type { Disk } from './disk.ts'
export type { Receipt } from './group-commit.ts'
export type { LedgerState } from './log.ts'
export { formatVerifierKey, type SigningKey } from './note.ts'
export {
  ledgerDamaged,
  ledgerEntryRefused,
  ledgerEntryUnknown,
  ledgerInUse,
  ledgerKeyUnusable,
  ledgerUnwritable,
} from './problems.ts'
export { type ProofFile, parseProofFile } from './proof-file.ts'
export type { Alarm } from './standing.ts'
export type { Finding, VerifyReport } from './verify.ts'

/** An open log. All problems have a kind from `problems.ts`. */
export interface Ledger {
  /** The log's name, e.g. `voorbeeldstad.stadspoort.example/node-1`. */
  readonly origin: string
  /** `<name>+<hex key id>+<base64>` (c2sp.org/signed-note): what an auditor needs to check the log. Publish it. */
  readonly verifierKey: string
  /**
   * Records; resolves only when the record is durable. At most 65,535 bytes as canonical JSON (`ledger-entry-refused`).
   * Rejects with `ledger-unwritable` (503) when it cannot record; then the record may or may not be there, and whatever
   * it was evidence of must not happen.
   */
  append(record: JsonObject): Promise<Receipt>
  /** Acknowledged entries. */
  size(): number
  /** Puts everything acknowledged so far under a signed, durable checkpoint and returns it. */
  publish(): Promise<SignedCheckpoint>
  /** The bytes of a record, published or not; `ledger-entry-unknown` when there is none. */
  entry(index: number): Promise<Buffer>
  /**
   * The bytes of a record and of those behind it that stand together, at least one: who reads many reads each file once.
   * `ledger-entry-unknown` when there is none.
   */
  entriesFrom(index: number): Promise<readonly Buffer[]>
  /** The text of a c2sp.org/tlog-proof@v1 file for a record; publishes first when needed. */
  prove(index: number): Promise<string>
  state(): LedgerState
  /** Calls `listener` when the ledger stops or starts taking records; returns how to stop listening. */
  onAlarm(listener: (alarm: Alarm) => void): () => void
  /** Publishes what is acknowledged and gives the directory free. Never rejects. */
  close(): Promise<void>
}

/**
 * Opens the log in a directory, and makes it when there is none. Recovers what an earlier process acknowledged, whatever
 * ended it. Rejects with `ledger-damaged` on a log that is shorter than its checkpoint or does not match it, with
 * `ledger-in-use` when this process has it open already, and with `ledger-unwritable` when a new log finds no room.
 * The caller must hold the lock on the data folder: another process is not noticed here.
 */
export function openLedger(options: Omit<LedgerOptions, 'disk'> & { readonly disk?: Disk }): Promise<Ledger> {
  return openLog({ disk: nodeDisk, ...options })
}

/**
 * Checks a whole log from its records, without database, lock or the process that writes it (BIO2 8.15.06).
 * @param options.verifierKey trusted from elsewhere; without it the log's own file `verifier-key` is believed.
 * @param options.checkpoint text of an earlier checkpoint that somebody kept; the log must be a continuation of it.
 * Resolves with findings in Dutch on a log that is wrong; rejects only when the directory cannot be read.
 */
export function verifyLog(options: {
  readonly directory: string
  readonly verifierKey?: string
  readonly checkpoint?: string
  readonly disk?: Disk
}): Promise<VerifyReport> {
  const { directory, verifierKey, checkpoint, disk = nodeDisk } = options
  return verifySource(logDirectory(disk, directory), {
    ...(verifierKey === undefined ? {} : { verifierKey }),
    ...(checkpoint === undefined ? {} : { pinned: checkpoint }),
  })
}

/** Reads the published part of a log without opening it. `ledger-damaged` when there is no valid log. */
export interface LogView {
  readonly checkpoint: SignedCheckpoint
  /** The bytes of a published record; `ledger-entry-unknown` when there is none. */
  entry(index: number): Promise<Buffer>
  /** Published records from the newest back, up to 256 at a time; inside such a bundle the oldest is first. */
  back(): AsyncIterable<readonly Buffer[]>
  /** Whether a published record is what stands under the signed checkpoint. */
  holds(index: number): Promise<boolean>
  /** The text of a c2sp.org/tlog-proof@v1 file for a published record. */
  prove(index: number): Promise<string>
}

/** Opens a log for reading only, as its checkpoint stands now; works while another process writes it. */
export async function viewLog(directory: string): Promise<LogView> {
  const { read } = logDirectory(nodeDisk, directory)
  const checkpoint = await readCheckpoint(read)
  return {
    checkpoint,
    entry: (index) => readRecord(read, index, checkpoint.size),
    back: () => readBack(read, checkpoint.size),
    holds: (index) => holdsRecord(read, index, checkpoint),
    prove: (index) => proveRecord(read, index, checkpoint),
  }
}

/**
 * Copies the published log into an empty or new folder, also while it grows; returns the checkpoint of the copy.
 * Rejects with `ledger-export-refused` when the folder is not empty, `ledger-damaged` when a file is missing.
 */
export async function exportLog(options: {
  readonly directory: string
  readonly to: string
}): Promise<SignedCheckpoint> {
  const { directory, to } = options
  await mkdir(to, { recursive: true })
  if ((await readdir(to)).length > 0) throw new Problem(ledgerExportRefused, { detail: `De map ${to} is niet leeg.` })
  return copyLog(logDirectory(nodeDisk, directory).read, async (path, bytes) => {
    await mkdir(dirname(join(to, path)), { recursive: true })
    await writeWhole(nodeDisk, join(to, path), bytes)
  })
}
