/**
 * Looks through a zip before anything unpacks it: how many files, which names, and how many bytes really come out. Declared
 * sizes can lie, so the bytes are counted while they are inflated and thrown away (ASVS 5.0, 5.2.3).
 */
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'

export interface ZipLimits {
  readonly entries: number
  readonly unpackedBytes: number
  /** Most bytes out for each byte in. */
  readonly ratio: number
}

/** The names in a zip; undefined when it goes beyond the limits. @throws Error when it is no sound zip */
export async function scanZip(bytes: Buffer, limits: ZipLimits): Promise<ReadonlySet<string> | undefined> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true, strictFileNames: true })
  let left = Math.min(limits.unpackedBytes, bytes.length * limits.ratio)
  const names = new Set<string>()
  for await (const entry of zip.eachEntry()) {
    if (names.size >= limits.entries || names.has(entry.fileName)) return undefined
    names.add(entry.fileName)
    left -= await inflatedSize(zip, entry, left)
    if (left < 0) return undefined
  }
  return names
}

/** Stops counting once it is more than `most`. */
async function inflatedSize(zip: ZipFile, entry: Entry, most: number): Promise<number> {
  let size = 0
  if (entry.fileName.endsWith('/')) return size
  const stream = await zip.openReadStreamPromise(entry)
  for await (const part of stream) {
    size += (part as Buffer).length
    if (size > most) {
      stream.destroy()
      break
    }
  }
  return size
}
