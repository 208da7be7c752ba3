/** Names that are public as such: firms, parties, feasts, and buildings and institutions that are named after somebody. */
import type { PiiType } from '../contract.ts'
import type { Finding } from '../findings.ts'
import { hashWord } from '../fold.ts'
import { eachPhrase } from '../own/find-own.ts'
import { wordsOfPhrase } from '../own/own-rules.ts'
import { endAt, flagsAt, gapAt, isCapitalised, kindAt, markAt, type Scan, startAt } from '../scan.ts'
import { gap, kind } from '../tokens.ts'
import { homeCountry } from './find-tagged.ts'
import { hashPhrase, word } from './lexicon.ts'
import { isNamedAfter } from './read-name.ts'

export interface PublicNames {
  readonly names: ReadonlySet<number>
  /** Hashes of their first words. */
  readonly begins: ReadonlySet<number>
}

export function compilePublicNames(names: readonly string[]): PublicNames {
  const words = names.map(wordsOfPhrase)
  return { names: new Set(words.map(hashPhrase)), begins: new Set(words.map(([first = '']) => hashWord(first))) }
}

/** Found without a word such as "mevrouw" or "naam:" before it. */
const free =
  /^(?:name-tagger|place-tagger|name-list|name-inverted|name-second|name-prefix|name-lower|place|home-country)$/

/** Kinds that say of whom a text is. */
const identifies: ReadonlySet<PiiType> = new Set(['PERSON', 'BSN', 'DATE_OF_BIRTH', 'V_NUMBER'])

interface Stretch {
  readonly start: number
  readonly end: number
}

function placesOf(scan: Scan, { begins, names }: PublicNames): Stretch[] {
  const places: Stretch[] = []
  eachPhrase(scan, { begins }, (hash, from, last) => {
    if (names.has(hash)) places.push({ start: startAt(scan, from), end: endAt(scan, last) })
  })
  return places
}

/** Longer than any public name: places further back cannot reach a finding. */
const longest = 80

/** Leaves out the names of institutions among what was found by lists and tagger alone. */
export function withoutPublic(scan: Scan, names: PublicNames, findings: Finding[]): Finding[] {
  const isAboutSomebody = findings.some(({ type }) => identifies.has(type))
  const loose = findings.filter(({ by, type }) => free.test(by) && (type === 'PERSON' || type === 'CITY'))
  if (loose.length === 0) return findings
  const places = placesOf(scan, names)
  const dropped = new Set<Finding>()
  let token = 0
  let next = 0
  for (const finding of loose) {
    while (token < scan.tokens.count && endAt(scan, token) <= finding.start) token += 1
    let last = token
    while (last + 1 < scan.tokens.count && startAt(scan, last + 1) < finding.end) last += 1
    while (next < places.length && (places[next]?.start ?? 0) < finding.start - longest) next += 1
    if (
      (finding.by === homeCountry && !isAboutSomebody) ||
      isInside(places, next, finding) ||
      (finding.type === 'PERSON' && isOfInstitution(scan, token, last))
    )
      dropped.add(finding)
  }
  return dropped.size === 0 ? findings : findings.filter((finding) => !dropped.has(finding))
}

function isInside(places: readonly Stretch[], from: number, { start, end }: Stretch): boolean {
  for (let at = from; at < places.length; at++) {
    const place = places[at] as Stretch
    if (place.start > start) return false
    if (end <= place.end) return true
  }
  return false
}

/** Bodies that employ people: "van de gemeente Hüseyin Polat". */
const regional = new Set(
  [
    'gemeente',
    'provincie',
    'waterschap',
    'rechtbank',
    'ministerie',
    'bedrijf',
    'winkel',
    'fractie',
    'partij',
    'krant',
    'station',
    'markt',
    'kerk',
  ].map(hashWord),
)

const quotes = new Set([34, 39, 0x201c, 0x2018, 0x201e])

/** "basisschool Wilhelmina", "Willem Lodewijk Gymnasium", "Abe Lenstra-stadion". */
function isOfInstitution(scan: Scan, from: number, last: number): boolean {
  const before = quotes.has(markAt(scan, from - 1)) ? from - 2 : from - 1
  const isRegional = last > from && regional.has(scan.tokens.hash[before] ?? 0)
  if (isInstitution(scan, before) && gapAt(scan, before + 1) <= gap.space && !isRegional) return true
  const isJoined = markAt(scan, last + 1) === 45 && gapAt(scan, last + 1) === gap.none
  const after = isJoined ? last + 2 : last + 1
  // "Hannie Schaftstraat": the tagger saw the first half.
  if (!isJoined && gapAt(scan, after) === gap.space && isCapitalised(kindAt(scan, after)) && isNamedAfter(scan, after))
    return true
  if (!isInstitution(scan, after) || gapAt(scan, after) > gap.space) return false
  return isJoined || kindAt(scan, after) !== kind.lower
}

function isInstitution(scan: Scan, i: number): boolean {
  return i >= 0 && kindAt(scan, i) !== kind.mark && (flagsAt(scan, i) & word.institution) !== 0
}
