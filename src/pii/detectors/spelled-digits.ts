/** Numbers read aloud: "nul zes, een twee drie …". Six or more digit words in a row become digits and are judged as such. */
import type { PiiType } from '../contract.ts'
import { cue } from '../cues.ts'
import { hashWord } from '../fold.ts'
import { endAt, gapAt, hasCue, kindAt, markAt, type Scan, startAt, wordAt } from '../scan.ts'
import { gap, kind } from '../tokens.ts'
import { passesElevenTest } from './bsn.ts'
import { spokenDigits, spokenWords } from './number-words.ts'

const spoken: ReadonlyMap<number, string> = new Map(
  spokenWords().map((word) => [hashWord(word), spokenDigits(word)] as const),
)
/** "dubbel drie" is two threes; the others stand for a mark. */
const twice = new Set(['dubbel', 'double'].map(hashWord))
const between = new Set(['streepje', 'punt', 'spatie', 'plus', 'dan', 'dash'].map(hashWord))

const least = 6
const most = 40

/** The digits a token says; empty when it says none. A lone digit counts: "nul 6 een twee". */
function digitsOf(scan: Scan, i: number): string {
  const is = kindAt(scan, i)
  if (is === kind.mark || is === 0) return ''
  if (is === kind.digits) return endAt(scan, i) - startAt(scan, i) <= 2 ? wordAt(scan, i) : ''
  return spoken.get(scan.tokens.hash[i] ?? 0) ?? ''
}

export function isDigitWord(hash: number): boolean {
  return spoken.has(hash) || twice.has(hash)
}

/** The digits of the run that is being read. */
const digits = new Uint8Array(most)

/** Tries a run of number words at token `i`; the token after it, or 0. */
export function findSpelledDigits(scan: Scan, i: number): number {
  let count = 0
  let last = i
  let words = 0
  let isTwice = false
  for (let at = i; at < scan.tokens.count && count < most - 4 && at - i < most * 2; at++) {
    if (at > i && gapAt(scan, at) >= gap.paragraph) break
    const said = digitsOf(scan, at)
    const hash = scan.tokens.hash[at] ?? 0
    if (said !== '') {
      for (const digit of isTwice ? said + said : said) digits[count++] = Number(digit)
      isTwice = false
      words += kindAt(scan, at) === kind.digits ? 0 : 1
      last = at
    } else if (twice.has(hash)) isTwice = true
    else if (!between.has(hash)) {
      const mark = markAt(scan, at)
      if (mark !== 44 && mark !== 45 && mark !== 46 && mark !== 47) break
      if (mark === 46 && gapAt(scan, at + 1) !== gap.none && kindAt(scan, at + 1) === kind.capital) break
    }
  }
  if (count < least || words === 0) return 0
  const type = judge(scan, i, { digits, count })
  if (type === undefined) return 0
  scan.findings.add({ start: startAt(scan, i), end: endAt(scan, last), type, score: 0.85, by: 'spelled-digits' })
  return last + 1
}

const labelled: readonly (readonly [number, PiiType])[] = [
  [cue.licence, 'DRIVING_LICENCE'],
  [cue.vNumber, 'V_NUMBER'],
  [cue.education, 'EDUCATION_NUMBER'],
  [cue.passport, 'PASSPORT_ID'],
  [cue.rsin, 'RSIN'],
  [cue.caseNumber, 'CASE_NUMBER'],
]

function judge(scan: Scan, i: number, { digits, count }: { digits: Uint8Array; count: number }): PiiType | undefined {
  const reach = 8
  if (hasCue(scan, cue.bsn, { i, reach })) return 'BSN'
  if (hasCue(scan, cue.iban, { i, reach })) return 'IBAN'
  if (digits[0] === 0 && count >= 9) return 'PHONE'
  if (passesElevenTest(digits, count)) return 'BSN'
  if (hasCue(scan, cue.phone, { i, reach })) return 'PHONE'
  if (hasCue(scan, cue.kvk, { i, reach })) return 'KVK'
  for (const [which, type] of labelled) if (hasCue(scan, which, { i, reach })) return type
  return count >= 8 ? 'PHONE' : undefined
}
