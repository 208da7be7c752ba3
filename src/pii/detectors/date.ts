/** Days: consumed so that no number is read into them, and a date of birth when a cue says so. */
import { cue, monthHashes } from '../cues.ts'
import { charClass } from '../fold.ts'
import {
  cueIdAt,
  endAt,
  gapAt,
  hasCue,
  hasCueAfter,
  isPersonAt,
  kindAt,
  markAt,
  type Scan,
  startAt,
  tokenAt,
  wordAt,
} from '../scan.ts'
import { gap, kind } from '../tokens.ts'

function isDatePart(day: number, month: number): boolean {
  return day >= 1 && day <= 31 && month >= 1 && month <= 12
}

/** `12-03-1980`, `12.3.80`, `1980-03-12`, `12 / 3 / 1980`; where it ends, or 0. */
function numericEnd(text: string, start: number): number {
  const match = /(\d{1,4})( ?[-./] ?)(\d{1,2})\2(\d{1,4})(?![\dA-Za-z])/y
  match.lastIndex = start
  const found = match.exec(text)
  if (found === null) return 0
  const [whole, first = '', , second = '', third = ''] = found
  const isYearFirst = first.length === 4 && third.length <= 2
  const isDay = isYearFirst
    ? isDatePart(Number(third), Number(second))
    : first.length <= 2 && (third.length === 4 || third.length === 2) && isDatePart(Number(first), Number(second))
  const year = Number(isYearFirst ? first : third)
  if (!isDay || (year > 99 && (year < 1880 || year > 2100))) return 0
  return start + whole.length
}

/** `12 maart 1980`, `12 mrt. '80`, `maart 1980` is no day; the token after it, or 0. */
function wordDateEnd(scan: Scan, i: number): number {
  let at = i + 1
  if (/^(?:e|de|ste)$/.test(wordAt(scan, at))) at += 1
  if (markAt(scan, at) === 46) at += 1
  if (cueIdAt(scan, at) !== cue.month) return 0
  at += 1
  if (markAt(scan, at) === 46 && gapAt(scan, at) === gap.none) at += 1
  if (markAt(scan, at) === 39 || markAt(scan, at) === 0x2019) at += 1
  const length = endAt(scan, at) - startAt(scan, at)
  return kindAt(scan, at) === kind.digits && (length === 4 || length === 2) ? at + 1 : at
}

const reach = 9

/** Tries a day at token `i`; the end of it, or 0. */
export function findDate(scan: Scan, i: number): number {
  const { text, findings } = scan
  const start = startAt(scan, i)
  const length = endAt(scan, i) - start
  if (length > 4) return findCompactDate(scan, i)
  const before = text.charCodeAt(start - 1)
  if (before === 45 || before === 47) return 0
  let end = numericEnd(text, start)
  const next = text.charCodeAt(end)
  if (end > 0 && (next === 45 || next === 47) && charClass[text.charCodeAt(end + 1)] === 3) return 0
  if (end === 0 && length <= 2) {
    const after = wordDateEnd(scan, i)
    if (after > 0) end = endAt(scan, after - 1)
  }
  if (end === 0) return findBirthYear(scan, i)
  if (isBirth(scan, i, end) || isBesideNumber(scan, start, end) || isOfPerson(scan, i, text.slice(start, end)))
    findings.add({ start, end, type: 'DATE_OF_BIRTH', score: 0.95, by: 'birth-date' })
  return end
}

const numberAfter = /^[\s|,;:()/–-]{0,6}(?:bsn:?\s*)?\d{9}(?!\d)/i

/** A day beside a citizen's number is a day of birth: "22-03-2009 - 999964136". */
function isBesideNumber({ text, findings }: Scan, start: number, end: number): boolean {
  if (numberAfter.test(text.slice(end, end + 24))) return true
  const mark = text.charAt(start - 1)
  if (mark !== ';' && mark !== ',' && mark !== '\t' && mark !== '|') return false
  const newest = findings.list[findings.list.length - 1]
  return newest?.type === 'BSN' && newest.end === start - 1
}

/** Papers that have a day of their own. */
const papers =
  /^(?:wet|besluit|verdrag|verordening|arrest|akte|kb|stb|uitspraak|beschikking|brief|regeling|reglement|statuten|koninklijk|bouwjaar|gebouwd|opgericht|overleden|gehuwd|getrouwd|begraven|gestorven|overlijden|sinds|per|vanaf|tot|op)$/i

/** A day right behind a person, or one long ago, is when somebody was born. */
function isOfPerson(scan: Scan, i: number, date: string): boolean {
  const year = Number(/(?:18|19|20)\d\d/.exec(date)?.[0] ?? 0)
  if (year < 1900 || year > 2022) return false
  const mark = markAt(scan, i - 1)
  if ((mark === 40 || mark === 44) && isPersonAt(scan, i - 2) && year < 2015) return true
  if (mark === 42) return true
  if (year > (scan.isStrict ? 2007 : 1972)) return false
  for (let at = i - 1; at >= i - 4 && at >= 0; at--) if (papers.test(wordAt(scan, at))) return false
  return true
}

function isBirth(scan: Scan, i: number, end: number): boolean {
  const next = tokenAt(scan, i, end)
  if (hasCueAfter(scan, cue.birth, { i: next, reach: 3 })) return true
  if (!hasCue(scan, cue.birth, { i, reach })) return false
  // "geboren te Utrecht op 12-03-1980" but not "geboren. Op 12-03-2024 vroeg u".
  for (let at = i - 1; at > i - reach && at >= 0; at--) {
    if (cueIdAt(scan, at) === cue.birth) return true
    if (kindAt(scan, at) === kind.digits) return false
    if (markAt(scan, at) === 46 && gapAt(scan, at + 1) > gap.none && kindAt(scan, at + 1) === kind.capital) return false
  }
  return false
}

/** `19800312` or `12031980` after a cue. */
function findCompactDate(scan: Scan, i: number): number {
  const start = startAt(scan, i)
  const end = endAt(scan, i)
  if (end - start !== 8 || !hasCue(scan, cue.birth, { i, reach: 5 })) return 0
  scan.findings.add({ start, end, type: 'DATE_OF_BIRTH', score: 0.9, by: 'birth-date' })
  return end
}

/** "geboren in 1980", "bouwjaar" is not a cue. */
function findBirthYear(scan: Scan, i: number): number {
  const text = wordAt(scan, i)
  if (!/^(?:19|20)\d\d$/.test(text) || !hasCue(scan, cue.birth, { i, reach: 3 })) return 0
  scan.findings.add({
    start: startAt(scan, i),
    end: endAt(scan, i),
    type: 'DATE_OF_BIRTH',
    score: 0.8,
    by: 'birth-year',
  })
  return endAt(scan, i)
}

const ordinals =
  /^(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|elfde|twaalfde|dertiende|veertiende|vijftiende|zestiende|zeventiende|achttiende|negentiende|twintigste|\p{L}{3,6}(?:en|ën)(?:twintigste)|dertigste|eenendertigste)$/u
const yearWords = /^(?:negentienhonderd|tweeduizend|negentien|twintig)\p{L}*$/u
const restWords =
  /^(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien|en|\p{L}*(?:tig|tachtig))$/u

/** "de derde van de vijfde, negentienhonderd achtenzestig"; the token after it, or 0. */
export function findSpelledDate(scan: Scan, i: number): number {
  if (!ordinals.test(wordAt(scan, i))) return 0
  let at = i + 1
  if (wordAt(scan, at) === 'van') at += wordAt(scan, at + 1) === 'de' ? 2 : 1
  if (!ordinals.test(wordAt(scan, at)) && !monthHashes.has(scan.tokens.hash[at] ?? 0)) return 0
  at += 1
  if (markAt(scan, at) === 44) at += 1
  if (!yearWords.test(wordAt(scan, at))) return 0
  at += 1
  while (restWords.test(wordAt(scan, at)) && gapAt(scan, at) <= gap.space) at += 1
  const first = wordAt(scan, i - 1) === 'de' ? i - 1 : i
  scan.findings.add({
    start: startAt(scan, first),
    end: endAt(scan, at - 1),
    type: 'DATE_OF_BIRTH',
    score: 0.85,
    by: 'birth-words',
  })
  return at
}
