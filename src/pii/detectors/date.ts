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
import { numberOfWord } from './number-words.ts'

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
  /(?:\d{1,2}[ |]{1,3}\d{1,2}[ |]{1,3}(?:19|20)\d\d|(?:19|20)\d\d[ |]{1,3}\d{1,2}[ |]{1,3}\d{1,2}|(?:0?[1-9]|1[0-2])[-/](?:19|20)\d\d|\d{1,2}(?:jan|feb|mrt|maart|apr|mei|jun|jul|aug|sept?|okt|nov|dec)[a-z]{0,6}'?(?:19|20)?\d\d)(?![\dA-Za-z])/y

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
  // "Jan" is a name first: a month only behind a day and before a year.
  if (cueIdAt(scan, at) !== cue.month && !/^jan$/i.test(wordAt(scan, at))) return 0
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
  if (end === 0) return findBirthYear(scan, i)
  if (isBirth(scan, i, end) || isBesideNumber(scan, start, end) || isOfPerson(scan, i, text.slice(start, end)))
    return add(scan, start, end)
  return end
}

/** `15th`, `2e`. */
function isEnglishDay(scan: Scan, i: number): boolean {
  return /^\d{1,2}(?:st|nd|rd|th|e|ste|de)$/.test(wordAt(scan, i))
}

function add(scan: Scan, start: number, end: number): number {
  scan.findings.add({ start, end, type: 'DATE_OF_BIRTH', score: 0.95, by: 'birth-date' })
  return end
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
  if (wordAt(scan, i - 1) !== 'van' || !/^(?:is|ben|bent)$/i.test(wordAt(scan, i - 2))) return false
  return isPersonAt(scan, i - 3) || /^(?:je|jij|ik|u|zij|ze)$/i.test(wordAt(scan, i - 3))
}

/** Papers that have a day of their own. */
const papers =
  /^(?:wet|besluit|verdrag|verordening|arrest|akte|kb|stb|uitspraak|beschikking|brief|regeling|reglement|statuten|koninklijk|bouwjaar|gebouwd|opgericht|overleden|gehuwd|getrouwd|begraven|gestorven|overlijden|sinds|per|vanaf|tot|op)$/i

/** A day right behind a person, or one long ago, is when somebody was born. */
function isOfPerson(scan: Scan, i: number, date: string): boolean {
  const year = Number(/(?:18|19|20)\d\d/.exec(date)?.[0] ?? 0)
  if (isSaidOf(scan, i)) return true
  if (year < 1900 || year > 2022) return false
  if (year < 2013 && isCellBehindName(scan, i)) return true
  const mark = markAt(scan, i - 1)
  if (mark === 40 && isPersonAt(scan, i - 2)) return true
  if (mark === 44 && isPersonAt(scan, i - 2) && year < 2015) return true
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
  for (let at = i - 1; at >= i - reach && at >= 0; at--) {
    if (cueIdAt(scan, at) === cue.birth) return true
    if (kindAt(scan, at) === kind.digits) return false
    if (markAt(scan, at) === 46 && gapAt(scan, at + 1) > gap.none && kindAt(scan, at + 1) === kind.capital) return false
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
  if (!/^(?:18|19|20)\d\d$/.test(text) || !(isStar || hasCue(scan, cue.birth, { i, reach: 3 }))) return 0
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

const spelledReach = 5

/** "geboren tien tien achtenzeventig": from the word for birth at token `i`, on. */
export function findSpelledBirth(scan: Scan, i: number): void {
  for (let at = i + 1; at <= i + spelledReach && gapAt(scan, at) < gap.paragraph; at++) {
    const last = spelledEnd(scan, at)
    if (last === 0) continue
    addSpelled(scan, at, last)
    return
  }
}

/** "vijf maart zesenvijftig": from the month at token `i`; a day with a year in words is when somebody was born. */
export function findSpelledDay(scan: Scan, i: number): void {
  const last = spelledEnd(scan, i - 1)
  if (last > 0) addSpelled(scan, i - 1, last)
}

function addSpelled(scan: Scan, first: number, last: number): void {
  const start = startAt(scan, first)
  scan.findings.add({ start, end: endAt(scan, last), type: 'DATE_OF_BIRTH', score: 0.9, by: 'birth-words' })
}

/** The last token of day, month and year in words from token `at`; 0 when they are not there. */
function spelledEnd(scan: Scan, at: number): number {
  const day = numberOfWord(wordAt(scan, at))
  if (day < 1 || day > 31) return 0
  const month = numberOfWord(wordAt(scan, at + 1))
  if (cueIdAt(scan, at + 1) !== cue.month && (month < 1 || month > 12)) return 0
  const year = numberOfWord(wordAt(scan, at + 2))
  const rest = numberOfWord(wordAt(scan, at + 3))
  if ((year === 19 || year === 1900 || year === 2000) && rest >= 1 && rest <= 99) return at + 3
  return (year >= 20 && year <= 99) || (year >= 1900 && year <= 2030) ? at + 2 : 0
}
