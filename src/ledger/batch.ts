/**
 * The unit of the journal: the records of one group commit. A batch says which index it starts at and carries a hash of
 * itself, so whether it is whole can be seen anywhere in a segment, without trusting what stands before it.
 */
import { createHash } from 'node:crypto'
import { sha256 } from '../kernel/sha256.ts'
import { readEntries } from './entry.ts'

/** Batches start with this. A record is canonical JSON and cannot contain it: JSON text has no raw control characters. */
const magic = Buffer.from([0x1e, 0x53, 0x50, 0x4a, 0x1e, 0x31, 0x00, 0x0a])
const firstAt = 8
const countAt = 16
const lengthAt = 20
const logAt = 24
const logIdLength = 8
const digestAt = 32
const digestLength = 32
export const batchHeader = 64

export interface Batch {
  /** Index of its first entry. */
  readonly first: number
  readonly count: number
  /** The entries with their lengths, as in an entry bundle. */
  readonly entries: Buffer
}

/** What ties a journal to one log: eight bytes derived from its name and key. */
export function logIdOf(verifierKey: string): Buffer {
  return sha256(verifierKey).subarray(0, logIdLength)
}

function digest(batch: Buffer): Buffer {
  return createHash('sha256').update(batch.subarray(0, digestAt)).update(batch.subarray(batchHeader)).digest()
}

/** Fills in the header of a buffer whose entries already stand behind it. `logId` comes from `logIdOf`. */
export function sealBatch(
  buffer: Buffer,
  logId: Buffer,
  numbers: { readonly first: number; readonly count: number },
): void {
  magic.copy(buffer, 0)
  buffer.writeBigUInt64BE(BigInt(numbers.first), firstAt)
  buffer.writeUInt32BE(numbers.count, countAt)
  buffer.writeUInt32BE(buffer.length - batchHeader, lengthAt)
  logId.copy(buffer, logAt, 0, logIdLength)
  digest(buffer).copy(buffer, digestAt)
}

function readBatch(segment: Buffer, start: number, logId: Buffer): Batch | undefined {
  if (start + batchHeader > segment.length) return undefined
  const end = start + batchHeader + segment.readUInt32BE(start + lengthAt)
  const batch = segment.subarray(start, end)
  if (end > segment.length || !batch.subarray(logAt, digestAt).equals(logId)) return undefined
  if (!batch.subarray(digestAt, digestAt + digestLength).equals(digest(batch))) return undefined
  const first = Number(batch.readBigUInt64BE(firstAt))
  const count = batch.readUInt32BE(countAt)
  const entries = batch.subarray(batchHeader)
  return readEntries(entries)?.length === count ? { first, count, entries } : undefined
}

/** Every whole batch of this log in a segment, in the order in which they stand. */
export function findBatches(segment: Buffer, logId: Buffer): Batch[] {
  const found: Batch[] = []
  let at = segment.indexOf(magic)
  while (at >= 0) {
    const batch = readBatch(segment, at, logId)
    if (batch !== undefined) found.push(batch)
    at = segment.indexOf(magic, batch === undefined ? at + 1 : at + batchHeader + batch.entries.length)
  }
  return found
}

export type Recovered =
  | { readonly ok: true; readonly batches: readonly Batch[] }
  /** Entries from `missing` on are gone while later ones are there. */
  | { readonly ok: false; readonly missing: number }

/**
 * The batches that continue a log of `published` entries. Old batches and overlaps fall away. A batch that does not
 * connect means that an acknowledged one before it is gone: that is damage, never a torn tail, because a batch is only
 * written after the one before it is durable.
 */
export function continueFrom(published: number, batches: readonly Batch[]): Recovered {
  const later = batches.filter((batch) => batch.first + batch.count > published).sort((a, b) => a.first - b.first)
  let next = published
  const kept: Batch[] = []
  for (const batch of later) {
    if (batch.first + batch.count <= next) continue
    if (batch.first !== next) return { ok: false, missing: next }
    kept.push(batch)
    next += batch.count
  }
  return { ok: true, batches: kept }
}
