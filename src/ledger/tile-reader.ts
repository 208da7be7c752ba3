/** Reads tiles and bundles of a log of a known size from wherever its files are. */
import { Problem } from '../kernel/problem.ts'
import { readEntries } from './entry.ts'
import { Frontier, hashLength, joinSubtrees } from './merkle.ts'
import { ledgerDamaged } from './problems.ts'
import { type Tile, tilePath, tileWidth, tileWith } from './tiles.ts'

/** The bytes of a file below the log's directory (path with `/`), or undefined when there is none. */
export type ReadLogFile = (path: string) => Promise<Buffer | undefined>

/** A file of the log that is not there, or has the wrong length. `detail` is Dutch. */
export class TileFault extends Problem {
  readonly file: string
  readonly detail: string

  constructor(file: string, detail: string) {
    super(ledgerDamaged, { detail: `${file}: ${detail}.` })
    this.file = file
    this.detail = detail
  }
}

export interface FoundTile<Part> {
  readonly file: string
  readonly parts: readonly Part[]
}

/** A partial tile disappears when a larger one is published; then the full tile, if there, holds the same beginning. */
async function readTile(read: ReadLogFile, tile: Tile): Promise<{ readonly file: string; readonly bytes: Buffer }> {
  const paths = [tilePath(tile), tilePath({ ...tile, width: tileWidth })]
  for (const file of paths) {
    const bytes = await read(file)
    if (bytes !== undefined) return { file, bytes }
  }
  throw new TileFault(tilePath(tile), 'Dit bestand ontbreekt')
}

/** The hashes of a hash tile, as many as its width. */
export async function readHashes(read: ReadLogFile, tile: Tile): Promise<FoundTile<Buffer>> {
  const { file, bytes } = await readTile(read, tile)
  const width = file === tilePath(tile) ? tile.width : tileWidth
  if (bytes.length !== width * hashLength) throw new TileFault(file, 'Dit bestand heeft niet de juiste lengte')
  const at = (i: number) => bytes.subarray(i * hashLength, (i + 1) * hashLength)
  return { file, parts: Array.from({ length: tile.width }, (_, i) => at(i)) }
}

/** The records of an entry bundle, as many as its width. */
export async function readRecords(read: ReadLogFile, tile: Tile): Promise<FoundTile<Buffer>> {
  const { file, bytes } = await readTile(read, tile)
  const records = readEntries(bytes)
  const width = file === tilePath(tile) ? tile.width : tileWidth
  if (records?.length !== width) throw new TileFault(file, 'Dit bestand heeft niet het juiste aantal vermeldingen')
  return { file, parts: records.slice(0, tile.width) }
}

/** Reads the perfect subtree `index` of 2^`level` leaves in a log of `size` leaves. */
export async function readNode(
  read: ReadLogFile,
  size: number,
  node: { level: number; index: number },
): Promise<Buffer> {
  const tileLevel = Math.floor(node.level / 8)
  const count = 2 ** (node.level % 8)
  const start = node.index * count
  const { parts } = await readHashes(read, tileWith(tileLevel, start, size))
  const inTile = start % tileWidth
  const subtree = new Frontier()
  for (const hash of parts.slice(inTile, inTile + count)) subtree.push(hash)
  return joinSubtrees(subtree.perfect)
}
