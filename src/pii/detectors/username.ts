/** Names of accounts: after their cue, and handles such as `@jan_67`. */
import { charClass } from '../fold.ts'
import { word } from '../names/lexicon.ts'
import { endAt, flagsAt, gapAt, markAt, type Scan, startAt, wordAt } from '../scan.ts'
import { gap } from '../tokens.ts'
import { type Chunk, chunkAt, findMadeUp, looksMadeUp } from './made-up.ts'

const links = /^(?:is|van|de|het|met|digid|mijn|als|naam|account|id)$/i
const reach = 7

function add(scan: Scan, { start, end }: Chunk): number {
  scan.findings.add({ start, end, type: 'USERNAME', score: 0.85, by: 'username' })
  return end
}

/** `jvdmeer67`, `h.abdulle`, `kbouwman-ext`: not an address, not two words. */
const account = /^@?[\p{L}\p{N}]+(?:[._-]{1,2}[\p{L}\p{N}]+){0,5}_?$/u

function isAccount(value: string): boolean {
  if (value.length < 4 || !account.test(value)) return false
  return (
    looksMadeUp(value) ||
    /^[\p{Ll}\p{N}]+[._][\p{Ll}\p{N}]+$/u.test(value) ||
    /\p{Ll}\p{Lu}/u.test(value) ||
    value.includes('_')
  )
}

/** From a cue such as "gebruikersnaam" at token `i`; the end of what was found, or 0. */
export function findUsername(scan: Scan, i: number): number {
  let at = i + 1
  let isAssigned = false
  for (let count = 0; count < 4; count++) {
    const mark = markAt(scan, at)
    if (mark === 58 || mark === 61) isAssigned = true
    else if (mark !== 34 && mark !== 39 && mark !== 8220 && !links.test(wordAt(scan, at))) break
    at += 1
  }
  if (isAssigned && at < scan.tokens.count && gapAt(scan, at) < gap.paragraph) {
    const chunk = chunkAt(scan, at)
    const isWord = chunk.end === endAt(scan, at) && (flagsAt(scan, at) & word.common) !== 0
    if (!isWord && chunk.value.length >= 3 && account.test(chunk.value) && !/^\d{1,2}$/.test(chunk.value))
      return add(scan, chunk)
  }
  const chunk = findMadeUp(scan, i, { reach, accepts: isAccount })
  return chunk === undefined ? 0 : add(scan, chunk)
}

/** From an `@` at token `i` that is no part of an e-mail address: a handle with a digit, `_` or `.` in it; the end, or 0. */
export function findHandle(scan: Scan, i: number): number {
  const start = startAt(scan, i)
  const before = charClass[scan.text.charCodeAt(start - 1)] ?? 0
  if (start > 0 && before < 4 && !'("\'|,:;>'.includes(scan.text.charAt(start - 1))) return 0
  if (gapAt(scan, i + 1) !== gap.none) return 0
  const { value, end } = chunkAt(scan, i)
  return /^@[\p{L}\p{N}]+(?:[._]{1,2}[\p{L}\p{N}]+)*_?$/u.test(value) && /[\d._]/.test(value)
    ? add(scan, { start, end, value })
    : 0
}
