/**
 * Counts what the compressed streams of a PDF unpack to, without keeping it: a stream of some kilobytes can hold gigabytes,
 * also packed twice. Streams that are not deflate (pictures mostly) are as long as they are.
 */
import { createInflate } from 'node:zlib'

const keyword = Buffer.from('stream')
const ending = Buffer.from('endstream')
/** How often a stream may be packed in itself. */
const mostLayers = 4

/** Whether all streams together stay within `mostBytes` unpacked. */
export async function isPdfWithin(bytes: Buffer, mostBytes: number): Promise<boolean> {
  let left = mostBytes
  for (const stream of streamsOf(bytes)) {
    left -= await unpackedSize(stream, left, mostLayers)
    if (left < 0) return false
  }
  return true
}

function* streamsOf(bytes: Buffer): Generator<Buffer> {
  for (let at = bytes.indexOf(keyword); at >= 0; at = bytes.indexOf(keyword, at)) {
    at += keyword.length
    if (bytes[at] === 0x0d) at += 1
    if (bytes[at] === 0x0a) at += 1
    const end = bytes.indexOf(ending, at)
    yield bytes.subarray(at, end < 0 ? bytes.length : end)
    at = end < 0 ? bytes.length : end + ending.length
  }
}

/** Deflate streams begin so (RFC 1950). */
function isPacked(bytes: Buffer): boolean {
  return bytes.length > 2 && bytes[0] === 0x78 && bytes.readUInt16BE(0) % 31 === 0
}

async function unpackedSize(packed: Buffer, most: number, layers: number): Promise<number> {
  if (!isPacked(packed)) return 0
  if (layers === 0) return most + 1
  const inflate = createInflate()
  inflate.end(packed)
  let size = 0
  let inner: Buffer[] | undefined = []
  try {
    for await (const part of inflate) {
      const piece = part as Buffer
      if (size === 0 && !isPacked(piece)) inner = undefined
      inner?.push(piece)
      size += piece.length
      if (size > most) return size
    }
  } catch {
    // What comes after the deflate data, or is no deflate data at all, is the reader's own concern.
  }
  if (inner === undefined || size === 0) return size
  return size + (await unpackedSize(Buffer.concat(inner), most - size, layers - 1))
}
