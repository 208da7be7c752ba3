/** Reads a published log from its files alone: one record, its proof, or a whole copy. */
import { Problem } from '../kernel/problem.ts'
import { openCheckpoint, type SignedCheckpoint } from './checkpoint.ts'
import { leafHash } from './merkle.ts'
import { parseVerifierKey } from './note.ts'
import { ledgerDamaged, ledgerEntryUnknown } from './problems.ts'
import { isIncluded, proveInclusion } from './proof.ts'
import { formatProofFile } from './proof-file.ts'
import { type ReadLogFile, readNode, readRecords, TileFault } from './tile-reader.ts'
import { levelLength, partialTiles, type Tile, type TileLevel, tilePath, tileWidth, tileWith } from './tiles.ts'

export function unknownEntry(index: number): Problem {
  return new Problem(ledgerEntryUnknown, { detail: `Vermelding ${index} staat niet in het logboek.` })
}

function damaged(detail: string): Problem {
  return new Problem(ledgerDamaged, { detail })
}

/** The checkpoint of a log, checked with the log's own key file; rejects with `ledger-damaged`. */
export async function readCheckpoint(read: ReadLogFile): Promise<SignedCheckpoint> {
  const logKey = parseVerifierKey((await read('verifier-key'))?.toString('utf8').trim() ?? '')
  if (logKey === undefined) throw damaged('Het bestand verifier-key ontbreekt of is ongeldig.')
  const note = await read('checkpoint')
  if (note === undefined) throw damaged('Het bestand checkpoint ontbreekt.')
  const opened = openCheckpoint(note, logKey)
  if (!opened.ok) throw damaged(`${opened.detail}.`)
  return opened.checkpoint
}

/** The bytes of record `index` of a log of `size` entries. */
export async function readRecord(read: ReadLogFile, index: number, size: number): Promise<Buffer> {
  const [record] = await readRecordsFrom(read, index, size)
  return record ?? Promise.reject(unknownEntry(index))
}

/** The bytes of record `index` and of those behind it in the same bundle. */
export async function readRecordsFrom(read: ReadLogFile, index: number, size: number): Promise<readonly Buffer[]> {
  if (!(Number.isSafeInteger(index) && index >= 0 && index < size)) throw unknownEntry(index)
  const { parts } = await readRecords(read, tileWith('entries', index, size))
  return parts.slice(index % tileWidth)
}

/** The records of a log of `size` entries a bundle at a time: the newest bundle first, inside it the oldest record first. */
export async function* readBack(read: ReadLogFile, size: number): AsyncGenerator<readonly Buffer[]> {
  for (let start = Math.floor((size - 1) / tileWidth) * tileWidth; start >= 0 && size > 0; start -= tileWidth)
    yield (await readRecords(read, tileWith('entries', start, size))).parts
}

/** Whether the bytes of record `index` are those under this checkpoint: its hash and the tiles give the signed root. */
export async function holdsRecord(read: ReadLogFile, index: number, checkpoint: SignedCheckpoint): Promise<boolean> {
  const { size, root } = checkpoint
  const leaf = leafHash(await readRecord(read, index, size))
  const proof = await proveInclusion(index, size, (level, at) => readNode(read, size, { level, index: at }))
  return isIncluded({ index, size, leaf, root, proof })
}

/** The text of the proof that record `index` stands under this checkpoint (c2sp.org/tlog-proof@v1). */
export async function proveRecord(read: ReadLogFile, index: number, checkpoint: SignedCheckpoint): Promise<string> {
  const { size, text } = checkpoint
  if (!(Number.isSafeInteger(index) && index >= 0 && index < size)) throw unknownEntry(index)
  const proof = await proveInclusion(index, size, (level, at) => readNode(read, size, { level, index: at }))
  return formatProofFile({ index, proof, checkpoint: text })
}

function* tilesOf(size: number): Generator<Tile> {
  const levels: TileLevel[] = ['entries']
  for (let level = 0; levelLength(level, size) > 0; level++) levels.push(level)
  for (const level of levels) {
    const full = Math.floor(levelLength(level, size) / tileWidth)
    for (let index = 0; index < full; index++) yield { level, index, width: tileWidth }
  }
}

async function copyFile(read: ReadLogFile, path: string, write: WriteLogFile): Promise<void> {
  const bytes = await read(path)
  if (bytes === undefined) throw new TileFault(path, 'Dit bestand ontbreekt')
  await write(path, bytes)
}

/** Writes a file below the copy's directory; makes the folders it needs. */
export type WriteLogFile = (path: string, bytes: Buffer) => Promise<void>

/** Copies the log as its checkpoint stands now; the checkpoint comes last, so that a broken copy has none. */
export async function copyLog(read: ReadLogFile, write: WriteLogFile): Promise<SignedCheckpoint> {
  const checkpoint = await readCheckpoint(read)
  // The partial tiles first: they are the ones that are replaced while a log grows.
  for (const tile of partialTiles(checkpoint.size)) await copyFile(read, tilePath(tile), write)
  for (const tile of tilesOf(checkpoint.size)) await copyFile(read, tilePath(tile), write)
  await copyFile(read, 'verifier-key', write)
  await write('checkpoint', Buffer.from(checkpoint.text))
  return checkpoint
}
