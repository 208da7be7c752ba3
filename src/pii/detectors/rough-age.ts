/** Ages people only estimate: "begin tachtig", "midden veertig", "rond de 60", "achter in de twintig", "een dertiger". */
import { hashWord } from '../fold.ts'
import { endAt, gapAt, type Scan, startAt, wordAt } from '../scan.ts'
import { gap } from '../tokens.ts'
import { isAboutPerson } from './age.ts'
import { numberOfWord } from './number-words.ts'

const tens = 'twintig dertig veertig vijftig zestig zeventig tachtig negentig'.split(' ')
const hashesOfTens: ReadonlySet<number> = new Set(tens.map(hashWord))
const hashesOfPersons: ReadonlySet<number> = new Set(tens.map((word) => hashWord(`${word}er`)))

/** Where the words for "about" begin that stand before token `i`; -1 when there are none. */
function firstOf(scan: Scan, i: number): number {
  if (/^(?:begin|midden|half|halverwege|medio|eind|einde|tegen)$/i.test(wordAt(scan, i - 1))) return i - 1
  if (wordAt(scan, i - 1) !== 'de') return -1
  if (/^(?:gepasseerd|voorbij)$/.test(wordAt(scan, i + 1))) return i
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

/** "toen mijn moeder zestig werd". */
function isTurned(scan: Scan, i: number): boolean {
  return /^(?:werd|wordt|was)$/.test(wordAt(scan, i + 1)) && isAboutPerson(scan, i, 1)
}

function add(scan: Scan, i: number): void {
  scan.findings.add({ start: startAt(scan, i), end: endAt(scan, i), type: 'AGE', score: 0.65, by: 'age-rough' })
}

/** From a word in lower case that ends in g, r or "jarige" at token `i`. */
export function findRoughAgeInWords(scan: Scan, i: number): void {
  const hash = scan.tokens.hash[i] ?? 0
  if (hashesOfTens.has(hash)) {
    if (findRoughAge(scan, i) === 0 && isTurned(scan, i)) add(scan, i)
  } else if (wordAt(scan, i).endsWith('jarige')) {
    const age = numberOfWord(wordAt(scan, i).slice(0, -6))
    if (
      age >= 1 &&
      age <= 110 &&
      !/^(?:mag|moet|kan|hoeft|bruiloft|huwelijk|jubileum|bestaan|contract|periode)$/.test(wordAt(scan, i + 1))
    )
      add(scan, i)
  }
  // "een dertiger", but "een dertiger-jarenwoning" and "dertigers" are nobody.
  else if (
    hashesOfPersons.has(hash) &&
    /^(?:een|deze|die|jonge|als)$/i.test(wordAt(scan, i - 1)) &&
    isAge(scan, i) &&
    gapAt(scan, i + 1) !== gap.none
  )
    add(scan, i)
}
