/** Burgerservicenummer and RSIN: nine digits (eight without the leading zero) with the eleven-test. */
import { cue } from '../cues.ts'
import { hasCue, hasCueAfter, type Scan, startAt, tokenAt } from '../scan.ts'
import { type DigitRun, endOf, isTidy } from './digit-run.ts'

/** The eleven-test (elfproef): 9·d1 + 8·d2 + … + 2·d8 − d9 is a multiple of eleven. */
export function passesElevenTest(digits: Uint8Array, count: number): boolean {
  if (count < 8 || count > 9) return false
  let sum = -(digits[count - 1] ?? 0)
  let isZero = true
  for (let i = 0; i < count; i++) {
    const digit = digits[i] ?? 0
    if (digit !== 0) isZero = false
    if (i < count - 1) sum += digit * (count - i)
  }
  return !isZero && sum % 11 === 0
}

/** Tries a BSN or RSIN at token `i`; the end of it, or 0. */
export function findBsn(scan: Scan, i: number, run: DigitRun): number {
  const { text, findings } = scan
  const start = startAt(scan, i)
  for (let count = 9; count >= 8; count--) {
    const end = endOf(run, text, count)
    if (end === 0) continue
    const isRsin = hasCue(scan, cue.rsin, { i, reach: 8 })
    const isLabelled =
      isRsin ||
      hasCue(scan, cue.bsn, { i, reach: 8 }) ||
      (count === 9 && hasCueAfter(scan, cue.bsn, { i: tokenAt(scan, i, end), reach: 4 }))
    const passes = passesElevenTest(run.digits, count) || (count === 9 && isTurned(scan, { start, end, run }))
    if (!isLabelled && !(passes && isTidy(run, count) && (count === 9 || scan.isStrict))) continue
    if (!isLabelled && run.digits[0] === 0 && run.digits[1] === 0) continue
    if (!isLabelled && (goesOn(run, count) || hasCue(scan, cue.neutral, { i, reach: 3 }))) continue
    findings.add({
      start,
      end,
      type: isRsin ? 'RSIN' : 'BSN',
      score: isLabelled ? 1 : 0.95,
      by: isRsin ? 'rsin' : 'bsn',
    })
    return end
  }
  return 0
}

/** Digits go on after the same kind of separator: this is a part of a longer number. */
function goesOn(run: DigitRun, count: number): boolean {
  const next = run.separator[count] ?? 0
  if (count >= run.count) return false
  for (let i = 1; i < count; i++) if (run.separator[i] === next) return true
  return next !== 10 && next !== 32
}

const turned = /omgekeerd|achterstevoren|gespiegeld|van achteren|achteruit|backwards|revers/i
const nearby = 120

/** A number that passes the test from back to front, with a word beside it that says so. */
function isTurned({ text }: Scan, { start, end, run }: { start: number; end: number; run: DigitRun }): boolean {
  if (!passesElevenTest(run.digits.slice(0, 9).reverse(), 9)) return false
  return turned.test(text.slice(Math.max(0, start - nearby), start)) || turned.test(text.slice(end, end + nearby))
}
