/** Days: consumed so that no number is read into them, and a date of birth when a cue says so. */
import { cue } from '../cues.ts'
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
  const match = /(\d{1,4})( ?\\?[-./] ?)(\d{1,2})\2'?(\d{1,4})(?![\dA-Za-z])/y
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

/** `03 03 1958`, `1983 | 06 | 14`, `02-1991`, `27sept99`: only after a word for birth. */
const loose =
  /(?:\d{1,2} maand \d{1,2} jaar (?:19|20)\d\d|\d{1,2}[ |]{1,3}\d{1,2}[ |]{1,3}(?:19|20)\d\d|(?:19|20)\d\d[ |]{1,3}\d{1,2}[ |]{1,3}\d{1,2}|(?:0?[1-9]|1[0-2])[-/](?:19|20)\d\d|\d{1,2}(?:jan|feb|mrt|maart|apr|mei|jun|jul|aug|sept?|okt|nov|dec)[a-z]{0,6}'?(?:19|20)?\d\d|\d{1,2}[-./ ](?:VI{0,3}|I{1,3}|I[VX]|XI{0,2})[-./ ](?:19|20)?\d\d)(?![\dA-Za-z])/y

function looseEnd(scan: Scan, i: number): number {
  if (!hasCue(scan, cue.birth, { i, reach: 4 })) return 0
  loose.lastIndex = startAt(scan, i)
  return loose.test(scan.text) ? loose.lastIndex : 0
}

/** `12 maart 1980`, `12 mrt. '80`, `maart 1980` is no day; the token after it, or 0. */
function wordDateEnd(scan: Scan, i: number): number {
  let at = i + 1
  if (/^(?:e|de|ste)$/.test(wordAt(scan, at))) at += 1
  // "7th of July", "12 di mei".
  if (/^(?:of|di|de|del)$/.test(wordAt(scan, at))) at += 1
  if (markAt(scan, at) === 46) at += 1
  // "Jan" and "Mai" are names first: months only behind a day and before a year.
  if (cueIdAt(scan, at) !== cue.month && !/^(?:jan|mai)$/i.test(wordAt(scan, at))) return 0
  at += 1
  if (markAt(scan, at) === 46 && gapAt(scan, at) === gap.none) at += 1
  if (markAt(scan, at) === 39 || markAt(scan, at) === 0x2019) at += 1
  const length = endAt(scan, at) - startAt(scan, at)
  return kindAt(scan, at) === kind.digits && (length === 4 || length === 2) ? at + 1 : at
}

const reach = 9

/** Tries a day at token `i`; the end of it, or 0. */
export function findDate(scan: Scan, i: number): number {
  const { text } = scan
  const start = startAt(scan, i)
  const length = endAt(scan, i) - start
  const asLoose = looseEnd(scan, i)
  if (asLoose > 0) return add(scan, start, asLoose)
  if (length > 4) return findCompactDate(scan, i)
  const before = text.charCodeAt(start - 1)
  if (before === 45 || before === 47) return 0
  let end = numericEnd(text, start)
  const next = text.charCodeAt(end)
  if (end > 0 && (next === 45 || next === 47) && charClass[text.charCodeAt(end + 1)] === 3) return 0
  if (end === 0 && (length <= 2 || isEnglishDay(scan, i))) {
    const after = wordDateEnd(scan, i)
    if (after > 0) end = endAt(scan, after - 1)
  }
  if (end === 0) return findEnglishDay(scan, i) || findBirthYear(scan, i)
  if (
    isBirth(scan, i, end) ||
    isBesideNumber(scan, start, end) ||
    isBesideBirth(scan, start) ||
    isOfPerson(scan, i, text.slice(start, end))
  )
    return add(scan, start, end)
  return end
}

/** "DOB: May 3, 1968": the month stands before the day; "geboren in mei 1968" has none. */
function findEnglishDay(scan: Scan, i: number): number {
  const month = i - 1
  if (cueIdAt(scan, month) !== cue.month || !hasCue(scan, cue.birth, { i: month, reach: 4 })) return 0
  if (/^(?:18|19|20)\d\d$/.test(wordAt(scan, i))) return add(scan, startAt(scan, month), endAt(scan, i))
  const year = markAt(scan, i + 1) === 44 ? i + 2 : i + 1
  if (!/^(?:19|20)\d\d$/.test(wordAt(scan, year))) return 0
  return add(scan, startAt(scan, month), endAt(scan, year))
}

/** `15th`, `2e`. */
function isEnglishDay(scan: Scan, i: number): boolean {
  return /^\d{1,2}(?:st|nd|rd|th|e|ste|de)$/.test(wordAt(scan, i))
}

function add(scan: Scan, start: number, end: number): number {
  scan.findings.add({ start, end, type: 'DATE_OF_BIRTH', score: 0.95, by: 'birth-date' })
  return end
}

const orElse = /^[\s,(;|"']{0,4}(?:of|ofwel|en|and|or|&|\/|,)?[\s,("']{0,4}$/

/** "geboren 3-5-1968 of 5-3-1968", "geboortedata: 1-2-2012, 4-6-2014": right behind a day of birth. */
function isBesideBirth({ text, findings }: Scan, start: number): boolean {
  const newest = findings.list[findings.list.length - 1]
  return newest?.type === 'DATE_OF_BIRTH' && newest.end < start && orElse.test(text.slice(newest.end, start))
}

const between = /^[\s|,;:'"()/–-]{1,6}$/
const numberAfter = /^[\s|,;:()'"/–-]{0,6}(?:bsn:?\s*)?\d{9}(?!\d)/i

/** A day beside a citizen's number is a day of birth: "22-03-2009 - 999964136". */
function isBesideNumber({ text, findings }: Scan, start: number, end: number): boolean {
  if (numberAfter.test(text.slice(end, end + 24))) return true
  const newest = findings.list[findings.list.length - 1]
  return newest?.type === 'BSN' && newest.end < start && between.test(text.slice(newest.end, start))
}

/** A cell behind the cell of a name: "</td><td>9 okt 1985". */
function isCellBehindName(scan: Scan, i: number): boolean {
  let at = i - 1
  let isCell = false
  while (at > i - 9 && (markAt(scan, at) > 0 || wordAt(scan, at) === 'td')) {
    isCell ||= markAt(scan, at) === 60 || markAt(scan, at) === 124 || markAt(scan, at) === 59
    at -= 1
  }
  return isCell && isPersonAt(scan, at)
}

/** "Feline Zwartjes is van 2 oktober 2017", "je bent van 1 mei 1991". */
function isSaidOf(scan: Scan, i: number): boolean {
  if (wordAt(scan, i - 1) !== 'van') return false
  if (markAt(scan, i - 2) === 44) return isPersonAt(scan, i - 3)
  if (/^(?:zelf|kind)$/i.test(wordAt(scan, i - 2))) return true
  if (!/^(?:is|ben|bent)$/i.test(wordAt(scan, i - 2))) return false
  return isPersonAt(scan, i - 3) || /^(?:je|jij|ik|u|zij|ze)$/i.test(wordAt(scan, i - 3))
}

/** Papers that have a day of their own. */
const papers =
  /^(?:wet|besluit|verdrag|verordening|arrest|akte|kb|stb|uitspraak|beschikking|brief|regeling|reglement|statuten|koninklijk|bouwjaar|gebouwd|opgericht|overleden|gehuwd|getrouwd|begraven|gestorven|overlijden|sinds|per|vanaf|tot|op|dateert|gemeentehuis|gebouw|brug|kerk|pand|woning|gesloopt|geopend|samengevoegd|bouwvergunning|notulen|foto|krant|raadsbesluit|gemeente)$/i

/** The year of a day, also when it has two digits: those up to this century's twenties are of this century. */
function yearOf(date: string): number {
  const whole = /(?:18|19|20)\d\d/.exec(date)?.[0]
  if (whole !== undefined) return Number(whole)
  const short = Number(/\D(\d\d)$/.exec(date)?.[1] ?? -1)
  return short < 0 ? 0 : short + (short > 26 ? 1900 : 2000)
}

/** A day right behind a person, or one long ago, is when somebody was born. */
function isOfPerson(scan: Scan, i: number, date: string): boolean {
  const year = yearOf(date)
  if (isSaidOf(scan, i)) return true
  if (year < 1900 || year > 2022) return false
  if (year < 2013 && isCellBehindName(scan, i)) return true
  const mark = markAt(scan, i - 1)
  if (mark === 40 && isPersonAt(scan, i - 2)) return true
  if (year < 2015 && (mark === 44 || mark === 46 ? isPersonAt(scan, i - 2) : isPersonAt(scan, i - 1))) return true
  if (mark === 42 || (mark === 40 && year < 1996)) return true
  if (year > (scan.isStrict ? 2007 : 1972) || !/(?:18|19|20)\d\d/.test(date)) return false
  for (let at = i - 1; at >= i - 6 && at >= 0; at--) if (papers.test(wordAt(scan, at))) return false
  return true
}

function isBirth(scan: Scan, i: number, end: number): boolean {
  const next = tokenAt(scan, i, end)
  if (hasCueAfter(scan, cue.birth, { i: next, reach: 3 }) || isFollowedByBorn(scan, next)) return true
  if (!hasCue(scan, cue.birth, { i, reach })) return false
  // "geboren te Utrecht op 12-03-1980" but not "geboren. Op 12-03-2024 vroeg u".
  for (let at = i - 1; at >= i - reach && at >= 0; at--) {
    if (scan.cueAt[cue.birth] === at) return true
    if (kindAt(scan, at) === kind.digits) return false
    if (markAt(scan, at) === 46 && gapAt(scan, at + 1) > gap.none && kindAt(scan, at + 1) === kind.capital) return false
  }
  return false
}

/** "is op 12 februari 2025 om 04.12 uur geboren": the verb ends the sentence. */
function isFollowedByBorn(scan: Scan, next: number): boolean {
  for (let at = next; at < next + 12 && gapAt(scan, at) < gap.paragraph; at++) {
    if (/^geboren$/i.test(wordAt(scan, at))) return markAt(scan, at + 1) > 0 || gapAt(scan, at + 1) > gap.space
    if (markAt(scan, at) === 46 && gapAt(scan, at + 1) !== gap.none) return false
  }
  return false
}

/** `19800312`, `12031980` or `120380` after a cue. */
function findCompactDate(scan: Scan, i: number): number {
  const start = startAt(scan, i)
  const end = endAt(scan, i)
  const isShort = /^(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d$/.test(wordAt(scan, i))
  if ((end - start !== 8 && !isShort) || !hasCue(scan, cue.birth, { i, reach: 5 })) return 0
  scan.findings.add({ start, end, type: 'DATE_OF_BIRTH', score: 0.9, by: 'birth-date' })
  return end
}

/** "geboren in 1980", "bouwjaar" is not a cue. */
function findBirthYear(scan: Scan, i: number): number {
  const text = wordAt(scan, i)
  const isStar = markAt(scan, i - 1) === 42
  // "geboortejaar '58"
  const quote = markAt(scan, i - 1)
  if (/^\d\d$/.test(text) && (quote === 39 || quote === 0x2019) && hasCue(scan, cue.birth, { i, reach: 4 }))
    return add(scan, startAt(scan, i - 1), endAt(scan, i))
  if (!/^(?:18|19|20)\d\d$/.test(text)) return 0
  if (!isStar && !hasCue(scan, cue.birth, { i, reach: 3 }) && !isYearOfPerson(scan, i, Number(text))) return 0
  scan.findings.add({
    start: startAt(scan, i),
    end: endAt(scan, i),
    type: 'DATE_OF_BIRTH',
    score: 0.8,
    by: 'birth-year',
  })
  return endAt(scan, i)
}

/** "Kaatje Vermeulen (1968)", "mevrouw is uit 1968", "hij is van 1968". */
function isYearOfPerson(scan: Scan, i: number, year: number): boolean {
  if (year < 1915 || year > 2024) return false
  if (markAt(scan, i - 1) === 40 && markAt(scan, i + 1) === 41) return isPersonAt(scan, i - 2)
  if (!/^(?:van|uit)$/.test(wordAt(scan, i - 1))) return false
  if (/^(?:kind|zelf)$/i.test(wordAt(scan, i - 2))) return true
  const verb = /^(?:dus|ook|zelf|nog)$/.test(wordAt(scan, i - 2)) ? i - 3 : i - 2
  if (!/^(?:is|ben|bent|was|komt)$/.test(wordAt(scan, verb))) return false
  return (
    isPersonAt(scan, verb - 1) ||
    /^(?:ik|je|jij|u|hij|zij|ze|mevrouw|meneer|cliënte?|betrokkene|die|moeder|vader|zoon|dochter)$/i.test(
      wordAt(scan, verb - 1),
    )
  )
}
