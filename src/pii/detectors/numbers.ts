/** At each number: which kind is it? The first detector that is sure takes it; the order settles what could be two. */
import { endAt, kindAt, type Scan, startAt } from '../scan.ts'
import { kind } from '../tokens.ts'
import { findAddress, findPostcode } from './address.ts'
import { findBsn } from './bsn.ts'
import { findCaseNumber } from './case-number.ts'
import { type DigitRun, emptyRun, readDigits } from './digit-run.ts'
import { findIban } from './iban.ts'
import { findPhone } from './phone.ts'
import { findPlate } from './plate.ts'

const run: DigitRun = emptyRun()

/** Tries all numbers that begin with digits at token `i`; the end of what was found, or 0. */
export function findNumber(scan: Scan, i: number): number {
  if (kindAt(scan, i) === kind.alnum) return findCode(scan, i)
  readDigits(run, scan.text, startAt(scan, i))
  return (
    findPlate(scan, i) ||
    findPostcode(scan, i) ||
    findPhone(scan, i, run) ||
    (run.count >= 8 ? findBsn(scan, i, run) : 0) ||
    findAddress(scan, i) ||
    findCaseNumber(scan, i)
  )
}

/** Tries all codes that begin with letters, or mix them with digits. */
export function findCode(scan: Scan, i: number): number {
  const length = endAt(scan, i) - startAt(scan, i)
  return (
    findIban(scan, i) ||
    (length <= 6 ? findPlate(scan, i) : 0) ||
    (length === 6 ? findPostcode(scan, i) : 0) ||
    findAddress(scan, i) ||
    findCaseNumber(scan, i)
  )
}
