/** Days of birth said in words: "de derde van de vijfde, negentienhonderd achtenzestig", "tien tien achtenzeventig". */
import { cue, monthHashes } from '../cues.ts'
import { cueIdAt, endAt, gapAt, markAt, type Scan, startAt, wordAt } from '../scan.ts'
import { gap } from '../tokens.ts'
import { numberOfWord } from './number-words.ts'

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
  if (/^(?:19|20)\d\d$/.test(wordAt(scan, at + 2))) return at + 2
  const isLast = at + 2 >= scan.tokens.count || gapAt(scan, at + 2) >= gap.line || markAt(scan, at + 2) > 0
  if (isLast && markAt(scan, at - 1) === 58 && cueIdAt(scan, at + 1) === cue.month) return at + 1
  const year = numberOfWord(wordAt(scan, at + 2))
  const rest = numberOfWord(wordAt(scan, at + 3))
  if ((year === 19 || year === 1900 || year === 2000) && rest >= 1 && rest <= 99) return at + 3
  return (year >= 20 && year <= 99) || (year >= 1900 && year <= 2030) ? at + 2 : 0
}
