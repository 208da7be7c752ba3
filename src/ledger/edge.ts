/** The right edge of the log: its partial tiles, and how they grow into full ones (c2sp.org/tlog-tiles). */
import { framed } from './entry.ts'
import { Frontier } from './merkle.ts'
import { partialTiles, type Tile, tileWidth } from './tiles.ts'

export interface TileFile extends Tile {
  readonly bytes: Buffer
}

const levelsPerTile = 8

export class Edge {
  readonly #frontier: Frontier
  /** Per tile level: the hashes of its partial tile. */
  readonly #hashes: Buffer[][]
  /** The entries of the partial bundle, with their lengths. */
  #entries: Buffer[]

  constructor(frontier = new Frontier(), hashes: readonly (readonly Buffer[])[] = [], entries: readonly Buffer[] = []) {
    this.#frontier = frontier.copy()
    this.#hashes = hashes.map((row) => [...row])
    this.#entries = [...entries]
  }

  /** The edge of a log of `size` entries, from what its partial tiles and partial bundle hold. */
  static restore(size: number, hashes: readonly (readonly Buffer[])[], records: readonly Buffer[]): Edge {
    const perfect = hashes.toReversed().flatMap((row) => {
      const small = new Frontier()
      for (const hash of row) small.push(hash)
      return small.perfect
    })
    return new Edge(new Frontier(size, perfect), hashes, records.map(framed))
  }

  get size(): number {
    return this.#frontier.size
  }

  root(): Buffer {
    return this.#frontier.root()
  }

  copy(): Edge {
    return new Edge(this.#frontier, this.#hashes, this.#entries)
  }

  /** Adds an entry (with its length) and its leaf hash; returns the tiles and bundle that became full by it. */
  push(entry: Buffer, leaf: Buffer): TileFile[] {
    const full: TileFile[] = []
    const index = Math.floor(this.size / tileWidth)
    this.#entries.push(entry)
    if (this.#entries.length === tileWidth) {
      full.push({ level: 'entries', index, width: tileWidth, bytes: Buffer.concat(this.#entries) })
      this.#entries = []
    }
    this.#frontier.push(leaf, (level, hash) => {
      if (level % levelsPerTile === 0) this.#addHash(level / levelsPerTile, hash, full)
    })
    return full
  }

  #addHash(level: number, hash: Buffer, full: TileFile[]): void {
    const row = this.#hashes[level] ?? []
    this.#hashes[level] = row
    row.push(hash)
    if (row.length < tileWidth) return
    const index = Math.floor(this.size / tileWidth ** (level + 1))
    full.push({ level, index, width: tileWidth, bytes: Buffer.concat(row) })
    this.#hashes[level] = []
  }

  /** The partial tiles and bundle as they are now. */
  partials(): TileFile[] {
    return partialTiles(this.size).map((tile) => ({
      ...tile,
      bytes: Buffer.concat(tile.level === 'entries' ? this.#entries : (this.#hashes[tile.level] ?? [])),
    }))
  }
}
