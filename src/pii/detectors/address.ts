/** Street with house number, house number with postcode, postcode and the place after it. */
import { cue, cueOf } from '../cues.ts'
import { word } from '../names/lexicon.ts'
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
import { findAddressByContext } from './address-label.ts'
import { isHouseNumber, skipAddition, units } from './house-number.ts'
import { readPlace } from './place.ts'
import { chainStart, isStreetPart, isSurelyStreet, notStreetParts, streetStart } from './street.ts'

/** "Houtmankade t.o. 91", "Zijlroede t/o 11". */
function beforeOpposite(scan: Scan, last: number): number {
  if (/^(?:tegenover|naast)$/i.test(wordAt(scan, last))) return last - 1
  const end = markAt(scan, last) === 46 ? last - 1 : last
  const isOpposite = /^o$/i.test(wordAt(scan, end)) && /^t$/i.test(wordAt(scan, end - 2))
  return isOpposite && (markAt(scan, end - 1) === 46 || markAt(scan, end - 1) === 47) ? end - 3 : last
}

/** Tries an address whose house number is token `i`; the end of it, or 0. */
export function findAddress(scan: Scan, i: number): number {
  if (!isHouseNumber(scan, i)) return 0
  let last = i - 1
  // `huisnummer: 12`, `<huisnummer>12`
  while (last > i - 4 && [58, 62, 34, 61].includes(markAt(scan, last))) last -= 1
  if (last < i - 1 && cueIdAt(scan, last) !== cue.houseNumber) return 0
  if (markAt(scan, last) === 46 && cueIdAt(scan, last - 1) === cue.houseNumber) last -= 2
  else if (cueIdAt(scan, last) === cue.houseNumber) last -= 1
  else if (markAt(scan, last) === 44) last -= 1
  if (last < 0 || gapAt(scan, i) >= gap.line) return 0
  const hasNumberWord = last < i - 1 && markAt(scan, i - 1) !== 44
  last = beforeOpposite(scan, last)
  const first = streetStart(scan, last)
  if (first < 0 && hasNumberWord) return findNumberAlone(scan, i)
  if (first < 0) return findDwellersNumber(scan, i) || findAddressByContext(scan, i)
  // "Beleidsregel Damocles 2024"
  if (/^(?:19|20)\d\d$/.test(wordAt(scan, i)) && !isSurelyStreet(wordAt(scan, last))) return 0
  if (units.test(wordAt(scan, i + 1)) && gapAt(scan, i + 1) < gap.line) return 0
  if (markAt(scan, i + 1) === 44 && gapAt(scan, i + 2) === gap.none && kindAt(scan, i + 2) === kind.digits) return 0
  const end = endAt(scan, skipAddition(scan, i))
  scan.findings.add({ start: startAt(scan, first), end, type: 'STREET_ADDRESS', score: 0.9, by: 'address' })
  return end
}

const dwellers =
  /^(?:bewo|wonen|gewoond|buur|buren|huis|woning|woon|woont|mensen|famil|gezin|overlast|adres|buurvrouw|buurman|pand|flat|klager|overkant|achter|naast|schuur|berging|portiek)/i

const dwellersBefore =
  /^(?:buren|buur|buurman|buurvrouw|bewoners?|bewoonster|huis|woning|flat|overburen|onderburen|bovenburen|woon|woont|wonen|woonde|woonden|aangebeld|gebeld|fam|familie|container|schutting|tuin|auto|hond|mensen|mevrouw|meneer|mw|dhr|vrouw|man)$/i

/** "de buren van 33", "wij wonen op 63", "Bewoner 27:": the number of a house whose street everybody knows. */
function findDwellersNumber(scan: Scan, i: number): number {
  if (kindAt(scan, i) === kind.digits && endAt(scan, i) - startAt(scan, i) > 3) return 0
  const before = wordAt(scan, i - 1)
  const isResident = /^(?:bewoner|bewoonster)$/i.test(before)
  if (!isResident && !(/^(?:op|van|bij|naast|tegenover)$/i.test(before) && dwellersBefore.test(wordAt(scan, i - 2))))
    return 0
  const last = skipAddition(scan, i)
  const next = wordAt(scan, last + 1)
  const mark = markAt(scan, last + 1)
  const isOther = units.test(next) || cueIdAt(scan, last + 1) === cue.month || [37, 58, 47, 45, 0xb0].includes(mark)
  if (
    isResident
      ? !(mark === 58 || gapAt(scan, last + 1) >= gap.line)
      : isOther || /^(?:hoog|euro|graden|ha|tot)$/.test(next) || (next === 'en' && !/^op$/i.test(before))
  )
    return 0
  const end = endAt(scan, last)
  scan.findings.add({ start: startAt(scan, i), end, type: 'STREET_ADDRESS', score: 0.62, by: 'house-number' })
  return end
}

/** "nr 70" after a postcode, "de bewoonster van nummer 14": a house number without its street. */
function findNumberAlone(scan: Scan, i: number): number {
  const isNearPostcode = hasCue(scan, cue.postcode, { i, reach: 8 })
  let isDwelling =
    isNearPostcode ||
    (/^(?:op|van|naast|naar)$/i.test(wordAt(scan, i - 2)) && wordAt(scan, i + 1) !== 'van') ||
    (cueIdAt(scan, i - 1) === cue.houseNumber && /^huis/i.test(wordAt(scan, i - 1))) ||
    // "(Storm, nr 11)"
    (markAt(scan, i - 2) === 44 && isPersonAt(scan, i - 3))
  for (let at = i - 2; at >= 0 && at >= i - 9 && !isDwelling; at--) {
    if (markAt(scan, at) === 46) break
    isDwelling = dwellers.test(wordAt(scan, at))
  }
  if (!isDwelling) return 0
  const end = endAt(scan, skipAddition(scan, i))
  scan.findings.add({ start: startAt(scan, i), end, type: 'STREET_ADDRESS', score: 0.7, by: 'house-number' })
  return end
}

const notLetters = /^(?:SA|SD|SS|KB|MB|GB|TB|EU|PM|AM|NL|BV|NV|WW|ZW|EN|IN|OP|VS|UK|CV|OM|OF|TE|TM|MM|CM|KM|KG|PK|HE)$/
const yearFrom = 1900
const yearTo = 2050

/** Tries a postcode at token `i`; the end of it, or 0. Also marks the place after it and the house number around it. */
export function findPostcode(scan: Scan, i: number): number {
  const text = wordAt(scan, i)
  const isTogether = kindAt(scan, i) === kind.alnum
  if (isTogether ? !/^[1-9]\d{3}[a-z]{2}$/i.test(text) : !/^[1-9]\d{3}$/.test(text) || gapAt(scan, i + 1) > gap.space)
    return 0
  const lettersAt = isTogether ? i : i + 1
  const letters = isTogether ? text.slice(4) : wordAt(scan, i + 1)
  if (!/^[a-z]{2}$/i.test(letters)) return 0
  const isLabelled = hasCue(scan, cue.postcode, { i, reach: 3 })
  if (!isLabelled && !looksLikePostcode(scan, { i, letters, lettersAt })) return 0
  const end = endAt(scan, lettersAt)
  scan.findings.add({ start: startAt(scan, i), end, type: 'POSTCODE', score: 0.95, by: 'postcode' })
  scan.cueAt[cue.postcode] = lettersAt
  findStreetBefore(scan, i)
  findPlaceAfter(scan, lettersAt + 1)
  return end
}

/** "woont op 1942 VB". */
function isDwellingBefore(scan: Scan, i: number): boolean {
  const at = /^(?:op|in|te)$/i.test(wordAt(scan, i - 1)) ? i - 2 : i - 1
  return /^(?:woont|woon|wonen|wonende|woonachtig|adres|verhuist|verhuisd)$/i.test(wordAt(scan, at))
}

function looksLikePostcode(
  scan: Scan,
  { i, letters, lettersAt }: { i: number; letters: string; lettersAt: number },
): boolean {
  if (isDwellingBefore(scan, i)) return true
  const isUpper = letters === letters.toUpperCase()
  const isTogether = i === lettersAt
  if (!isUpper) return isTogether && !notLetters.test(letters.toUpperCase())
  if (
    notLetters.test(letters) &&
    !isCapitalised(kindAt(scan, lettersAt + 1)) &&
    markAt(scan, i - 1) !== 124 &&
    markAt(scan, i - 1) !== 44
  )
    return false
  const number = Number(scan.text.slice(startAt(scan, i), startAt(scan, i) + 4))
  if (number < yearFrom || number > yearTo || isTogether) return true
  return (
    isCapitalised(kindAt(scan, lettersAt + 1)) ||
    [44, 124, 59].includes(markAt(scan, i - 1)) ||
    gapAt(scan, i) >= gap.line
  )
}

/** "Spui 70, 2511 BT": before a postcode any capitalised word with a number is a street. */
function findStreetBefore(scan: Scan, i: number): void {
  let at = i - 1
  if (markAt(scan, at) === 44 || markAt(scan, at) === 124) at -= 1
  if (kindAt(scan, at) === kind.mark) return
  const houseAt = isHouseNumber(scan, at) ? at : at - 1
  if (!isHouseNumber(scan, houseAt) || !isCapitalised(kindAt(scan, houseAt - 1)) || gapAt(scan, houseAt) >= gap.line)
    return
  const first = chainStart(scan, houseAt - 1, true)
  if (!isStreetPart(scan, first)) return
  scan.findings.add({
    start: startAt(scan, first),
    end: endAt(scan, at),
    type: 'STREET_ADDRESS',
    score: 0.85,
    by: 'address',
  })
}

/** The place after a postcode: capitalised words on the same line or the next. */
function findPlaceAfter(scan: Scan, i: number): void {
  let from = i
  if (markAt(scan, from) === 44 || markAt(scan, from) === 124) from += 1
  if (
    gapAt(scan, from) >= gap.paragraph ||
    !isCapitalised(kindAt(scan, from)) ||
    notStreetParts.has(cueOf(flagsAt(scan, from)))
  )
    return
  let end = Math.max(from + 1, readPlace(scan, from))
  for (let at = end; at < from + 7 && gapAt(scan, at) <= gap.space; at++) {
    const isJoiner = (markAt(scan, at) === 45 || markAt(scan, at) === 39) && gapAt(scan, at) === gap.none
    if (isCapitalised(kindAt(scan, at)) && (flagsAt(scan, at) & word.common) === 0) end = at + 1
    else if (!isJoiner && (flagsAt(scan, at) & word.prefix) === 0) break
    else if (!isJoiner && /^(?:in|en|voor)$/.test(wordAt(scan, at))) break
  }
  scan.findings.add({
    start: startAt(scan, from),
    end: endAt(scan, end - 1),
    type: 'CITY',
    score: 0.85,
    by: 'postcode-place',
  })
}
