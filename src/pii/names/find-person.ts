/** Finds persons: after a cue word, by initials, and by the lists of names with the veto of ordinary words. */
import { cue, cueOf } from '../cues.ts'
import { endAt, flagsAt, gapAt, isCapitalised, kindAt, markAt, type Scan, startAt, wordAt } from '../scan.ts'
import { gap, kind } from '../tokens.ts'
import { word } from './lexicon.ts'
import { isPublicName, leetFlags, type ReadName, readName, skipPrefixes } from './read-name.ts'

const capitals = { lowerCase: false, commonToo: false }
const afterTitle = { lowerCase: true, commonToo: true }
const afterLabel = { lowerCase: true, commonToo: false }

function addName(scan: Scan, from: number, name: ReadName, sure: { score: number; by: string }): number {
  scan.findings.add({ start: startAt(scan, from), end: endAt(scan, name.end - 1), type: 'PERSON', ...sure })
  return name.end
}

/**
 * Tries a name at or after the word at token `i`.
 * @returns the first token after the name, or 0 when there is none
 */
export function findPerson(scan: Scan, i: number): number {
  const which = cueOf(flagsAt(scan, i))
  switch (which) {
    case cue.title:
    case cue.heer:
      return findAfterTitle(scan, i)
    case cue.salutation:
      return findAfterSalutation(scan, i)
    case cue.name:
      return findAfterLabel(scan, i) || findByLists(scan, i)
    case cue.closing:
      return findAfterClosing(scan, i)
    default:
      return findByLists(scan, i)
  }
}

/** Skips `.`, `:` and further titles: "de heer en mevrouw dr. Jansen". */
function skipTitles(scan: Scan, i: number): number {
  let at = i + 1
  for (let count = 0; count < 8; count++) {
    const mark = markAt(scan, at)
    const which = cueOf(flagsAt(scan, at))
    if ((mark === 46 && endAt(scan, at - 1) - startAt(scan, at - 1) <= 5) || mark === 58 || mark === 47) at += 1
    else if (which === cue.title || which === cue.heer) at += 1
    else if (
      /^(?:en|de|of)$/i.test(wordAt(scan, at)) &&
      [cue.title, cue.heer].includes(cueOf(flagsAt(scan, at + 1)) as 25)
    )
      at += 2
    else break
    if (gapAt(scan, at) >= gap.line) break
  }
  return at
}

const weakTitles =
  /^(?:weduwe|agent|agente|brigadier|gezin|client|cliente|clienten|patient|patiente|zuster|broeder|dokter|oom|tante|opa|oma|ing|ir|prof|ds|ms|miss|sir|hr|dominee|pastoor|imam|kapitein|ex)$/i

function findAfterTitle(scan: Scan, i: number): number {
  const from = skipTitles(scan, i)
  if (gapAt(scan, from) >= gap.line) return 0
  const isWeak = weakTitles.test(wordAt(scan, i).normalize('NFD').replace(/\p{M}/gu, ''))
  const name = readName(scan, from, isWeak ? capitals : afterTitle)
  if (name.end === from) return 0
  return addName(scan, from, name, { score: 0.9, by: 'name-cue' })
}

function findAfterSalutation(scan: Scan, i: number): number {
  const from = i + 1
  if (gapAt(scan, from) >= gap.line) return 0
  const name = readName(scan, from, capitals)
  if (name.words > 0) return addName(scan, from, name, { score: 0.85, by: 'name-cue' })
  const flags = flagsAt(scan, from)
  const isListed = kindAt(scan, from) === kind.lower && (flags & word.first) !== 0
  if (!isListed || ((flags & word.common) !== 0 && kindAt(scan, from + 1) !== kind.mark)) return 0
  return addName(scan, from, readLower(scan, from), { score: 0.7, by: 'name-cue' })
}

/** A name in lower case that surely begins at `from`. */
function readLower(scan: Scan, from: number): ReadName {
  const name = readName(scan, from, afterLabel)
  return name.end > from ? name : { ...name, end: from + 1, words: 1 }
}

function findAfterLabel(scan: Scan, i: number): number {
  let from = i + 1
  let hasColon = false
  for (let count = 0; count < 4; count++) {
    const mark = markAt(scan, from)
    if (mark === 58 || mark === 61) hasColon = true
    else if (
      mark !== 46 &&
      mark !== 34 &&
      mark !== 39 &&
      mark !== 42 &&
      mark !== 124 &&
      !/^(?:is|de|het)$/.test(wordAt(scan, from))
    )
      break
    from += 1
  }
  if (gapAt(scan, from) >= (hasColon ? gap.paragraph : gap.line)) return 0
  if (cueOf(flagsAt(scan, from)) === cue.title || cueOf(flagsAt(scan, from)) === cue.heer) return 0
  // "de zoon van Britse ouders", "eigenaar van de Zonnehof"
  if (!hasColon && (flagsAt(scan, from) & word.prefix) !== 0 && kindAt(scan, from) === kind.lower)
    from = skipOf(scan, from)
  const name = readName(scan, from, hasColon ? afterLabel : capitals)
  if (name.words === 0) return 0
  if (!hasColon && name.listed === 0 && name.initials === 0 && name.words < 2) {
    if (
      isPublicName(scan, name.end - 1) ||
      (markAt(scan, from - 1) === 0 && (flagsAt(scan, from - 1) & word.prefix) !== 0)
    )
      return 0
  }
  return addName(scan, from, name, { score: hasColon ? 0.88 : 0.75, by: 'name-cue' })
}

/** The token of the name in "de moeder van Ensor"; what begins with "van der" is a name itself. */
function skipOf(scan: Scan, from: number): number {
  const target = skipPrefixes(scan, from)
  const isOf = target === from + 1 ? !isKnownSurname(scan, target) : /^(?:het|de)$/.test(wordAt(scan, target - 1))
  return isOf ? target : from
}

function isKnownSurname(scan: Scan, i: number): boolean {
  return (flagsAt(scan, i) & (word.surname | word.place | word.common)) === word.surname
}

/** The line after a closing: the whole line is a name, or begins with one before a comma. */
function findAfterClosing(scan: Scan, i: number): number {
  let from = i + 1
  for (let count = 0; count < 4; count++) {
    const mark = markAt(scan, from)
    if (mark === 44 || mark === 46 || mark === 33 || mark === 45) from += 1
    else if (
      /^(?:van|namens|met|vriendelijke|groet|groeten|en)$/i.test(wordAt(scan, from)) &&
      kindAt(scan, from + 1) !== kind.mark &&
      count < 2
    )
      from += 1
    else break
  }
  if (from >= scan.tokens.count) return 0
  const isOwnLine = gapAt(scan, from) >= gap.line
  const name = readName(scan, from, capitals)
  if (name.words > 0 && (isOwnLine || name.listed > 0 || name.initials > 0))
    return addName(scan, from, name, { score: 0.85, by: 'name-closing' })
  const flags = flagsAt(scan, from)
  if (kindAt(scan, from) === kind.lower && (flags & word.first) !== 0)
    return addName(scan, from, readLower(scan, from), { score: 0.7, by: 'name-closing' })
  return 0
}

/** Names without a cue. */
function findByLists(scan: Scan, i: number): number {
  const is = kindAt(scan, i)
  const flags = flagsAt(scan, i)
  if (is === kind.alnum) return (leetFlags(scan, i) & word.first) !== 0 ? findLeet(scan, i) : 0
  if (is === kind.lower) return findLower(scan, i, flags)
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
  const bearerFlags = flagsAt(scan, bearer)
  const isCommon = (flags & word.common) !== 0
  const hasSurname = (bearerFlags & word.surname) !== 0 && (bearer > next || (bearerFlags & word.common) === 0)
  const hasName =
    bearer > next && bearer - next >= 2 && kindAt(scan, bearer) === kind.lower && (bearerFlags & word.common) === 0
  if (!(hasSurname && !(isCommon && bearer === next)) && !hasName) return 0
  return addName(
    scan,
    i,
    { end: bearer + 1, words: 2, initials: 0, prefixes: 1, listed: 2 },
    { score: 0.7, by: 'name-lower' },
  )
}
