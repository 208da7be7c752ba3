/** What a log's directory holds when it is opened: its right edge, checked against its checkpoint, and its journal. */
import { Problem } from '../kernel/problem.ts'
import { type Batch, continueFrom } from './batch.ts'
import { openCheckpoint, type SignedCheckpoint } from './checkpoint.ts'
import type { Disk } from './disk.ts'
import { Edge } from './edge.ts'
import { readJournal } from './journal.ts'
import { leafHash } from './merkle.ts'
import type { VerifierKey } from './note.ts'
import { ledgerDamaged } from './problems.ts'
import { type ReadLogFile, readHashes, readRecords, TileFault } from './tile-reader.ts'
import { levelLength, tileWidth, tileWith } from './tiles.ts'

export interface LogPlace {
  readonly disk: Disk
  readonly directory: string
  readonly logKey: VerifierKey
  /** Eight bytes that tie a journal to this log. */
  readonly logId: Buffer
}

export interface RecoveredLog {
  readonly edge: Edge
  readonly checkpoint: SignedCheckpoint
  /** Durable records that are not published yet. */
  readonly batches: readonly Batch[]
}

function damaged(detail: string, cause?: unknown): Problem {
  return new Problem(ledgerDamaged, { detail, cause })
}

/** Undefined when there is no log here yet. Refuses (`ledger-damaged`) what does not hold together. */
export async function recoverLog(place: LogPlace): Promise<RecoveredLog | undefined> {
  const { disk, directory, logKey, logId } = place
  const journal = await readJournal(disk, `${directory}/journal`, logId)
  const note = await disk.read(`${directory}/checkpoint`)
  if (note === undefined) {
    if (journal.length === 0 && (await disk.list(`${directory}/tile`)).length === 0) return undefined
    throw damaged(`Het checkpoint ontbreekt in ${directory}. Zet een reservekopie van de hele map terug.`)
  }
  const opened = openCheckpoint(note, logKey)
  if (!opened.ok) throw damaged(`${opened.detail} (${directory}/checkpoint).`)
  const edge = await restoreEdge((path) => disk.read(`${directory}/${path}`), opened.checkpoint)
  const continued = continueFrom(opened.checkpoint.size, journal)
  if (!continued.ok) {
    throw damaged(
      `In ${directory}/journal ontbreekt vermelding ${continued.missing}, terwijl latere vermeldingen er wel zijn. ` +
        'Zet een reservekopie terug, of verplaats de map journal om zonder die latere vermeldingen te starten.',
    )
  }
  return { edge, checkpoint: opened.checkpoint, batches: continued.batches }
}

async function restoreEdge(read: ReadLogFile, checkpoint: SignedCheckpoint): Promise<Edge> {
  try {
    return await readEdge(read, checkpoint)
  } catch (error) {
    if (!(error instanceof TileFault)) throw error
    const what = `Het logboek is korter dan zijn checkpoint van ${checkpoint.size} vermeldingen, of het past er niet bij`
    throw damaged(`${what}: ${error.file}: ${error.detail}. Zet een reservekopie van de hele map terug.`, error)
  }
}

async function readEdge(read: ReadLogFile, { size, root }: SignedCheckpoint): Promise<Edge> {
  if (size > 0) await checkLastTile(read, size)
  const rows: (readonly Buffer[])[] = []
  for (let level = 0; levelLength(level, size) > 0; level++) {
    const length = levelLength(level, size)
    const isFull = length % tileWidth === 0
    rows.push(isFull ? [] : (await readHashes(read, tileWith(level, length - 1, size))).parts)
  }
  const records = size % tileWidth === 0 ? [] : (await readRecords(read, tileWith('entries', size - 1, size))).parts
  const edge = Edge.restore(size, rows, records)
  if (!edge.root().equals(root)) throw new TileFault('checkpoint', 'De tegels geven een andere wortel')
  return edge
}

/** The records that were published last are there and are what the tree says. The rest is for `verifyLog`. */
async function checkLastTile(read: ReadLogFile, size: number): Promise<void> {
  const hashes = await readHashes(read, tileWith(0, size - 1, size))
  const records = await readRecords(read, tileWith('entries', size - 1, size))
  const wrong = records.parts.findIndex((record, i) => !leafHash(record).equals(hashes.parts[i] ?? Buffer.alloc(0)))
  if (wrong >= 0) throw new TileFault(records.file, 'Een vermelding past niet bij de hash in de tegel')
}
