/** Addresses whose street does not look like one: after a label such as "Adres:", in a column, after "aan de", "op", "wonende". */
import { cue } from '../cues.ts'
import { isDutchWord } from '../names/dutch-words.ts'
import { hashNextWord, word } from '../names/lexicon.ts'
import {
  cueIdAt,
  endAt,
  flagsAt,
  gapAt,
  hasCue,
  isCapitalised,
  isPersonAt,
  kindAt,
  markAt,
  type Scan,
  startAt,
  wordAt,
} from '../scan.ts'
import { gap, kind } from '../tokens.ts'
import { isHouseNumber, skipAddition, units } from './house-number.ts'
import { readPlace } from './place.ts'

const maxStreetTokens = 8

function add(scan: Scan, { from, last, score }: { from: number; last: number; score: number }): number {
  const end = endAt(scan, last)
  scan.findings.add({ start: startAt(scan, from), end, type: 'STREET_ADDRESS', score, by: 'address-label' })
  return end
}

/**
 * An address that begins at token `from`: words and a house number, or the words alone when the cell ends there.
 * @param end the first token that is not in the cell
 * @returns the first token after the address, or 0
 */
export function findLabelledAddress(scan: Scan, from: number, end: number): number {
  let number = from + 1
  while (number < end && number - from < maxStreetTokens && !isHouseNumber(scan, number)) number += 1
  const hasNumber = number < end && isHouseNumber(scan, number)
  if (!hasNumber && (kindAt(scan, from) === kind.digits || end - from > 6)) return 0
  const last = hasNumber ? Math.min(skipAddition(scan, number), end - 1) : end - 1
  add(scan, { from, last, score: 0.86 })
  return last + 1
}

const before =
  /^(?:aan|op|wonende|woonachtig|adres|adressen|tegenover|naast|perceel|pand|woning|huis|hoek|voor|te|van|naar|bij|en|of)$/i
const strongBefore = /^(?:aan|wonende|woonachtig|adres|adressen|perceel|pand|woning|woonadres)$/i

/** The first of the capitalised words that end at token `last`, with tussenvoegsels between them. */
function wordsStart(scan: Scan, last: number): number {
  let first = last
  for (let at = last - 1; at >= 0 && last - at < 5 && gapAt(scan, at + 1) === gap.space; at--) {
    if (isCapitalised(kindAt(scan, at)) && (flagsAt(scan, at) & word.common) === 0) first = at
    else if ((flagsAt(scan, at) & word.prefix) === 0 || !isCapitalised(kindAt(scan, at - 1))) break
  }
  return first
}

const maxStreetWords = 6

/** The first token of a street of the municipality's own BAG that ends at token `last`; -1 when there is none. */
function ownStreetStart(scan: Scan, last: number): number {
  const streets = scan.own?.streets
  if (streets === undefined || streets.size === 0) return -1
  let found = -1
  for (let from = last; from >= 0 && last - from < maxStreetWords; from--) {
    let hash = 0
    for (let at = from; at <= last; at++) {
      if (kindAt(scan, at) === kind.mark) continue
      hash = hash === 0 ? (scan.tokens.hash[at] ?? 0) : hashNextWord(hash, scan.tokens.hash[at] ?? 0)
    }
    if (streets.has(hash) && kindAt(scan, from) !== kind.mark) found = from
    if (gapAt(scan, from) >= gap.line) break
  }
  return found
}

/** "op de keizersmantel 9 in venlo": without capitals only what stands before and behind says that it is a street. */
function findLowerAddress(scan: Scan, i: number): number {
  const last = i - 1
  const from = /^(?:de|het|den)$/.test(wordAt(scan, last - 1)) ? last - 1 : last
  const number = skipAddition(scan, i)
  const isWord = cueIdAt(scan, last) !== cue.none || endAt(scan, last) - startAt(scan, last) < 5
  if (isWord || !/^(?:op|aan|naar|van|woon|woont|wonen|bij)$/.test(wordAt(scan, from - 1))) return 0
  const next = number + 1
  if (units.test(wordAt(scan, next))) return 0
  const at = markAt(scan, next) === 44 || /^(?:in|te)$/.test(wordAt(scan, next)) ? next + 1 : next
  const isPlace = (flagsAt(scan, at) & word.place) !== 0 && (at > next || (flagsAt(scan, at) & word.common) === 0)
  return isPlace ? add(scan, { from, last: number, score: 0.68 }) : 0
}

/** "op Slinge 512", "wonende Kraaiennest 416, 1104 CC": from the house number at token `i`; the end of it, or 0. */
export function findAddressByContext(scan: Scan, i: number): number {
  const last = i - 1
  if (gapAt(scan, i) !== gap.space) return 0
  const length = endAt(scan, last) - startAt(scan, last)
  const own = ownStreetStart(scan, last)
  if (own >= 0) return add(scan, { from: own, last: skipAddition(scan, i), score: 0.92 })
  if (kindAt(scan, last) === kind.lower) return findLowerAddress(scan, i)
  if (kindAt(scan, last) !== kind.capital) return 0
  if (isPersonAt(scan, last) && !standsAlone(scan, { first: last, number: i })) return 0
  if (length < 4 || units.test(wordAt(scan, i + 1)) || /^(?:19|20)\d\d$/.test(wordAt(scan, i))) return 0
  const first = wordsStart(scan, last)
  let at = first - 1
  if (/^(?:de|het|'t)$/i.test(wordAt(scan, at))) at -= 1
  const hasLabel = hasCue(scan, cue.address, { i: first, reach: 3 })
  const isStrong = hasLabel || (strongBefore.test(wordAt(scan, at)) && gapAt(scan, at + 1) <= gap.space)
  const isCommon = (flagsAt(scan, last) & word.common) !== 0 && first === last
  if (!isStrong && !isCommon && standsAlone(scan, { first, number: i }))
    return add(scan, { from: first, last: skipAddition(scan, i), score: 0.66 })
  if (!isStrong && (isCommon || !before.test(wordAt(scan, at)))) return 0
  if (isCommon && !hasLabel && at === first - 1) return 0
  const number = skipAddition(scan, i)
  const next = markAt(scan, number + 1)
  const isEnd = gapAt(scan, number + 1) >= gap.line || [44, 46, 59, 41, 40, 58].includes(next)
  const isPlace = /^(?:te|in|staat|is|wordt|woont|woonde|woon|wonen|en|heeft|had|naar|bij|waar|al|sinds|met)$/.test(
    wordAt(scan, number + 1),
  )
  return isStrong || isEnd || isPlace ? add(scan, { from: first, last: number, score: 0.72 }) : 0
}

/** Things with a number of their own that stand between commas and bars too. */
const numbered =
  /^(?:windows|android|ios|iphone|galaxy|ipad|playstation|xbox|boeing|airbus|natura|formule|peugeot|renault|citroen|golf|mazda|fiat|volvo|audi|bmw|mercedes|nissan|honda|suzuki|office|word|excel|java|python|node|release|covid|agenda|suite4|world|windpark|perceel|sectie|bijlage|doc|document|route|lijn|bus|tram|perron|gate|poort|hal|stand|kavel|blok|rij|plank|doos|map|tab|sheet|rev|ver|v|nr|no|ca|max|min|circa|ongeveer)$/i

/** A street in a cell, between brackets or before a place: "| Ruitenborg 6 |", "(Dwersfeart 20)", ", Slinge 512, Rotterdam". */
function standsAlone(scan: Scan, { first, number }: { first: number; number: number }): boolean {
  const isInText = endAt(scan, number) - startAt(scan, number) <= 3 || kindAt(scan, number) === kind.alnum
  const opens = [44, 40, 124, 59, 58].includes(markAt(scan, first - 1)) || gapAt(scan, first) >= gap.line
  if (!opens || !isInText || numbered.test(wordAt(scan, number - 1))) return false
  if (isDutchWord(scan.dutch, scan.tokens.hash[number - 1] ?? 0) || (flagsAt(scan, first) & word.common) !== 0)
    return false
  const at = skipAddition(scan, number) + 1
  const mark = markAt(scan, at)
  if (markAt(scan, first - 1) === 40) return mark === 41 || mark === 44
  if (markAt(scan, first - 1) === 124) return mark === 124
  const next = mark === 44 || mark === 0x060c || /^(?:te|in)$/.test(wordAt(scan, at)) ? at + 1 : at
  if (gapAt(scan, next) > gap.line) return false
  const isPostcode = /^[1-9]\d{3}/.test(wordAt(scan, next)) && endAt(scan, next) - startAt(scan, next) <= 6
  return next > at && (isPostcode || readPlace(scan, next) > next)
}

const ends = new Set([44, 59, 124, 34, 60, 38, 125])

/** From "Adres:" or `"straat": "` at token `i`: what stands on the rest of the line; the first token after it, or 0. */
export function findAfterAddressLabel(scan: Scan, i: number): number {
  let from = i + 1
  let isLabel = false
  while (from < i + 12 && [58, 61, 34, 46, 124, 42, 62].includes(markAt(scan, from))) {
    if (markAt(scan, from) !== 46 && markAt(scan, from) !== 42) isLabel = true
    from += 1
  }
  if (!isLabel || gapAt(scan, from) >= gap.paragraph || kindAt(scan, from) === kind.mark) return 0
  // An empty field: "n.v.t.", or the next heading.
  if (cueIdAt(scan, from) === cue.postcode || (/^n$/i.test(wordAt(scan, from)) && markAt(scan, from + 1) === 46))
    return 0
  let end = from
  while (
    end < scan.tokens.count &&
    end - from < 10 &&
    !ends.has(markAt(scan, end)) &&
    (end === from || gapAt(scan, end) < gap.line)
  )
    end += 1
  const hasCapital =
    isCapitalised(kindAt(scan, from)) || kindAt(scan, from) === kind.alnum || kindAt(scan, from) === kind.mark
  return hasCapital ? findLabelledAddress(scan, from, end) : 0
}
