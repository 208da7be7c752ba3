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

const strongEndings =
  /(?:straat|straatje|laan|laantje|plein|gracht|kade|singel|dreef|steeg|plantsoen|straatweg|boulevard|dwarsstraat|pad|weg|dijk|hof)$/i
const endings =
  /(?:straat|laan|weg|plein|gracht|kade|singel|dreef|steeg|plantsoen|boulevard|pad|dijk|hof|hofje|markt|wal|park|baan|hoek|kamp|veld|erf|burg|poort|brink|ring|oord|hage|horst|donk|akker|weide|meent|haven|werf|gaard|gaarde|tuin|tuinen|bos|berg|heuvel|rade|land|stede|zoom|vaart|sluis|brug|wijk|kwartier|straße|strasse|oever|stee|made|ven|heide|molen|dyk|leane|wei|strjitte|buorren|burren|terp|wad|diep|drift|goed|hout|kwelder|rak|stal|tocht|wold|zijl|stein|horn|wijk|enk|es|esch|hoeve|hoef|laar|loo|rode|schans|spoor|ster|stroom|vest|veste|vliet|vlakte|waard|warf|winkel|wende|zand|zicht|figee|str)$/i
const notStreets =
  /^(?:onderweg|terugweg|halverwege|uitweg|afweg|omweg|vanweg|ontslaan|toeslaan|overslaan|aanslaan|vaststaan|voorhof|gerechtshof|beroemd|gehof|spoorweg|snelweg|eerstehulp|wijk|bos|land|park|ring|hoek|veld|markt|haven|kamp|brug|centraal)$/i
const streetAdjectives =
  /^(?:Oude|Nieuwe|Grote|Kleine|Korte|Lange|Hoge|Lage|Eerste|Tweede|Derde|Achter|Voor|Noorder|Zuider|Wester|Ooster)$/

/** The first token of the street that ends at token `last`; -1 when it is no street. */
function streetStart(scan: Scan, last: number): number {
  const text = wordAt(scan, last)
  const is = kindAt(scan, last)
  if (is === kind.mark || gapAt(scan, last + 1) >= gap.paragraph) return -1
  const isWhole = text.length > 4 && !notStreets.test(text)
  if (isWhole && is === kind.lower && strongEndings.test(text) && text.length > 6) return chainStart(scan, last, false)
  const isOrdinary = (flagsAt(scan, last) & word.common) !== 0 && !strongEndings.test(text)
  if (isWhole && isCapitalised(is) && endings.test(text) && !isOrdinary) return chainStart(scan, last, true)
  if (isCapitalised(is) && streetAdjectives.test(wordAt(scan, last - 1)) && gapAt(scan, last) === gap.space)
    return last - 1
  return findStreetWord(scan, last)
}

/** Walks back over capitalised words and prefixes that belong to the street: "Burgemeester van der Bergstraat". */
function chainStart(scan: Scan, last: number, capitalsOnly: boolean): number {
  let first = last
  for (let at = last - 1; at >= 0 && last - at <= 6; at--) {
    if (gapAt(scan, at + 1) >= gap.line) break
    const is = kindAt(scan, at)
    const flags = flagsAt(scan, at)
    const isHyphen = markAt(scan, at) === 45 && gapAt(scan, at) === gap.none && gapAt(scan, at + 1) === gap.none
    const isDot = markAt(scan, at) === 46 && gapAt(scan, at) === gap.none
    if (
      isHyphen ||
      (isDot &&
        capitalsOnly &&
        (kindAt(scan, at - 1) === kind.initial ||
          /^(?:Prof|Dr|Mr|Ir|Burg|Pres|Ds|St|Gen|Kon|Past)$/.test(wordAt(scan, at - 1))))
    )
      continue
    if (capitalsOnly && (isCapitalised(is) || is === kind.initial) && isStreetPart(scan, at)) first = at
    else if (
      capitalsOnly &&
      (is === kind.alnum || is === kind.digits) &&
      /^(?:\d{1,2}(?:e|de|ste)|\d{4})$/.test(wordAt(scan, at)) &&
      gapAt(scan, at) !== gap.none
    ) {
      if (kindAt(scan, at) === kind.digits) break
      first = at
    } else if ((flags & word.prefix) !== 0 && linksStreet(scan, at - 1)) continue
    else break
  }
  return first
}

/** Whether what stands before a prefix inside a street still belongs to it: "Burgemeester van der Bergstraat". */
function linksStreet(scan: Scan, i: number): boolean {
  const isPrefix = (flagsAt(scan, i) & word.prefix) !== 0 && kindAt(scan, i) === kind.lower
  const at = isPrefix ? i - 1 : i
  if (at < 0 || !isCapitalised(kindAt(scan, at)) || !isStreetPart(scan, at)) return false
  return (
    (flagsAt(scan, at) & word.common) === 0 ||
    /^(?:Burgemeester|Pastoor|Dokter|Meester|Dominee|Graaf|Prins|Koning|Weg|Laan)$/.test(wordAt(scan, at))
  )
}

const notStreetParts = new Set<number>([
  cue.title,
  cue.salutation,
  cue.name,
  cue.place,
  cue.heer,
  cue.closing,
  cue.caseNumber,
  cue.cadastral,
  cue.birth,
])

function isStreetPart(scan: Scan, i: number): boolean {
  return (
    !notStreetParts.has(cueIdAt(scan, i)) &&
    !/^(?:Adres|Mijn|Het|Op|Aan|Bij|In|Uw|Ons|Woonadres|Bezoekadres|Postadres|Huisadres|Ik|Wij|Dat|Deze|Vanaf|Hij|Zij|En|Tegenover|Nabij)$/.test(
      wordAt(scan, i),
    )
  )
}

/** "Laan van Meerdervoort", "Plein 1944", "Weg naar Rhijnauwen": a street word first, then capitalised words. */
function findStreetWord(scan: Scan, last: number): number {
  for (let at = last; at >= 0 && last - at <= 5; at--) {
    if (at < last && gapAt(scan, at + 1) >= gap.line) return -1
    const is = kindAt(scan, at)
    if (cueIdAt(scan, at) === cue.street && is === kind.capital && at < last) return chainStart(scan, at, true)
    const isPart =
      isCapitalised(is) || is === kind.initial || (is === kind.digits && endAt(scan, at) - startAt(scan, at) === 4)
    const isLink = (flagsAt(scan, at) & word.prefix) !== 0 || wordAt(scan, at) === 'naar'
    if (!isPart && !isLink) return -1
    if (isLink && at === last) return -1
  }
  return -1
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
  const first = streetStart(scan, last)
  if (first < 0) return hasNumberWord ? findNumberAlone(scan, i) : findAddressByContext(scan, i)
  if (units.test(wordAt(scan, i + 1)) && gapAt(scan, i + 1) < gap.line) return 0
  if (markAt(scan, i + 1) === 44 && gapAt(scan, i + 2) === gap.none && kindAt(scan, i + 2) === kind.digits) return 0
  const end = endAt(scan, skipAddition(scan, i))
  scan.findings.add({ start: startAt(scan, first), end, type: 'STREET_ADDRESS', score: 0.9, by: 'address' })
  return end
}

const dwellers =
  /^(?:bewo|wonen|gewoond|buur|buren|huis|woning|woon|woont|mensen|famil|gezin|overlast|adres|buurvrouw|buurman|pand)/i

/** "nr 70" after a postcode, "de bewoonster van nummer 14": a house number without its street. */
function findNumberAlone(scan: Scan, i: number): number {
  const isNearPostcode = hasCue(scan, cue.postcode, { i, reach: 8 })
  let isDwelling =
    isNearPostcode ||
    (/^(?:op|van|naast|naar)$/i.test(wordAt(scan, i - 2)) && wordAt(scan, i + 1) !== 'van') ||
    (cueIdAt(scan, i - 1) === cue.houseNumber && /^huis/i.test(wordAt(scan, i - 1)))
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
