/** At each number: which kind is it? The first detector that is sure takes it; the order settles what could be two. */
import { charClass } from '../fold.ts'
import { endAt, kindAt, markAt, type Scan, startAt } from '../scan.ts'
import { kind } from '../tokens.ts'
import { findAddress, findPostcode } from './address.ts'
import { findAge, findShortAge } from './age.ts'
import { findBsn } from './bsn.ts'
import { findParcelCode, findShortParcel } from './cadastral.ts'
import { findCaseNumber } from './case-number.ts'
import { findDigitCode, findMixedCode } from './code.ts'
import { findDate } from './date.ts'
import { findDiagnosisCode } from './diagnosis.ts'
import { type DigitRun, emptyRun, readDigits } from './digit-run.ts'
import { findIban } from './iban.ts'
import { findMoney } from './money.ts'
import { findHexAddress, findIpv4, findPlainMac } from './network.ts'
import { findPhone } from './phone.ts'
import { findPlate } from './plate.ts'
import { findRoughAge } from './rough-age.ts'
import { findKey } from './secret.ts'

const run: DigitRun = emptyRun()

/** A `:`, `-` or `.` right after a short run of hexadecimal digits. */
function mayBeHexAddress(text: string, end: number): boolean {
  const code = text.charCodeAt(end)
  return (code === 58 || code === 45 || code === 46) && (charClass[text.charCodeAt(end + 1)] ?? 0) < 4
}

/** Tries all numbers that begin with digits at token `i`; the end of what was found, or 0. */
export function findNumber(scan: Scan, i: number): number {
  if (kindAt(scan, i) === kind.alnum) return findCode(scan, i)
  const end = endAt(scan, i)
  const length = end - startAt(scan, i)
  readDigits(run, scan.text, startAt(scan, i))
  return (
    (length <= 4 && mayBeHexAddress(scan.text, end) ? findHexAddress(scan, i) : 0) ||
    (length <= 3 ? findIpv4(scan, i) : 0) ||
    (run.count >= 3 || length <= 3 ? findPlate(scan, i) : 0) ||
    (length === 4 ? findPostcode(scan, i) : 0) ||
    findDigitCode(scan, i, run) ||
    findDate(scan, i) ||
    (run.count >= 8 && run.digits[0] !== 0 ? findBsn(scan, i, run) : 0) ||
    findPhone(scan, i, run) ||
    (run.count >= 8 ? findBsn(scan, i, run) : 0) ||
    findMoney(scan, i) ||
    (length <= 3 ? findAge(scan, i) : 0) ||
    (length === 2 ? findRoughAge(scan, i) : 0) ||
    findAddress(scan, i) ||
    findCaseNumber(scan, i)
  )
}

function startsWithDigit(scan: Scan, i: number): boolean {
  return charClass[scan.text.charCodeAt(startAt(scan, i))] === 3
}

/** "27sept99", "19jr", "38k": digits with their unit in one word. */
function findShort(scan: Scan, i: number, length: number): number {
  if (length > 9) return 0
  const isThousands = length <= 5 && (scan.text.charCodeAt(endAt(scan, i) - 1) | 32) === 107
  return findDate(scan, i) || findShortAge(scan, i) || (isThousands ? findMoney(scan, i) : 0)
}

/** Tries all codes that begin with letters, or mix them with digits. */
export function findCode(scan: Scan, i: number): number {
  const end = endAt(scan, i)
  const length = end - startAt(scan, i)
  return (
    (length <= 4 && mayBeHexAddress(scan.text, end) ? findHexAddress(scan, i) : 0) ||
    (length <= 6 ? findPlate(scan, i) : 0) ||
    findIban(scan, i) ||
    (length === 3 ? findDiagnosisCode(scan, i) : 0) ||
    (length === 12 ? findPlainMac(scan, i) : 0) ||
    (length === 6 ? findPostcode(scan, i) : 0) ||
    (markAt(scan, i - 1) === 0x20ac ? findMoney(scan, i) : 0) ||
    (startsWithDigit(scan, i) ? findShort(scan, i, length) : 0) ||
    (length <= 2 ? findShortParcel(scan, i) : 0) ||
    findMixedCode(scan, i) ||
    findKey(scan, i) ||
    (length === 5 || length >= 9 ? findParcelCode(scan, i) : 0) ||
    findAddress(scan, i) ||
    findCaseNumber(scan, i)
  )
}
