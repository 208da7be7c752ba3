/** Makes findings of what the tagger said: persons, and places that are not an institution's or the country's own name. */

import { cue, cueOf } from '../cues.ts'
import { hashWord } from '../fold.ts'
import { cueIdAt, endAt, flagsAt, gapAt, isCapitalised, kindAt, markAt, type Scan, startAt } from '../scan.ts'
import { gap, kind } from '../tokens.ts'
import { isDutchWord } from './dutch-words.ts'
import { word } from './lexicon.ts'
import { isPublicName } from './read-name.ts'
import { type Bias, type Tagger, type Tags, tag, tagTokens } from './tagger.ts'

/** Measured on the news texts that training left out: `npm run train:names` prints the figures for several values. */
export const balanced: Bias = { person: 220, place: 240 }
export const strict: Bias = { person: 300, place: 300 }

/** Tussenvoegsels that are no prepositions of place. */
const bearers = new Set(
  ['van', 'de', 'der', 'den', 'ter', 'ten', 'vd', 'von', 'el', 'al', 'ben', 'het', 't'].map(hashWord),
)

/** They say where somebody lives only when the text is about somebody (public-names.ts). */
export const homeCountry = 'home-country'
const everywhere = new Set(['nederland', 'europa', 'holland', 'vs', 'eu'].map(hashWord))

/** Fills `scan.tags`; the detectors look there too. */
export function tagNames(scan: Scan, tagger: Tagger): void {
  const { text, tokens, dutch } = scan
  tagTokens(tagger, { text, tokens, dutch }, { bias: scan.isStrict ? strict : balanced, out: scan.tags })
}

/** Adds what the tagger found to `scan.findings`. */
export function findTagged(scan: Scan): void {
  const { tokens, tags } = scan
  for (let i = 0; i < tokens.count; ) {
    const is = tags.tags[i] ?? 0
    if (is !== tag.person && is !== tag.place) {
      i += 1
      continue
    }
    const next = nameEnd(scan, tags.tags, i)
    const end = withoutArticle(scan, i, next)
    if (is === tag.person) addPerson(scan, { from: i, end, tags })
    else addPlace(scan, { from: i, end, tags })
    i = next
  }
}

/** The token after the name that begins at `i`: more of the same kind, with hyphens, apostrophes and dots of initials. */
function nameEnd(scan: Scan, tags: Uint8Array, i: number): number {
  const is = tags[i]
  let end = i + 1
  for (let at = i + 1; at < scan.tokens.count && at - end < 4; at++) {
    if (gapAt(scan, at) >= gap.line) break
    if (tags[at] === is || (is === tag.person && isBorne(scan, tags, at))) end = at + 1
    else if (
      kindAt(scan, at) === kind.mark
        ? !joinsName(scan, at)
        : !(is === tag.person && bearers.has(scan.tokens.hash[at] ?? 0))
    )
      break
  }
  return end
}

/** "in Nederland de wet": no name ends with a tussenvoegsel. */
function withoutArticle(scan: Scan, from: number, end: number): number {
  let last = end
  while (last > from + 1 && kindAt(scan, last - 1) === kind.lower && (flagsAt(scan, last - 1) & word.prefix) !== 0)
    last -= 1
  return last
}

/** "Youri van Esch": after a first name and "van" a place is a surname. */
function isBorne(scan: Scan, tags: Uint8Array, at: number): boolean {
  const isPlace = tags[at] === tag.place && isCapitalised(kindAt(scan, at))
  // "Opstelten van Rotterdam": a surname has none behind it.
  const before = flagsAt(scan, at - 2)
  if ((before & word.first) === 0 && (before & (word.surname | word.proper)) !== 0) return false
  return isPlace && bearers.has(scan.tokens.hash[at - 1] ?? 0) && kindAt(scan, at - 1) === kind.lower
}

function joinsName(scan: Scan, at: number): boolean {
  const code = markAt(scan, at)
  if (code === 46) return kindAt(scan, at - 1) === kind.initial || endAt(scan, at - 1) - startAt(scan, at - 1) <= 2
  return (code === 45 || code === 39 || code === 0x2019) && gapAt(scan, at) === gap.none
}

interface Tagged {
  readonly from: number
  readonly end: number
  readonly tags: Tags
}

/** Parts of a place's name that name none. */
const sides = new Set(
  ['oud', 'nieuw', 'noord', 'oost', 'zuid', 'west', 'midden', 'sint', 'groot', 'klein', 'hoog', 'laag'].map(hashWord),
)

/** "nl.voorbeeldstad.import", "registry/voorbeeldstad": a part of an address of machines. */
function isInPath(scan: Scan, from: number, end: number): boolean {
  const before = gapAt(scan, from) === gap.none ? markAt(scan, from - 1) : 0
  const after = gapAt(scan, end) === gap.none && gapAt(scan, end + 1) === gap.none ? markAt(scan, end) : 0
  const isLower = kindAt(scan, from) === kind.lower
  return isLower && (before === 46 || before === 47 || after === 46 || after === 47 || after === 95)
}

/** From the margin of the surest word: never as sure as a cue word. */
function scoreOf({ from, end, tags }: Tagged): number {
  let most = 0
  for (let at = from; at < end; at++) most = Math.max(most, tags.margins[at] ?? 0)
  return 0.5 + Math.min(0.25, most / 8000)
}

const nameFlags = word.first | word.surname | word.proper
const placeFlags = word.place | word.placeStart | word.proper

/** A word of the language that no list of names knows: where a capital says nothing, it is the word. */
function isOrdinary(scan: Scan, i: number, listed: number): boolean {
  const flags = flagsAt(scan, i)
  if ((flags & listed) !== 0 || everywhere.has(scan.tokens.hash[i] ?? 0)) return false
  if ((flags & word.common) !== 0 || cueOf(flags) !== cue.none) return true
  const is = kindAt(scan, i)
  if (is === kind.upper && !scan.tags.isPlain && endAt(scan, i) - startAt(scan, i) <= 4) return true
  const isDutch = isDutchWord(scan.dutch, scan.tokens.hash[i] ?? 0)
  return isDutch && (is !== kind.capital || gapAt(scan, i) >= gap.line || kindAt(scan, i - 1) === kind.mark)
}

/** Words without capitals that no list knows are mostly typing errors; without a name before them "de jong" is a young one. */
const sureMargin = 700
/** Where capitals say nothing, a name has none either: so much for a word that no list vetoes, and so much for one that is vetoed. */
const plainMargin = 100
const plainLoneMargin = 250
const plainWordMargin = 400

function isWeak(scan: Scan, { from, end, tags }: Tagged): boolean {
  let margin = 0
  let hasUncommon = false
  for (let at = from; at < end; at++) {
    const is = kindAt(scan, at)
    if (is === kind.capital || is === kind.initial || is === kind.mixed) return false
    const flags = flagsAt(scan, at)
    if ((flags & nameFlags) !== 0 && (flags & word.common) === 0) return false
    if (is !== kind.mark && (flags & (word.common | word.prefix)) === 0) hasUncommon = true
    margin = Math.max(margin, tags.margins[at] ?? 0)
  }
  if (cueIdAt(scan, from - 1) === cue.title) return false
  if (scan.tags.isPlain)
    return margin < (hasUncommon ? (end > from + 1 ? plainMargin : plainLoneMargin) : plainWordMargin)
  return !(hasUncommon && margin >= sureMargin)
}

function addPerson(scan: Scan, tagged: Tagged): void {
  const { from, end } = tagged
  // One letter, or a tussenvoegsel alone, names nobody.
  if (endAt(scan, end - 1) - startAt(scan, from) < 2 || isPublicName(scan, end - 1, from)) return
  if (end === from + 1 && isOrdinary(scan, from, nameFlags)) return
  if (isWeak(scan, tagged)) return
  scan.findings.add({
    start: startAt(scan, from),
    end: endAt(scan, end - 1),
    type: 'PERSON',
    score: scoreOf(tagged),
    by: 'name-tagger',
  })
}

function addPlace(scan: Scan, tagged: Tagged): void {
  const { from, end, tags } = tagged
  if (kindAt(scan, end - 1) === kind.lower && (flagsAt(scan, end - 1) & word.prefix) !== 0) return
  if (isPublicName(scan, end - 1) || (end === from + 1 && isOrdinary(scan, from, placeFlags))) return
  if (end === from + 1 && sides.has(scan.tokens.hash[from] ?? 0)) return
  if (isInPath(scan, from, end)) return
  const isUnlisted = (flagsAt(scan, from) & (word.place | word.placeStart | word.proper)) === 0
  if (!isCapitalised(kindAt(scan, from)) && isUnlisted && !(tags.isPlain && (tags.margins[from] ?? 0) >= plainMargin))
    return
  scan.findings.add({
    start: startAt(scan, from),
    end: endAt(scan, end - 1),
    type: 'CITY',
    score: scoreOf(tagged) - 0.05,
    by: end === from + 1 && everywhere.has(scan.tokens.hash[from] ?? 0) ? homeCountry : 'place-tagger',
  })
}
