/** IBAN (ISO 13616): two letters, two check digits, up to thirty letters and digits; mod 97 equals one. */
import { cue } from '../cues.ts'
import { charClass } from '../fold.ts'
import { hasCue, type Scan, startAt } from '../scan.ts'

/** Length by country; others than these need a cue. */
const lengths: { readonly [country: string]: number } = Object.fromEntries(
  (
    'NL18 BE16 DE22 FR27 GB22 ES24 IT27 PT25 AT20 CH21 LU20 PL28 TR26 IE22 DK18 SE24 NO15 FI18 CZ24 SK24 HU28 RO24 BG22 HR21 SI19 LT20 LV21 EE20 ' +
    'GR27 CY28 MT31 MC27 LI21 MA28 AL28 RS22 BA20 MK19 ME22 UA29 TN24 SA24 AE23 IL23 PK24'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
)

function isJoiner(code: number): boolean {
  return code === 45 || code === 46 || (charClass[code] ?? 0) >= 4
}

/** Letters and digits from a position with single separators, at most `limit`; with the offset after each. */
function readCode(text: string, from: number, limit: number): { code: string; ends: number[] } {
  let code = ''
  const ends: number[] = []
  let at = from
  while (code.length < limit) {
    const type = charClass[text.charCodeAt(at)] ?? 0
    if (type >= 1 && type <= 3) {
      code += text.charAt(at)
      at += 1
      ends.push(at)
    } else if (at > from && isJoiner(text.charCodeAt(at))) {
      const next = charClass[text.charCodeAt(at + 1)] ?? 0
      if (next >= 1 && next <= 3) at += 1
      else if (next >= 4 && (charClass[text.charCodeAt(at + 2)] ?? 0) === 3) at += 2
      else break
    } else break
  }
  return { code: code.toUpperCase(), ends }
}

export function passesMod97(iban: string): boolean {
  let rest = 0
  const turned = iban.slice(4) + iban.slice(0, 4)
  for (let i = 0; i < turned.length; i++) {
    const code = turned.charCodeAt(i)
    rest = code <= 57 ? (rest * 10 + code - 48) % 97 : (rest * 100 + code - 55) % 97
  }
  return rest === 1
}

const shape = /^[A-Z]{2}[0-9]{2}[A-Z0-9]{8,30}$/
/** A Dutch account: four letters of a bank and ten digits cannot be anything else, even with a wrong check digit. */
const dutch = /^NL[0-9O]{2}[A-Z]{4}[0-9]{10}$/

/** Tries an IBAN at token `i`; the end of it, or 0. */
export function findIban(scan: Scan, i: number): number {
  const { text, findings } = scan
  const start = startAt(scan, i)
  if (charClass[text.charCodeAt(start)] === 3 || charClass[text.charCodeAt(start + 1)] === 3) return 0
  const country = text.slice(start, start + 2).toUpperCase()
  const length = lengths[country]
  if (length === undefined) return 0
  const { code, ends } = readCode(text, start, length)
  const end = ends[length - 1] ?? 0
  const isWhole = code.length === length && shape.test(code) && !isWordCharacter(text.charCodeAt(end))
  if (isWhole && (passesMod97(code) || dutch.test(code))) {
    findings.add({ start, end, type: 'IBAN', score: 1, by: 'iban' })
    return end
  }
  if (!hasCue(scan, cue.iban, { i, reach: 8 }) || !/^[A-Z]{2}[0-9]{2}[A-Z0-9]{4,}$/.test(code)) return 0
  const last = lastGroupEnd(text, ends)
  findings.add({ start, end: last, type: 'IBAN', score: 0.95, by: 'iban-cue' })
  return last
}

function isWordCharacter(code: number): boolean {
  const type = charClass[code] ?? 0
  return type >= 1 && type <= 3
}

/** The end of the last group that holds a digit. */
function lastGroupEnd(text: string, ends: readonly number[]): number {
  for (let i = ends.length - 1; i >= 0; i--) {
    const end = ends[i] ?? 0
    if (charClass[text.charCodeAt(end - 1)] === 3 && !isWordCharacter(text.charCodeAt(end))) return end
  }
  return ends[ends.length - 1] ?? 0
}
