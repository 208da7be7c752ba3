/**
 * Publishes durable records as the static log: bundles, tiles, then the checkpoint that covers them. Every file is
 * synced before the checkpoint names it, and the checkpoint is synced before anything it replaces is thrown away.
 */
import { type Checkpoint, type SignedCheckpoint, signCheckpoint } from './checkpoint.ts'
import { type Disk, syncNames, writeWhole } from './disk.ts'
import type { Edge, TileFile } from './edge.ts'
import { lengthBytes } from './entry.ts'
import type { DurableBatch } from './group-commit.ts'
import type { SigningKey } from './note.ts'
import { partialTiles, tilePath, tileWidth } from './tiles.ts'

export interface PublisherDeps {
  readonly disk: Disk
  /** The log's directory. */
  readonly directory: string
  readonly origin: string
  readonly key: SigningKey
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'))
}

export class Publisher {
  readonly #deps: PublisherDeps
  /** Directories that exist; their names are durable once `#unsynced` no longer holds their parent. */
  readonly #known = new Set<string>()
  readonly #unsynced = new Set<string>()
  /** Sizes that were published, newest first; the last one's partial tiles may go. */
  #sizes: number[] = []

  constructor(deps: PublisherDeps) {
    this.#deps = deps
  }

  /** Adds the batches to a copy of the edge, and makes files and checkpoint durable. On failure nothing has changed. */
  async publish(edge: Edge, batches: readonly DurableBatch[]): Promise<{ edge: Edge; checkpoint: SignedCheckpoint }> {
    const grown = edge.copy()
    for (const batch of batches) {
      // A bundle and its tile at a time: Node gives all file work four threads, and the journal must find one free.
      for (const files of grow(grown, batch)) await this.#writeAll(files)
    }
    // A file under the last checkpoint is never written again: a power cut halfway would destroy what was published.
    const covered = new Set(partialTiles(edge.size).map(tilePath))
    await this.#writeAll(grown.partials().filter((tile) => !covered.has(tilePath(tile))))
    const { origin } = this.#deps
    const checkpoint = await this.writeCheckpoint({ origin, size: grown.size, root: grown.root() })
    await this.#removeOldPartials(grown.size)
    return { edge: grown, checkpoint }
  }

  /** Signs a checkpoint over files that have been written, and puts it in place of the last one. */
  async writeCheckpoint(content: Checkpoint): Promise<SignedCheckpoint> {
    const { disk, directory, key } = this.#deps
    for (const touched of this.#unsynced) await syncNames(disk, touched)
    this.#unsynced.clear()
    const checkpoint = signCheckpoint(content, key)
    await writeWhole(disk, `${directory}/checkpoint.new`, Buffer.from(checkpoint.text))
    await disk.rename(`${directory}/checkpoint.new`, `${directory}/checkpoint`)
    await syncNames(disk, directory)
    return checkpoint
  }

  /** Fails only after all writes have come to rest, so that a next attempt never meets this one. */
  async #writeAll(files: readonly TileFile[]): Promise<void> {
    const results = await Promise.allSettled(files.map((file) => this.#write(file)))
    for (const result of results) if (result.status === 'rejected') throw result.reason
  }

  async #write(file: TileFile): Promise<void> {
    const path = `${this.#deps.directory}/${tilePath(file)}`
    await this.#ensureDirectory(parentOf(path))
    await writeWhole(this.#deps.disk, path, file.bytes)
    this.#unsynced.add(parentOf(path))
  }

  /** Also syncs names it finds: an earlier process may have made them and lost power before it synced. */
  async #ensureDirectory(path: string): Promise<void> {
    if (this.#known.has(path) || path === this.#deps.directory) return
    await this.#ensureDirectory(parentOf(path))
    await this.#deps.disk.makeDirectory(path)
    this.#unsynced.add(parentOf(path))
    this.#known.add(path)
  }

  /** Partial tiles stay for one more publication, for whoever is reading by the checkpoint before. */
  async #removeOldPartials(size: number): Promise<void> {
    const [previous = 0, old] = this.#sizes
    this.#sizes = [size, previous]
    if (old === undefined) return
    const needed = new Set([...partialTiles(size), ...partialTiles(previous)].map(tilePath))
    for (const tile of partialTiles(old)) {
      const path = tilePath(tile)
      if (needed.has(path)) continue
      await this.#deps.disk.unlink(`${this.#deps.directory}/${path}`)
      const isFull = Math.floor(previous / tileWidth ** (tile.level === 'entries' ? 1 : tile.level + 1)) > tile.index
      if (isFull) await this.#removeDirectory(`${this.#deps.directory}/${parentOf(path)}`)
    }
  }

  async #removeDirectory(path: string): Promise<void> {
    this.#known.delete(path)
    this.#unsynced.delete(path)
    await this.#deps.disk.removeDirectory(path)
  }
}

/** Adds a batch to the edge and gives the files that became full, as they become full. */
function* grow(edge: Edge, batch: DurableBatch): Generator<readonly TileFile[]> {
  let at = 0
  for (const leaf of batch.leaves) {
    const end = at + lengthBytes + batch.entries.readUInt16BE(at)
    const full = edge.push(batch.entries.subarray(at, end), leaf)
    if (full.length > 0) yield full
    at = end
  }
}
