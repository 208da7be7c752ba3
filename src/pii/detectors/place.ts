/** Places: after a word that puts a person there, when the list knows them. Not the municipality as an institution. */
import { cue } from '../cues.ts'
import { flagsOf, hashNextWord, word } from '../names/lexicon.ts'
import { cueIdAt, endAt, flagsAt, gapAt, isCapitalised, kindAt, markAt, type Scan, startAt, wordAt } from '../scan.ts'
import { gap, kind } from '../tokens.ts'

const maxWords = 5

/** The token after the longest listed place at `i`; `i` when there is none. */
export function readPlace(scan: Scan, i: number): number {
  const { tokens, table } = scan
  let from = i
  if (markAt(scan, i) === 39 || markAt(scan, i) === 0x2019) from += 1
  if (from === i && !isCapitalised(kindAt(scan, i))) return i
  const flags = flagsAt(scan, from)
  let end = (flags & word.place) !== 0 && from === i ? from + 1 : i
  if ((flags & word.placeStart) === 0) return end
  let hash = tokens.hash[from] ?? 0
  let words = 1
  for (let at = from + 1; words < maxWords && gapAt(scan, at) <= gap.space; at++) {
    const mark = markAt(scan, at)
    if (mark === 45 || mark === 39 || mark === 0x2019) continue
    if (kindAt(scan, at) === kind.mark || kindAt(scan, at) === 0) break
    hash = hashNextWord(hash, tokens.hash[at] ?? 0)
    words += 1
    if ((flagsOf(table, hash) & word.place) !== 0) end = at + 1
  }
  return end
}

const linking = /^(?:te|in|uit|naar)$/i

/** From a word such as "te", "uit" or "woonplaats" at token `i`; the token after the place, or 0. */
export function findPlace(scan: Scan, i: number): number {
  const text = wordAt(scan, i)
  if (/^gemeente$/i.test(text)) return 0
  let from = i + 1
  let isLabel = false
  for (
    let count = 0;
    count < 4 &&
    ([58, 34, 61, 62, 39, 124].includes(markAt(scan, from)) ||
      (count === 0 && /^(?:is|de|in|te)$/.test(wordAt(scan, from))));
    count++
  ) {
    if (markAt(scan, from) !== 0 && markAt(scan, from) !== 39) isLabel = true
    if (markAt(scan, from) === 39 && !isLabel) break
    from += 1
  }
  if (gapAt(scan, from) >= gap.paragraph) return 0
  const end = readPlace(scan, from)
  if (end === from)
    return isLabel && /^(?:woonplaats|plaats|geboorteplaats|woonplaatsnaam)$/i.test(text) ? findUnlisted(scan, from) : 0
  const isCommon = end === from + 1 && (flagsAt(scan, from) & word.common) !== 0
  if (isCommon && !isLabel && (linking.test(text) ? !/^te$/i.test(text) : true)) return 0
  if (cueIdAt(scan, from) !== cue.none && end === from + 1 && !isLabel) return 0
  return add(scan, from, end)
}

/** After a label any capitalised words are the place. */
function findUnlisted(scan: Scan, from: number): number {
  let end = from
  while (isCapitalised(kindAt(scan, end)) && end - from < 4 && (end === from || gapAt(scan, end) <= gap.space)) end += 1
  return end === from || (flagsAt(scan, from) & word.common) !== 0 ? 0 : add(scan, from, end)
}

function add(scan: Scan, from: number, end: number): number {
  scan.findings.add({ start: startAt(scan, from), end: endAt(scan, end - 1), type: 'CITY', score: 0.62, by: 'place' })
  return end
}
