/** Runs of characters that people make up: passwords, codes, names of accounts. */
import { charClass } from '../fold.ts'
import { gapAt, kindAt, markAt, type Scan, startAt } from '../scan.ts'
import { gap, kind } from '../tokens.ts'

export interface Chunk {
  readonly start: number
  readonly end: number
  readonly value: string
}

const longest = 128
const closing = /[.,;:"'`)\]}”’>|]/
const opening = /["'`([{“‘<]/

/** The run without white space that begins with token `at`, without the marks around it. */
export function chunkAt(scan: Scan, at: number): Chunk {
  const { text } = scan
  let start = startAt(scan, at)
  let end = start
  while (end < text.length && end - start < longest && (charClass[text.charCodeAt(end)] ?? 0) < 4) end += 1
  while (start < end && opening.test(text.charAt(start))) start += 1
  while (end > start && closing.test(text.charAt(end - 1))) end -= 1
  return { start, end, value: text.slice(start, end) }
}

/** A day, a time, an amount, a share, a telephone number, an address of a page or a mailbox, a house number, a quarter. */
const ordinary =
  /^(?:[\d.,:/-]*|€.*|\d+(?:%|e|ste|de|jaar|uur|km|mb|gb|m2|h|x)|\d{1,3}[a-z]{0,2}|\d{4}[a-z]{2}|(?:https?:|www\.).*|[a-z]\d|q\d|\p{L}+(?:[-/]\p{L}+)*)$/iu

/** Letters and digits together, or letters with marks that words do not have. */
export function looksMadeUp(value: string): boolean {
  if (value.length < 5 || ordinary.test(value)) return false
  const at = value.indexOf('@')
  if (at > 0 && value.includes('.', at)) return false
  return (/\d/.test(value) && /\p{L}/u.test(value)) || /\p{L}[!#$%&*_~^+@]|[!#$%&*_~^+]\p{L}/u.test(value)
}

/** The first made-up run in the words after token `i`, in the same sentence. */
export function findMadeUp(
  scan: Scan,
  i: number,
  { reach, accepts }: { reach: number; accepts: (value: string, at: number) => boolean },
): Chunk | undefined {
  for (let at = i + 1; at <= i + reach && at < scan.tokens.count; at++) {
    if (gapAt(scan, at) >= gap.paragraph) return undefined
    const isEnd = markAt(scan, at) === 46 && gapAt(scan, at + 1) !== gap.none && kindAt(scan, at + 1) === kind.capital
    if (isEnd) return undefined
    if (gapAt(scan, at) === gap.none && ![58, 61, 34, 39, 40, 96].includes(markAt(scan, at - 1))) continue
    const chunk = chunkAt(scan, at)
    if (accepts(chunk.value, at)) return chunk
  }
  return undefined
}
