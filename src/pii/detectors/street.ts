/** Reads the street that ends at a token: "Kerkstraat", "Burgemeester van der Bergstraat", "Laan van Meerdervoort", "Hoofdweg-Noord". */
import { cue } from '../cues.ts'
import { word } from '../names/lexicon.ts'
import { cueIdAt, endAt, flagsAt, gapAt, isCapitalised, kindAt, markAt, type Scan, startAt, wordAt } from '../scan.ts'
import { gap, kind } from '../tokens.ts'
import { units } from './house-number.ts'
import { numberOfWord } from './number-words.ts'

const strongEndings =
  /(?:straat|straatje|laan|laantje|plein|gracht|kade|singel|dreef|steeg|plantsoen|straatweg|boulevard|dwarsstraat|pad|weg|dijk|hof|str|strjitte)$/i
const endings =
  /(?:straat|laan|weg|plein|gracht|kade|singel|dreef|steeg|plantsoen|boulevard|pad|dijk|hof|hofje|markt|wal|park|baan|hoek|kamp|veld|erf|burg|poort|brink|ring|oord|hage|horst|donk|akker|weide|meent|haven|werf|gaard|gaarde|tuin|tuinen|bos|berg|heuvel|rade|land|stede|zoom|vaart|sluis|brug|wijk|kwartier|straße|strasse|oever|stee|made|ven|heide|molen|dyk|leane|wei|strjitte|buorren|burren|terp|wad|diep|drift|goed|hout|kwelder|rak|stal|tocht|wold|zijl|stein|horn|wijk|enk|es|esch|hoeve|hoef|laar|loo|rode|schans|spoor|ster|stroom|vest|veste|vliet|vlakte|waard|warf|winkel|wende|zand|zicht|figee|str)$/i
const notStreets =
  /^(?:onderweg|terugweg|halverwege|uitweg|afweg|omweg|vanweg|ontslaan|toeslaan|overslaan|aanslaan|vaststaan|voorhof|gerechtshof|beroemd|gehof|spoorweg|snelweg|eerstehulp|wijk|bos|land|park|ring|hoek|veld|markt|haven|kamp|brug|centraal)$/i
const streetAdjectives =
  /^(?:Oude|Nieuwe|Grote|Kleine|Korte|Lange|Hoge|Lage|Eerste|Tweede|Derde|Achter|Voor|Noorder|Zuider|Wester|Ooster)$/

/** Nothing but a street or a square ends so. */
export function isSurelyStreet(text: string): boolean {
  return strongEndings.test(text)
}

const sides = /^(?:[NOZW]Z|[nozw]z|noord|zuid|oost|west|(?:noord|zuid|oost|west)zijde|achter|boven)$/i
const abbreviated = /(?:str|ln|pln|wg|plnts|sngl)$/i

/** Before a side of the street, the dot of an abbreviation or a line that was broken: the last token of the street itself. */
function lastOfStreet(scan: Scan, last: number): number {
  if (markAt(scan, last) === 46 && abbreviated.test(wordAt(scan, last - 1))) return last - 1
  if (!sides.test(wordAt(scan, last)) || gapAt(scan, last) >= gap.line) return last
  return markAt(scan, last - 1) === 45 && gapAt(scan, last) === gap.none ? last - 2 : last - 1
}

/** The first token of the street that ends at token `end`; -1 when it is no street. */
export function streetStart(scan: Scan, end: number): number {
  const last = lastOfStreet(scan, end)
  const first = last === end ? -1 : startOf(scan, last)
  return first >= 0 ? first : startOf(scan, end)
}

function startOf(scan: Scan, last: number): number {
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

/** Titles of those whom streets are named after. */
const titles = /^(?:prof|dr|mr|ir|burg|pres|ds|st|gen|kon|past|pr|min|adm)$/i

/** Walks back over capitalised words and prefixes that belong to the street: "Burgemeester van der Bergstraat". */
export function chainStart(scan: Scan, last: number, capitalsOnly: boolean): number {
  let first = last
  for (let at = last - 1; at >= 0 && last - at <= 6; at--) {
    if (gapAt(scan, at + 1) >= gap.line) break
    const is = kindAt(scan, at)
    const flags = flagsAt(scan, at)
    const isHyphen = markAt(scan, at) === 45 && gapAt(scan, at) === gap.none && gapAt(scan, at + 1) === gap.none
    const isDot = markAt(scan, at) === 46 && gapAt(scan, at) === gap.none
    if (isHyphen || (isDot && capitalsOnly && kindAt(scan, at - 1) === kind.initial)) continue
    if (isDot && capitalsOnly && titles.test(wordAt(scan, at - 1))) {
      at -= 1
      first = at
      continue
    }
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

export const notStreetParts = new Set<number>([
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

export function isStreetPart(scan: Scan, i: number): boolean {
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

/** "Vaartweg honderdtwaalf", "vlierstraat zeven b": from the street at token `i`. */
export function findSpokenAddress(scan: Scan, i: number): void {
  const next = i + 1
  if (kindAt(scan, next) !== kind.lower || gapAt(scan, next) !== gap.space || !endsLikeStreet(scan, i)) return
  const number = numberOfWord(wordAt(scan, next))
  if (number < 1 || number > 999 || !strongEndings.test(wordAt(scan, i)) || notStreets.test(wordAt(scan, i))) return
  const after = wordAt(scan, next + 1)
  if (units.test(after) || gapAt(scan, next) >= gap.line || cueIdAt(scan, next + 1) === cue.month) return
  const hasLetter = /^[a-h]$/i.test(after) && gapAt(scan, next + 1) === gap.space
  const first = chainStart(scan, i, kindAt(scan, i) !== kind.lower)
  const end = endAt(scan, hasLetter ? next + 1 : next)
  scan.findings.add({ start: startAt(scan, first), end, type: 'STREET_ADDRESS', score: 0.8, by: 'address-spoken' })
}

const lastLetters = new Set([...'tngdkelf'].map((letter) => letter.charCodeAt(0)))

function endsLikeStreet(scan: Scan, i: number): boolean {
  return lastLetters.has(scan.text.charCodeAt(endAt(scan, i) - 1) | 32)
}
