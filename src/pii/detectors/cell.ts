/** A cell of a table: what its heading says of it holds for all of it. */

import type { Cell } from '../columns.ts'
import type { PiiType } from '../contract.ts'
import { cue } from '../cues.ts'
import { word } from '../names/lexicon.ts'
import { endAt, flagsAt, forgetCues, isCapitalised, kindAt, type Scan, startAt, wordAt } from '../scan.ts'
import { kind } from '../tokens.ts'
import { findLabelledAddress } from './address-label.ts'

/** How many tokens of a cell hold digits, and how many begin with a capital. */
function contentOf(scan: Scan, from: number, end: number): { digits: number; capitals: number; words: number } {
  let digits = 0
  let capitals = 0
  let words = 0
  for (let i = from; i < end; i++) {
    const is = kindAt(scan, i)
    if (is === kind.mark) continue
    words += 1
    if (is === kind.digits || is === kind.alnum) digits += 1
    else if (isCapitalised(is) || is === kind.initial) capitals += 1
  }
  return { digits, capitals, words }
}

const empty = /^(?:n\.?v\.?t\.?|geen|nog|onbekend|leeg|nvt|nee|ja|null|none|anoniem|0|x|\?)$/i

/** "laatste login": a day, no account. */
const day = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/

const wordsOf = ({ text, tokens }: Scan, from: number, { end }: Cell): string =>
  text.slice(tokens.start[from], tokens.end[end - 1])

function typeOf(scan: Scan, from: number, cell: Cell): PiiType | undefined {
  const { digits, capitals, words } = contentOf(scan, from, cell.end)
  if (empty.test(wordAt(scan, from)) || (wordAt(scan, from) === 'n' && cell.end - from > 3)) return undefined
  const isOrdinary = words === 1 && (flagsAt(scan, from) & word.common) !== 0 && capitals === 0
  switch (cell.cue) {
    case cue.name:
      return digits === 0 && words <= 7 && !isOrdinary ? 'PERSON' : undefined
    case cue.place:
      return digits === 0 && words <= 5 && !isOrdinary ? 'CITY' : undefined
    case cue.username:
      return words <= 4 && !isOrdinary && !day.test(wordsOf(scan, from, cell)) ? 'USERNAME' : undefined
    case cue.secret:
      return words <= 8 && !isOrdinary ? 'SECRET' : undefined
    case cue.caseNumber:
      return digits > 0 && words <= 6 ? 'CASE_NUMBER' : undefined
    case cue.money:
    case cue.amount:
      return digits > 0 && words <= 5 ? 'FINANCIAL' : undefined
    case cue.age:
      return digits === 1 && words <= 2 ? 'AGE' : undefined
    case cue.birth:
      return digits > 0 && words <= 4 ? 'DATE_OF_BIRTH' : undefined
    case cue.houseNumber:
      return digits > 0 && words <= 3 ? 'STREET_ADDRESS' : undefined
    default:
      return undefined
  }
}

/**
 * Reads the cell that begins at token `from`.
 * @returns the first token that needs no second look, or 0 when the other detectors must look
 */
export function findCell(scan: Scan, from: number, cell: Cell): number {
  forgetCues(scan.cueAt)
  const { findings, cueAt } = scan
  if ((cell.cue === cue.address || cell.cue === cue.street) && !empty.test(wordAt(scan, from)))
    return findLabelledAddress(scan, from, cell.end)
  const type = typeOf(scan, from, cell)
  if (type === undefined) {
    cueAt[cell.cue] = from - 1
    return 0
  }
  findings.add({ start: startAt(scan, from), end: endAt(scan, cell.end - 1), type, score: 0.86, by: 'column' })
  return cell.end
}
