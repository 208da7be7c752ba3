/** Numbers read aloud: "nul zes, een twee drie …". Six or more digit words in a row become digits and are judged as such. */
import type { PiiType } from '../contract.ts'
import { cue } from '../cues.ts'
import { hashWord } from '../fold.ts'
import { endAt, gapAt, hasCue, kindAt, markAt, type Scan, startAt } from '../scan.ts'
import { gap, kind } from '../tokens.ts'
import { passesElevenTest } from './bsn.ts'

const values: ReadonlyMap<number, number> = new Map(
  ['nul', 'een', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen'].map((name, value) => [
    hashWord(name),
    value,
  ]),
)

const least = 6
const most = 40

/** The digit a token says; -1 when it says none. A lone digit counts: "nul 6 een twee". */
function digitOf(scan: Scan, i: number): number {
  const is = kindAt(scan, i)
  if (is === kind.mark || is === 0) return -1
  if (is === kind.digits)
    return endAt(scan, i) - startAt(scan, i) === 1 ? scan.text.charCodeAt(startAt(scan, i)) - 48 : -1
  return values.get(scan.tokens.hash[i] ?? 0) ?? -1
}

export function isDigitWord(hash: number): boolean {
  return values.has(hash)
}

/** Tries a run of digit words at token `i`; the token after it, or 0. */
export function findSpelledDigits(scan: Scan, i: number): number {
  const digits = new Uint8Array(most)
  let count = 0
  let at = i
  let last = i
  while (at < scan.tokens.count && count < most && at - i < most * 2) {
    const digit = digitOf(scan, at)
    if (digit >= 0) {
      digits[count] = digit
      count += 1
      last = at
    } else {
      const mark = markAt(scan, at)
      if (mark !== 44 && mark !== 45 && mark !== 46 && mark !== 47) break
    }
    at += 1
    if (gapAt(scan, at) >= gap.paragraph) break
  }
  if (count < least) return 0
  const type = judge(scan, i, { digits, count })
  if (type === undefined) return 0
  scan.findings.add({ start: startAt(scan, i), end: endAt(scan, last), type, score: 0.85, by: 'spelled-digits' })
  return last + 1
}

function judge(scan: Scan, i: number, { digits, count }: { digits: Uint8Array; count: number }): PiiType | undefined {
  const reach = 8
  if (hasCue(scan, cue.bsn, { i, reach })) return 'BSN'
  if (hasCue(scan, cue.iban, { i, reach })) return 'IBAN'
  if (digits[0] === 0 && count >= 9) return 'PHONE'
  if (passesElevenTest(digits, count)) return 'BSN'
  if (hasCue(scan, cue.phone, { i, reach })) return 'PHONE'
  if (hasCue(scan, cue.kvk, { i, reach })) return 'KVK'
  return count >= 8 ? 'PHONE' : undefined
}
