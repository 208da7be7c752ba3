/** Names turned round, as lists write them. */
import { cue, cueOf } from '../cues.ts'
import { endAt, flagsAt, gapAt, kindAt, markAt, type Scan, startAt } from '../scan.ts'
import { gap, kind } from '../tokens.ts'
import { word } from './lexicon.ts'

/** "Saidi, K.", "Wijk, Robbert van der": a surname before a comma, initials or a listed first name behind it; its end, or 0. */
export function findInverted(scan: Scan, i: number): number {
  if (kindAt(scan, i) !== kind.capital || markAt(scan, i + 1) !== 44 || gapAt(scan, i + 1) !== gap.none) return 0
  if (gapAt(scan, i + 2) !== gap.space || cueOf(flagsAt(scan, i)) !== cue.none) return 0
  let at = i + 2
  while (kindAt(scan, at) === kind.initial && markAt(scan, at + 1) === 46 && gapAt(scan, at) <= gap.space) at += 2
  const hasInitials = at > i + 2
  const isFirst =
    kindAt(scan, at) === kind.capital && (flagsAt(scan, at) & word.first) !== 0 && gapAt(scan, at) === gap.space
  if (!hasInitials && !(isFirst && (flagsAt(scan, i) & word.common) === 0)) return 0
  if (!hasInitials && !isEntry(scan, i, at)) return 0
  if (!hasInitials) at += 1
  while ((flagsAt(scan, at) & word.prefix) !== 0 && gapAt(scan, at) === gap.space && kindAt(scan, at) === kind.lower)
    at += 1
  let from = i
  while (from > 0 && (flagsAt(scan, from - 1) & word.prefix) !== 0 && gapAt(scan, from) === gap.space) from -= 1
  scan.findings.add({
    start: startAt(scan, from),
    end: endAt(scan, at - 1),
    type: 'PERSON',
    score: 0.72,
    by: 'name-inverted',
  })
  return at
}

/** Whether the words stand in a list or a field: in a sentence, names with commas between them are just several. */
function isEntry(scan: Scan, from: number, first: number): boolean {
  const opens = gapAt(scan, from) >= gap.line || separators.has(markAt(scan, from - 1)) || from === 0
  let after = first + 1
  while ((flagsAt(scan, after) & word.prefix) !== 0 && gapAt(scan, after) === gap.space) after += 1
  const closes = gapAt(scan, after) >= gap.line || separators.has(markAt(scan, after))
  return opens && (closes || after > first + 1)
}

/** Tab, bar, semicolon, colon, bracket, quote, smaller and greater than, full stop of a number, hyphen. */
const separators = new Set([124, 59, 58, 40, 41, 34, 39, 60, 62, 46, 45, 44])
