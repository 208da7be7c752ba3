/**
 * The journal: where a record is made durable before anybody is told so. Segments are filled with zeros and synced
 * before use, so that a sync on the path of a request writes no file metadata, and they are used again once all their
 * records are in the published log.
 */
import { type Batch, findBatches } from './batch.ts'
import { type Disk, type DiskFile, type Done, SyncFailure, syncFile, syncNames, writeAt } from './disk.ts'

interface Segment {
  readonly path: string
  readonly file: DiskFile
  /** Where the next batch goes. */
  offset: number
  /** One past the last entry in it; everything below is in this or an earlier segment. */
  end: number
}

export interface JournalPlace {
  readonly disk: Disk
  readonly directory: string
  readonly segmentBytes: number
}

const segmentName = /^segment-(\d{8})$/
// One to write in, one to write in while that one is being published.
const spareSegments = 1
const zeros = Buffer.alloc(1 << 20)

function numberOf(name: string): number {
  return Number(segmentName.exec(name)?.[1] ?? -1)
}

export async function segmentPaths(disk: Disk, directory: string): Promise<string[]> {
  const names = (await disk.list(directory)).filter((name) => segmentName.test(name)).sort()
  return names.map((name) => `${directory}/${name}`)
}

/** Every whole batch of this log that is still in the journal, in no particular order. */
export async function readJournal(disk: Disk, directory: string, logId: Buffer): Promise<Batch[]> {
  const batches: Batch[] = []
  for (const path of await segmentPaths(disk, directory)) {
    const segment = await disk.read(path)
    if (segment !== undefined) batches.push(...findBatches(segment, logId))
  }
  return batches
}

export class Journal {
  readonly #place: JournalPlace
  #number: number
  #current: Segment | undefined
  #full: Segment[] = []
  #spare: Segment[] = []
  #published = 0

  private constructor(place: JournalPlace, number: number) {
    this.#place = place
    this.#number = number
  }

  /** Starts with new segments: call it only when nothing in the old ones is needed any more. */
  static async start(place: JournalPlace): Promise<Journal> {
    await place.disk.makeDirectory(place.directory)
    await syncNames(place.disk, place.directory.slice(0, place.directory.lastIndexOf('/')))
    const old = await segmentPaths(place.disk, place.directory)
    const last = Math.max(0, ...old.map((path) => numberOf(path.slice(path.lastIndexOf('/') + 1))))
    for (const path of old) await place.disk.unlink(path)
    const journal = new Journal(place, last)
    journal.#current = await journal.#create()
    return journal
  }

  async #create(): Promise<Segment> {
    const { disk, directory, segmentBytes } = this.#place
    const path = `${directory}/segment-${String(++this.#number).padStart(8, '0')}`
    const file = await disk.create(path)
    try {
      await fillWithZeros(file, segmentBytes)
      await syncFile(file)
      await syncNames(disk, directory)
    } catch (error) {
      await file.close()
      await disk.unlink(path).catch(() => undefined)
      throw error
    }
    return { path, file, offset: 0, end: 0 }
  }

  /** Makes a batch durable. `end` is one past its last entry. The batch must be smaller than a segment. */
  write(batch: Buffer, end: number, done: Done): void {
    const segment = this.#current
    if (segment === undefined || !this.#hasRoom(segment, batch.length)) {
      this.#rotate().then(() => this.write(batch, end, done), done)
      return
    }
    segment.file.write(batch, segment.offset, (writeError) => {
      if (writeError !== null) return done(writeError)
      segment.file.sync((syncError) => {
        if (syncError !== null) return done(new SyncFailure(syncError))
        segment.offset += batch.length
        segment.end = end
        done(null)
      })
    })
  }

  #hasRoom(segment: Segment, bytes: number): boolean {
    if (segment.end <= this.#published) segment.offset = 0
    return segment.offset + bytes <= this.#place.segmentBytes
  }

  async #rotate(): Promise<void> {
    const next = this.#spare.pop() ?? (await this.#create())
    next.offset = 0
    if (this.#current !== undefined) this.#full.push(this.#current)
    this.#current = next
  }

  /** Gives back the segments whose entries are all below `published`, which must be durable elsewhere. */
  async release(published: number): Promise<void> {
    this.#published = published
    const free = this.#full.filter((segment) => segment.end <= published)
    this.#full = this.#full.filter((segment) => segment.end > published)
    for (const segment of free) {
      if (this.#spare.length < spareSegments) this.#spare.push(segment)
      else await this.#discard(segment)
    }
  }

  async #discard(segment: Segment): Promise<void> {
    await segment.file.close()
    await this.#place.disk.unlink(segment.path)
  }

  async close(): Promise<void> {
    const segments = [...this.#full, ...this.#spare, ...(this.#current === undefined ? [] : [this.#current])]
    for (const segment of segments) await segment.file.close()
  }
}

async function fillWithZeros(file: DiskFile, bytes: number): Promise<void> {
  for (let at = 0; at < bytes; at += zeros.length) {
    await writeAt(file, zeros.subarray(0, Math.min(zeros.length, bytes - at)), at)
  }
}
