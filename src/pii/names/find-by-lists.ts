/** Finds persons without a cue word: by initials, by the lists of names with the veto of ordinary words, by tussenvoegsels. */
import { cue, cueOf } from '../cues.ts'
import { endAt, flagsAt, gapAt, isCapitalised, kindAt, markAt, type Scan, startAt, wordAt } from '../scan.ts'
import { gap, kind } from '../tokens.ts'
import { isDutchWord } from './dutch-words.ts'
import { word } from './lexicon.ts'
import { isPublicName, leetFlags, type ReadName, readName, skipPrefixes } from './read-name.ts'

export const capitals = { lowerCase: false, commonToo: false }

/** Adds a name that begins at token `from`; the first token after it. */
export function addName(scan: Scan, from: number, name: ReadName, sure: { score: number; by: string }): number {
  scan.findings.add({ start: startAt(scan, from), end: endAt(scan, name.end - 1), type: 'PERSON', ...sure })
  return name.end
}

/** A surname that is no place and no word. */
export function isKnownSurname(scan: Scan, i: number): boolean {
  return (flagsAt(scan, i) & (word.surname | word.place | word.common)) === word.surname
}

/** Names without a cue. */
export function findByLists(scan: Scan, i: number): number {
  const is = kindAt(scan, i)
  const flags = flagsAt(scan, i)
  if (is === kind.alnum) return (leetFlags(scan, i) & word.first) !== 0 ? findLeet(scan, i) : 0
  if (is === kind.lower) return (flags & word.prefix) !== 0 ? findByLowerPrefix(scan, i) : findLower(scan, i, flags)
  if (is === kind.initial) return findByInitials(scan, i)
  if (!isCapitalised(is)) return 0
  if ((flags & word.prefix) !== 0) return findByPrefix(scan, i)
  if ((flags & (word.first | word.surname)) === 0) return 0
  const name = readName(scan, i, capitals)
  if (name.end === i || isPublicName(scan, name.end - 1, i)) return 0
  const isCommon = (flags & word.common) !== 0
  if (name.words === 1) {
    // One word that is also an ordinary word or a place says too little.
    if (
      (isCommon && !isCertainlyName(scan, i, flags)) ||
      (flags & word.place) !== 0 ||
      is !== kind.capital ||
      followsHyphen(scan, i)
    )
      return 0
    return addName(scan, withUnknownFirst(scan, i), withFirstName(scan, name), { score: 0.6, by: 'name-list' })
  }
  if ((flags & word.first) === 0 && name.listed < 2 && isCommon) return 0
  if (isCommon && name.listed < 2 && name.prefixes === 0) return 0
  return addName(scan, i, name, { score: 0.8, by: 'name-list' })
}

/** A first name that is a word too: in mid-sentence only a name has a capital; so has each of two names with "en" between. */
function isCertainlyName(scan: Scan, i: number, flags: number): boolean {
  if ((flags & word.first) === 0) return false
  if (isAnd(scan, i + 1) && (flagsAt(scan, i + 2) & word.first) !== 0 && isCapitalised(kindAt(scan, i + 2))) return true
  if (isAnd(scan, i - 1) && scan.findings.lastPersonEnd === endAt(scan, i - 2)) return true
  if (markAt(scan, i - 1) === 64 && gapAt(scan, i) === gap.none) return true
  const isVerb = kindAt(scan, i - 1) === kind.capital && (flagsAt(scan, i - 1) & word.common) !== 0
  const before = (kindAt(scan, i - 1) === kind.lower || isVerb) && gapAt(scan, i) === gap.space
  return (
    before &&
    !/^(?:de|het|een|den|der|des|te|in|op|aan|uit|bij|eind|begin|half|tot|sinds|per|vanaf|van)$/i.test(
      wordAt(scan, i - 1),
    )
  )
}

function isAnd(scan: Scan, i: number): boolean {
  return /^(?:en|of|&)$/.test(wordAt(scan, i))
}

/** "Farid Noori": a capitalised unknown word before a listed surname is a first name. */
function withUnknownFirst(scan: Scan, i: number): number {
  const isSurname = (flagsAt(scan, i) & (word.first | word.surname)) === word.surname
  const isUnknown = kindAt(scan, i - 1) === kind.capital && (flagsAt(scan, i - 1) & ~word.placeStart) === 0
  return isSurname && isUnknown && gapAt(scan, i) === gap.space ? i - 1 : i
}

/** "Chotkan, Anita": the first name after a comma belongs to it. */
function withFirstName(scan: Scan, name: ReadName): ReadName {
  const at = name.end
  const follows =
    markAt(scan, at) === 44 && (flagsAt(scan, at - 1) & word.surname) !== 0 && gapAt(scan, at + 1) <= gap.space
  return follows && (flagsAt(scan, at + 1) & word.first) !== 0 && kindAt(scan, at + 1) === kind.capital
    ? { ...name, end: at + 2 }
    : name
}

/** "Luwam en Natnael": after a person and "en" a capitalised unknown word is one too. */
export function findSecond(scan: Scan, i: number): number {
  if (kindAt(scan, i) !== kind.capital || !isAnd(scan, i - 1) || scan.findings.lastPersonEnd !== endAt(scan, i - 2))
    return 0
  const name = readName(scan, i, capitals)
  if (name.words === 0 || (flagsAt(scan, i) & word.place) !== 0 || isPublicName(scan, name.end - 1)) return 0
  return addName(scan, i, name, { score: 0.62, by: 'name-second' })
}

function followsHyphen(scan: Scan, i: number): boolean {
  return (
    (markAt(scan, i - 1) === 45 && gapAt(scan, i) === gap.none) ||
    (markAt(scan, i + 1) === 45 && gapAt(scan, i + 1) === gap.none)
  )
}

function findLeet(scan: Scan, i: number): number {
  const name = readName(scan, i, capitals)
  return name.words === 0 ? 0 : addName(scan, i, name, { score: 0.7, by: 'name-leet' })
}

/** "J. de Vries", "A.B. Jansen": initials and a capitalised word. */
function findByInitials(scan: Scan, i: number): number {
  if (markAt(scan, i + 1) !== 46 || gapAt(scan, i + 1) !== gap.none || followsHyphen(scan, i)) return 0
  const name = readName(scan, i, capitals)
  if (name.words === 0 || isPublicName(scan, name.end - 1, i)) return 0
  return addName(scan, i, name, { score: 0.8, by: 'name-initials' })
}

/** "Van den Berg", "De Vries": two prefixes, or one and a listed surname that is no ordinary word. */
function findByPrefix(scan: Scan, i: number): number {
  const from = skipPrefixes(scan, i)
  if (from === i || !isCapitalised(kindAt(scan, from))) return 0
  const flags = flagsAt(scan, from)
  // "In Rosario", "Bij de PvdA": a sentence begins so more often than a name.
  if (/^(?:In|Op|Aan|Bij|Uit|Tot|Voor|Over|Onder|Te|Met|En)$/.test(wordAt(scan, i)) && !isBornName(scan, i, from))
    return 0
  if (kindAt(scan, from) === kind.upper && (flags & word.surname) === 0) return 0
  const isOrdinary = (flags & word.common) !== 0 || (flags & word.surname) === 0
  if (isOrdinary && from - i < 2) return 0
  if (isPublicName(scan, from) || ((flags & word.place) !== 0 && (flags & word.surname) === 0)) return 0
  const name = readName(scan, i, capitals)
  if (name.words === 0 || isPublicName(scan, name.end - 1)) return 0
  return addName(scan, i, name, { score: 0.65, by: 'name-prefix' })
}

/** "van den Brandhof", "v/d Meulen", also "van der kooij": no other words begin so. */
function findByLowerPrefix(scan: Scan, i: number): number {
  const from = skipLowerPrefixes(scan, i)
  if (from === i || isCapitalised(kindAt(scan, i - 1)) || gapAt(scan, from) >= gap.line) return 0
  const is = kindAt(scan, from)
  const isListed = (flagsAt(scan, from) & word.surname) !== 0
  const isWord = (flagsAt(scan, from) & word.common) !== 0 || isDutchWord(scan.dutch, scan.tokens.hash[from] ?? 0)
  if (is === kind.lower ? isWord && !isListed : !isCapitalised(is)) return 0
  if (
    cueOf(flagsAt(scan, from)) !== cue.none ||
    isPublicName(scan, from) ||
    endAt(scan, from) - startAt(scan, from) < 3
  )
    return 0
  const name = isCapitalised(is)
    ? readName(scan, from, capitals)
    : { end: from + 1, words: 1, initials: 0, prefixes: 1, listed: 1 }
  return name.end === from ? 0 : addName(scan, i, name, { score: 0.62, by: 'name-prefix' })
}

/** The token after "van der", "van den", "v.d.", "v/d", "vd" at token `i`; `i` when nothing of the kind stands there. */
function skipLowerPrefixes(scan: Scan, i: number): number {
  const first = wordAt(scan, i)
  const second = wordAt(scan, i + 1)
  if (first === 'van' && /^(?:der|den)$/.test(second) && gapAt(scan, i + 1) === gap.space) return i + 2
  if (first === 'vd' && gapAt(scan, i + 1) === gap.space) return i + 1
  const isShort =
    first === 'v' &&
    (second === '/' || second === '.') &&
    wordAt(scan, i + 2) === 'd' &&
    gapAt(scan, i + 2) === gap.none
  if (!isShort) return i
  return markAt(scan, i + 3) === 46 ? i + 4 : i + 3
}

/** "Op den Camp", "In 't Veld", not "In de Rosariostraat". */
function isBornName(scan: Scan, i: number, from: number): boolean {
  return from - i >= 2 && isKnownSurname(scan, from)
}

/** "jan van der meer", "[10:33] aicha:": a listed first name in lower case with a name behind it or as a speaker. */
function findLower(scan: Scan, i: number, flags: number): number {
  if ((flags & word.first) === 0) return 0
  let next = i + 1
  if (gapAt(scan, next) >= gap.line) return 0
  while (
    next < i + 3 &&
    kindAt(scan, next) === kind.lower &&
    (flagsAt(scan, next) & word.first) !== 0 &&
    (flagsAt(scan, next) & word.surname) === 0
  )
    next += 1
  const isSpeaker =
    markAt(scan, next) === 58 &&
    gapAt(scan, next) === gap.none &&
    (markAt(scan, i - 1) === 93 || gapAt(scan, i) >= gap.line)
  if (isSpeaker)
    return addName(
      scan,
      i,
      { end: next, words: 1, initials: 0, prefixes: 0, listed: 1 },
      { score: 0.7, by: 'name-list' },
    )
  const bearer = skipPrefixes(scan, next)
  // "de merel bij het pad", "rob op het strand"
  if (
    bearer > next &&
    !/^(?:van|de|den|der|ter|ten|vd|v|el|al|ben|bin|het|t|'|le|la|da|dos|di)$/.test(wordAt(scan, next))
  )
    return 0
  const bearerFlags = flagsAt(scan, bearer)
  const isCommon = (flags & word.common) !== 0
  const hasSurname = (bearerFlags & word.surname) !== 0 && (bearer > next || (bearerFlags & word.common) === 0)
  const hasName =
    bearer > next && bearer - next >= 2 && kindAt(scan, bearer) === kind.lower && (bearerFlags & word.common) === 0
  const areWords = isCommon && (bearerFlags & word.common) !== 0 && bearer - next < 2
  if (areWords || (!(hasSurname && !(isCommon && bearer === next)) && !hasName)) return 0
  return addName(
    scan,
    i,
    { end: bearer + 1, words: 2, initials: 0, prefixes: 1, listed: 2 },
    { score: 0.7, by: 'name-lower' },
  )
}
