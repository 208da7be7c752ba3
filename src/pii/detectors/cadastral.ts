/** Parcels of the land register: "Voorst, sectie K, nummer 1423", "Lemmer C 5120 A2", "VST00 K 1423 G0". */
import { cue } from '../cues.ts'
import { word } from '../names/lexicon.ts'
import { endAt, flagsAt, gapAt, hasCue, isCapitalised, kindAt, markAt, type Scan, startAt, wordAt } from '../scan.ts'
import { gap, kind } from '../tokens.ts'

function add(scan: Scan, first: number, { end, by }: { end: number; by: string }): number {
  scan.findings.add({ start: startAt(scan, first), end, type: 'CADASTRAL', score: 0.95, by })
  return end
}

const part = /^(?:A|G|D)?\d{0,4}$/

/** The last token of a parcel's number: its part (`A2`, `ged.`) and the numbers that follow it in a row. */
function lastOf(scan: Scan, number: number): number {
  let last = number
  if (kindAt(scan, last + 1) === kind.alnum && part.test(wordAt(scan, last + 1))) last += 1
  if (/^ged$/i.test(wordAt(scan, last + 1))) last += markAt(scan, last + 2) === 46 ? 2 : 1
  const joint = wordAt(scan, last + 1)
  const isMore = /^(?:en|,|\/|tm)$/.test(joint) && kindAt(scan, last + 2) === kind.digits
  return isMore && endAt(scan, last + 2) - startAt(scan, last + 2) <= 5 ? lastOf(scan, last + 2) : last
}

/** From the word "sectie" at token `i`; the end of the parcel, or 0. */
export function findCadastral(scan: Scan, i: number): number {
  if (!/^sectie$/i.test(wordAt(scan, i))) return 0
  const letter = i + 1
  if (!/^[A-Z]{1,2}$/i.test(wordAt(scan, letter))) return 0
  let at = letter + 1
  while (at < letter + 7 && kindAt(scan, at) !== kind.digits && gapAt(scan, at) < gap.paragraph) at += 1
  if (kindAt(scan, at) !== kind.digits || gapAt(scan, at) >= gap.paragraph) return 0
  return add(scan, placeBefore(scan, i), { end: endAt(scan, lastOf(scan, at)), by: 'cadastral' })
}

/** "gemeente Voorst, sectie", "Hengelo O, sectie": the municipality of the register belongs to the parcel's name. */
function placeBefore(scan: Scan, i: number): number {
  let at = i - 1
  if (markAt(scan, at) === 44) at -= 1
  for (let count = 0, from = at; count < 5 && from >= 0 && gapAt(scan, from + 1) < gap.line; count++, from--)
    if (/^gemeente$/i.test(wordAt(scan, from))) return from
  return firstCapital(scan, at) ?? i
}

/** The first of the words with a capital that end at token `at`. */
function firstCapital(scan: Scan, at: number): number | undefined {
  if (!isPlaceWord(scan, at)) return undefined
  let first = at
  while (first > at - 3 && isPlaceWord(scan, first - 1) && gapAt(scan, first) <= gap.space) first -= 1
  return first
}

function isPlaceWord(scan: Scan, at: number): boolean {
  return isCapitalised(kindAt(scan, at)) || kindAt(scan, at) === kind.initial
}

const cueReach = 14

/** "Zandvoort B 8827", "Delfzijl-N-2207", "zij P 9035" after the word "kadaster": from the letter at token `i`. */
export function findShortParcel(scan: Scan, i: number): number {
  if (!/^[A-Z]{1,2}$/.test(wordAt(scan, i))) return 0
  const isDashed = markAt(scan, i - 1) === 45 && markAt(scan, i + 1) === 45
  const number = isDashed ? i + 2 : i + 1
  const digits = endAt(scan, number) - startAt(scan, number)
  if (kindAt(scan, number) !== kind.digits || digits > 5 || gapAt(scan, number) > gap.space) return 0
  const hasLabel = hasCue(scan, cue.cadastral, { i, reach: cueReach })
  const place = isDashed ? i - 2 : i - 1
  const hasPlace = gapAt(scan, i) <= gap.space && isCapitalised(kindAt(scan, place))
  const isKnown = hasPlace && digits >= 3 && (flagsAt(scan, place) & word.place) !== 0
  const isRow = hasPlace && digits >= 2 && goesOn(scan, number)
  if (!isKnown && !isRow && !(hasLabel && digits >= 2)) return 0
  const end = endAt(scan, lastOf(scan, number))
  return add(scan, hasPlace ? (firstCapital(scan, place) ?? place) : i, { end, by: 'parcel-short' })
}

/** "Gaasterland H 204, 205 en 311": numbers in a row behind the letter. */
function goesOn(scan: Scan, number: number): boolean {
  const next = lastOf(scan, number)
  return next > number && kindAt(scan, next) === kind.digits
}

const parcel =
  /[A-Z]{3}\d{2}(?:[ -]?[A-Z]{1,2}[ -]?\d{1,5}(?:[ -]?[AGD]\d{1,4})?|,? sectie [A-Z]{1,2},? (?:nr\.?|nummer)? ?\d{1,5})(?![A-Za-z0-9])/y

/** `VST00 K 1423 G0`: the code of a parcel; the end of it, or 0. */
export function findParcelCode(scan: Scan, i: number): number {
  parcel.lastIndex = startAt(scan, i)
  return parcel.test(scan.text) ? add(scan, i, { end: parcel.lastIndex, by: 'parcel' }) : 0
}
