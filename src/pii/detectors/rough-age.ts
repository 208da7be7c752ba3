/** Ages people only estimate: "begin tachtig", "midden veertig", "rond de 60", "achter in de twintig", "een dertiger". */
import { hashWord } from '../fold.ts'
import { endAt, gapAt, type Scan, startAt, wordAt } from '../scan.ts'
import { gap } from '../tokens.ts'
import { isAboutPerson } from './age.ts'

const tens = 'twintig dertig veertig vijftig zestig zeventig tachtig negentig'.split(' ')
const hashesOfTens: ReadonlySet<number> = new Set(tens.map(hashWord))
const hashesOfPersons: ReadonlySet<number> = new Set(tens.map((word) => hashWord(`${word}er`)))

/** Where the words for "about" begin that stand before token `i`; -1 when there are none. */
function firstOf(scan: Scan, i: number): number {
  if (/^(?:begin|midden|half|halverwege|medio|eind|einde|tegen)$/i.test(wordAt(scan, i - 1))) return i - 1
  if (wordAt(scan, i - 1) !== 'de') return -1
  const before = wordAt(scan, i - 2)
  if (/^(?:rond|halverwege|tegen|richting|over|boven|achterin|voorin|begin|eind)$/i.test(before)) return i - 2
  if (before !== 'in') return -1
  return /^(?:achter|ver|voor|midden|eind|diep)$/i.test(wordAt(scan, i - 3)) ? i - 3 : i - 2
}

const nearby = 8

function isAge(scan: Scan, i: number): boolean {
  return !/^(?:jaren|jaar|procent|euro|km|uur|meter|graden|keer|personen|mensen)$/i.test(wordAt(scan, i + 1))
}

/** From a number, or a word for one, at token `i`; the end of the age, or 0. */
export function findRoughAge(scan: Scan, i: number): number {
  const first = firstOf(scan, i)
  if (first < 0 || gapAt(scan, i) >= gap.paragraph || !isAge(scan, i) || !isAboutPerson(scan, first, nearby)) return 0
  scan.findings.add({ start: startAt(scan, first), end: endAt(scan, i), type: 'AGE', score: 0.65, by: 'age-rough' })
  return endAt(scan, i)
}

/** From a word in lower case that ends in g or r at token `i`. */
export function findRoughAgeInWords(scan: Scan, i: number): void {
  const hash = scan.tokens.hash[i] ?? 0
  if (hashesOfTens.has(hash)) findRoughAge(scan, i)
  // "een dertiger", but "een dertiger-jarenwoning" and "dertigers" are nobody.
  else if (
    hashesOfPersons.has(hash) &&
    /^(?:een|deze|die|jonge|als)$/i.test(wordAt(scan, i - 1)) &&
    isAge(scan, i) &&
    gapAt(scan, i + 1) !== gap.none
  )
    scan.findings.add({ start: startAt(scan, i), end: endAt(scan, i), type: 'AGE', score: 0.6, by: 'age-rough' })
}
