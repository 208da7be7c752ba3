/** Where hashes and records are kept: the paths and widths of c2sp.org/tlog-tiles. */

/** Hashes in a full hash tile, and records in a full entry bundle. */
export const tileWidth = 256

/** A hash tile of a level (0 = leaf hashes), or the bundle with the records themselves. */
export type TileLevel = number | 'entries'

export interface Tile {
  readonly level: TileLevel
  readonly index: number
  /** 1–256; below 256 the tile is partial. */
  readonly width: number
}

function indexPath(index: number): string {
  const groups = [String(index % 1000).padStart(3, '0')]
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    groups.unshift(`x${String(rest % 1000).padStart(3, '0')}`)
  }
  return groups.join('/')
}

/** The path of a tile below the log's directory, with `/`. */
export function tilePath(tile: Tile): string {
  const full = `tile/${tile.level}/${indexPath(tile.index)}`
  return tile.width === tileWidth ? full : `${full}.p/${tile.width}`
}

const pathShape = /^tile\/(entries|0|[1-5]?[0-9]|6[0-3])\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/

/** The tile at a path, or undefined when the path is not exactly how tlog-tiles writes one. */
export function parseTilePath(path: string): Tile | undefined {
  const [, level = '', groups = '', width] = pathShape.exec(path) ?? []
  if (level === '') return undefined
  const tile: Tile = {
    level: level === 'entries' ? 'entries' : Number(level),
    index: Number(groups.replaceAll(/[x/]/g, '')),
    width: width === undefined ? tileWidth : Number(width),
  }
  // Writing it again refuses every other spelling: groups too many, a partial tile of 256, a level with a leading zero.
  return Number.isSafeInteger(tile.index) && tilePath(tile) === path ? tile : undefined
}

/** The tiles at the right edge of a tree of `size` leaves: one partial hash tile per level that has one, and the partial bundle. */
export function partialTiles(size: number): Tile[] {
  const tiles: Tile[] = []
  for (let level = 0, rest = size; rest > 0; level++, rest = Math.floor(rest / tileWidth)) {
    const width = rest % tileWidth
    const index = Math.floor(rest / tileWidth)
    if (width > 0) tiles.push({ level, index, width })
    if (width > 0 && level === 0) tiles.push({ level: 'entries', index, width })
  }
  return tiles
}

/** How many hashes (or, for `entries`, records) level `level` has in a tree of `size` leaves. */
export function levelLength(level: TileLevel, size: number): number {
  return level === 'entries' ? size : Math.floor(size / tileWidth ** level)
}

/** The tile that holds number `position` of a level in a tree of `size` leaves. */
export function tileWith(level: TileLevel, position: number, size: number): Tile {
  const index = Math.floor(position / tileWidth)
  return { level, index, width: Math.min(tileWidth, levelLength(level, size) - index * tileWidth) }
}
