/** Numbers of documents and registers: a form with a check, or any code after its cue. */
import type { PiiType } from '../contract.ts'
import { cue } from '../cues.ts'
import { charClass, isWordCode } from '../fold.ts'
import { cueIdAt, gapAt, hasCue, kindAt, markAt, type Scan, startAt, tokenAt, wordAt } from '../scan.ts'
import { gap, kind } from '../tokens.ts'
import { type DigitRun, endOf } from './digit-run.ts'

interface DigitCode {
  readonly type: PiiType
  readonly cue: number
  readonly reach: number
  /** Numbers of digits it may have, longest first. */
  readonly lengths: readonly number[]
  readonly by: string
}

const bsnReach = 5

/** Codes of digits only that need a cue. */
const digitCodes: readonly DigitCode[] = [
  { type: 'KVK', cue: cue.kvk, reach: 5, lengths: [12, 8], by: 'kvk' },
  { type: 'RSIN', cue: cue.rsin, reach: 5, lengths: [9, 8], by: 'rsin' },
  { type: 'EDUCATION_NUMBER', cue: cue.education, reach: 9, lengths: [9, 10, 8], by: 'education' },
  { type: 'DRIVING_LICENCE', cue: cue.licence, reach: 16, lengths: [10], by: 'licence' },
  { type: 'V_NUMBER', cue: cue.vNumber, reach: 12, lengths: [10, 9, 8], by: 'v-number' },
  { type: 'PASSPORT_ID', cue: cue.passport, reach: 5, lengths: [9, 10, 8], by: 'passport' },
  // Accounts of before 2014, in old papers.
  { type: 'IBAN', cue: cue.iban, reach: 3, lengths: [10, 9, 7], by: 'old-account' },
]

const day = /(?:\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d|(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2})(?!\d)/y

function isDay(text: string, start: number): boolean {
  day.lastIndex = start
  return day.test(text)
}

const goesOn = /^(?:en|of|and|,|;|\/|&|\||\()$/

/** Tries a code of digits at token `i`; the end of it, or 0. */
export function findDigitCode(scan: Scan, i: number, run: DigitRun): number {
  const start = startAt(scan, i)
  if (run.count < 7 || isDay(scan.text, start)) return 0
  const known = findBagId(scan, i, run) || findCard(scan, i, run) || findBelgian(scan, i)
  if (known > 0) return known
  for (const code of digitCodes) {
    if (!hasCue(scan, code.cue, { i, reach: code.reach })) continue
    for (const length of code.lengths) {
      const end = endOf(run, scan.text, length)
      if (end === 0) continue
      scan.findings.add({ start, end, type: code.type, score: 0.96, by: code.by })
      // "V-nummers: 2811940035 en 2811940036": the word holds for the next one too.
      const next = tokenAt(scan, i, end)
      if (goesOn.test(wordAt(scan, next))) scan.cueAt[code.cue] = next
      return end
    }
  }
  return findDigitCodeBefore(scan, i, run)
}

/** "51362640 bij de Kamer van Koophandel": the word stands behind the number. */
function findDigitCodeBefore(scan: Scan, i: number, run: DigitRun): number {
  // "Uw burgerservicenummer is 999900018 en uw rekening is …": the word in front is this number's, the one behind the next's.
  if (hasCue(scan, cue.bsn, { i, reach: bsnReach })) return 0
  for (const length of [12, 10, 9, 8]) {
    const end = endOf(run, scan.text, length)
    if (end === 0) continue
    const which = firstCue(scan, tokenAt(scan, i, end))
    const code = digitCodes.find((known) => known.cue === which && known.lengths.includes(length))
    if (code === undefined) continue
    scan.findings.add({ start: startAt(scan, i), end, type: code.type, score: 0.94, by: code.by })
    return end
  }
  return 0
}

const cuesOfCodes = new Set(digitCodes.map((code) => code.cue))

/** The first cue of these codes in the next five tokens of the sentence. */
function firstCue(scan: Scan, from: number): number {
  for (let at = from; at < from + 5 && at < scan.tokens.count; at++) {
    if (gapAt(scan, at) >= gap.paragraph || (markAt(scan, at) === 46 && gapAt(scan, at + 1) !== gap.none)) break
    const which = cueIdAt(scan, at)
    if (cuesOfCodes.has(which)) return which
    if (kindAt(scan, at) === kind.digits) break
  }
  return cue.none
}

/** A bank card (ISO/IEC 7812): sixteen digits in fours or together whose last one is the Luhn check digit. */
function findCard(scan: Scan, i: number, run: DigitRun): number {
  const end = endOf(run, scan.text, 16)
  const { digits, separator } = run
  if (end === 0 || (digits[0] ?? 0) < 3 || (digits[0] ?? 0) > 6) return 0
  let sum = 0
  for (let at = 0; at < 16; at++) {
    if (at % 4 !== 0 && separator[at] !== 0) return 0
    const value = (digits[at] ?? 0) * (at % 2 === 0 ? 2 : 1)
    sum += value > 9 ? value - 9 : value
  }
  if (sum % 10 !== 0) return 0
  scan.findings.add({ start: startAt(scan, i), end, type: 'IBAN', score: 0.9, by: 'card' })
  return end
}

const belgian = /(?:\d{3}-\d{7}-\d{2}|\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2})(?!\d)/y

/** The card and the register number of a Belgian: 592-0418773-11, 85.07.30-033.28. */
function findBelgian(scan: Scan, i: number): number {
  const start = startAt(scan, i)
  belgian.lastIndex = start
  if (!belgian.test(scan.text)) return 0
  const end = belgian.lastIndex
  const type = scan.text.charCodeAt(start + 3) === 45 ? 'PASSPORT_ID' : 'BSN'
  scan.findings.add({ start, end, type, score: 0.95, by: 'belgian' })
  return end
}

/** A BAG identification: sixteen digits, municipality 0001–1999 and object type 01, 02, 03, 10, 20, 30 in the middle. */
function findBagId(scan: Scan, i: number, run: DigitRun): number {
  const end = endOf(run, scan.text, 16)
  if (end === 0) return 0
  const { digits } = run
  const objectType = (digits[4] ?? 0) * 10 + (digits[5] ?? 0)
  const isForm = (digits[0] ?? 9) <= 1 && [1, 2, 3, 10, 20, 30].includes(objectType)
  if (!isForm && !hasCue(scan, cue.bag, { i, reach: 6 })) return 0
  if (run.separator[8] !== 0 && !hasCue(scan, cue.bag, { i, reach: 6 })) return 0
  scan.findings.add({ start: startAt(scan, i), end, type: 'BAG_ID', score: 0.97, by: 'bag' })
  return end
}

/** Letters and digits with single spaces, dots or dashes between them. */
function compact(text: string, from: number, limit: number): { code: string; ends: number[] } {
  let code = ''
  const ends: number[] = []
  for (let at = from; code.length < limit; at++) {
    const char = text.charCodeAt(at)
    const type = charClass[char] ?? 0
    if (type >= 1 && type <= 3) {
      code += text.charAt(at)
      ends.push(at + 1)
    } else if (at === from || !(type === 4 || char === 45 || char === 46) || !isWordCode(text.charCodeAt(at + 1))) break
  }
  return { code: code.toUpperCase(), ends }
}

const passport = /^[A-NP-Z]{2}[A-NP-Z0-9]{6}[0-9]$/
const vat = /^NL[0-9]{9}B[0-9]{2}$/

/** Tries codes of letters and digits at token `i`; the end of it, or 0. */
export function findMixedCode(scan: Scan, i: number): number {
  const { text, findings } = scan
  const start = startAt(scan, i)
  const { code, ends } = compact(text, start, 14)
  const vatEnd = ends[13] ?? 0
  if (vat.test(code) && !isWordCode(text.charCodeAt(vatEnd))) {
    findings.add({ start, end: vatEnd, type: 'BTW_ID', score: 0.98, by: 'btw' })
    return vatEnd
  }
  if (code.charAt(0) === 'V' && /^V[0-9]{10}/.test(code))
    return addCode(scan, i, { end: ends[10] ?? 0, type: 'V_NUMBER', by: 'v-number' })
  if (code.charAt(0) === 'O' && /^O[0-9]{9}(?:[^0-9]|$)/.test(code) && hasCue(scan, cue.education, { i, reach: 5 }))
    return addCode(scan, i, { end: ends[9] ?? 0, type: 'EDUCATION_NUMBER', by: 'education' })
  const end = ends[8] ?? 0
  const isPassport = passport.test(code.slice(0, 9)) && end > 0 && !isWordCode(text.charCodeAt(end))
  if (
    isPassport &&
    (hasCue(scan, cue.passport, { i, reach: 7 }) ||
      (isWritten(text, start, end) && hasDigits(code, 3) && passportPrefix.test(code)) ||
      (end - start === 9 && hasDigits(code, 2) && papers.test(text)))
  )
    return addCode(scan, i, { end, type: 'PASSPORT_ID', by: 'passport' })
  return findLabelled(scan, i)
}

/** Texts about papers: there a code of this form is one. */
const papers = /paspoort|passport|identiteits|id-?kaart|id-?bewijs|reisdocument|documentn|legitimatie/i

/** Passports and cards begin with one of these; without a cue nothing else is taken for one. */
const passportPrefix = /^(?:SPEC|NP|NW|NX|NR|NS|IX|IY|IZ|IM|IN|IR|IS|NN|NU|NV|BL|BM|BN|BR)/

function isWritten(text: string, start: number, end: number): boolean {
  return end - start === 9 && text.slice(start, end) === text.slice(start, end).toUpperCase()
}

function hasDigits(code: string, least: number): boolean {
  return code.slice(0, 9).replace(/\D/g, '').length >= least
}

function addCode(scan: Scan, i: number, { end, type, by }: { end: number; type: PiiType; by: string }): number {
  if (end === 0 || isWordCode(scan.text.charCodeAt(end))) return 0
  scan.findings.add({ start: startAt(scan, i), end, type, score: 0.95, by })
  return end
}

const labelled: readonly (readonly [which: number, type: PiiType, by: string])[] = [
  [cue.passport, 'PASSPORT_ID', 'passport-cue'],
  [cue.licence, 'DRIVING_LICENCE', 'licence-cue'],
  [cue.btw, 'BTW_ID', 'btw-cue'],
]
const labelReach = 6
/** `FX 482910`, `BK 0419 277`, `N 010204867`, `L01X00T471`, `MORGA657054SM9IJ`: letters, then mostly digits. */
const foreign =
  /(?:[A-Z]{2} ?\d{1,4}(?:\.\d{3}){2}|[A-Z]{1,3} ?\d{3,9}(?: \d{3,4})?|[A-Z]{1,6}[A-Z0-9]{5,14}|\d{2}[A-Z]{2,3}\d{4,7})(?![\p{L}\d])/iuy

/** After a cue for a document any code of six or more characters with digits, as countries give them. */
function findLabelled(scan: Scan, i: number): number {
  const { text } = scan
  const start = startAt(scan, i)
  for (const [which, type, by] of labelled) {
    if (!hasCue(scan, which, { i, reach: labelReach })) continue
    foreign.lastIndex = start
    if (!foreign.test(text)) return 0
    const end = foreign.lastIndex
    const code = text.slice(start, end)
    const digits = code.replace(/\D/g, '').length
    if (digits < 2 || code.replace(/ /g, '').length < 6 || (digits < 4 && code !== code.toUpperCase())) return 0
    return addCode(scan, i, { end, type, by })
  }
  return 0
}
