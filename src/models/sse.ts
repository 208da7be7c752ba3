/**
 * Reads server-sent events (WHATWG HTML §9.2) from bytes that may be cut anywhere, also inside a character. A pure
 * reducer: what it gives depends only on the bytes so far, never on how they were cut. Only `data` is kept.
 */
import { StringDecoder } from 'node:string_decoder'

/** What is still unfinished between two reads. */
export interface EventReading {
  readonly decoder: StringDecoder
  readonly maxEventLength: number
  /** A line that has no end yet. */
  line: string
  /** Data lines of an event that has no empty line yet. */
  data: string | undefined
  isFirst: boolean
  /** The last read ended in CR: an LF at the start of the next belongs to it. */
  endedInCr: boolean
}

/** @param maxEventLength longest event in UTF-16 code units */
export function startReading(maxEventLength: number): EventReading {
  return {
    decoder: new StringDecoder('utf8'),
    maxEventLength,
    line: '',
    data: undefined,
    isFirst: true,
    endedInCr: false,
  }
}

/** Gives the data of every event that these bytes complete, or `too-long`. Invalid UTF-8 becomes U+FFFD. */
export function readEvents(reading: EventReading, bytes: Buffer): readonly string[] | 'too-long' {
  let text = reading.decoder.write(bytes)
  const events: string[] = []
  if (text === '') return events
  if (reading.isFirst) {
    reading.isFirst = false
    if (text.charCodeAt(0) === byteOrderMark) text = text.slice(1)
  }
  let at = reading.endedInCr && text.charCodeAt(0) === lf ? 1 : 0
  reading.endedInCr = false
  let nextLf = text.indexOf('\n', at)
  let nextCr = text.indexOf('\r', at)
  while (nextLf >= 0 || nextCr >= 0) {
    const endsInCr = nextCr >= 0 && (nextLf < 0 || nextCr < nextLf)
    const end = endsInCr ? nextCr : nextLf
    const part = text.slice(at, end)
    const line = reading.line === '' ? part : reading.line + part
    reading.line = ''
    takeLine(reading, line, events)
    if (isTooLong(reading)) return 'too-long'
    at = end + 1
    if (endsInCr && text.charCodeAt(at) === lf) at++
    else if (endsInCr && at === text.length) reading.endedInCr = true
    if (nextLf >= 0 && nextLf < at) nextLf = text.indexOf('\n', at)
    if (nextCr >= 0 && nextCr < at) nextCr = text.indexOf('\r', at)
  }
  // Only the new part is ever searched: a long line that comes byte by byte costs linear time.
  reading.line += text.slice(at)
  return isTooLong(reading) ? 'too-long' : events
}

const lf = 10
const byteOrderMark = 0xfeff
const colon = 58
const space = 32

function isTooLong({ line, data, maxEventLength }: EventReading): boolean {
  return line.length + (data === undefined ? 0 : data.length) > maxEventLength
}

function takeLine(reading: EventReading, line: string, events: string[]): void {
  if (line === '') {
    if (reading.data !== undefined) events.push(reading.data)
    reading.data = undefined
    return
  }
  if (!line.startsWith('data')) return
  if (line.length > 4 && line.charCodeAt(4) !== colon) return
  const value = line.slice(line.charCodeAt(5) === space ? 6 : 5)
  reading.data = reading.data === undefined ? value : `${reading.data}\n${value}`
}
