/** Numbers of documents and registers: a form with a check, or any code after its cue. */
import type { PiiType } from '../contract.ts'
import { cue } from '../cues.ts'
import { charClass } from '../fold.ts'
import { cueIdAt, endAt, gapAt, hasCue, kindAt, markAt, type Scan, startAt, tokenAt, wordAt } from '../scan.ts'
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

/** Codes of digits only that need a cue. */
const digitCodes: readonly DigitCode[] = [
  { type: 'KVK', cue: cue.kvk, reach: 5, lengths: [12, 8], by: 'kvk' },
  { type: 'RSIN', cue: cue.rsin, reach: 5, lengths: [9, 8], by: 'rsin' },
  { type: 'EDUCATION_NUMBER', cue: cue.education, reach: 5, lengths: [9, 10, 8], by: 'education' },
  { type: 'DRIVING_LICENCE', cue: cue.licence, reach: 5, lengths: [10], by: 'licence' },
  { type: 'V_NUMBER', cue: cue.vNumber, reach: 5, lengths: [10, 9, 8], by: 'v-number' },
  { type: 'PASSPORT_ID', cue: cue.passport, reach: 5, lengths: [9, 10, 8], by: 'passport' },
]

const goesOn = /^(?:en|of|and|,|;|\/|&|\||\()$/

/** Tries a code of digits at token `i`; the end of it, or 0. */
export function findDigitCode(scan: Scan, i: number, run: DigitRun): number {
  if (run.count < 8) return 0
  const start = startAt(scan, i)
  const bag = findBagId(scan, i, run)
  if (bag > 0) return bag
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

function isWordCode(code: number): boolean {
  const type = charClass[code] ?? 0
  return type >= 1 && type <= 3
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

/** After a cue for a document any code of seven or more characters with digits. */
function findLabelled(scan: Scan, i: number): number {
  const end = endAt(scan, i)
  const code = wordAt(scan, i)
  if (code.length < 7 || code.length > 12 || !/\d{2}/.test(code)) return 0
  if (hasCue(scan, cue.passport, { i, reach: 4 }))
    return addCode(scan, i, { end, type: 'PASSPORT_ID', by: 'passport-cue' })
  if (hasCue(scan, cue.licence, { i, reach: 4 }))
    return addCode(scan, i, { end, type: 'DRIVING_LICENCE', by: 'licence-cue' })
  if (hasCue(scan, cue.btw, { i, reach: 4 })) return addCode(scan, i, { end, type: 'BTW_ID', by: 'btw-cue' })
  return 0
}
