/** Finds persons after a cue word: a title, a salutation, a label, a closing. */
import { cue, cueOf } from '../cues.ts'
import { endAt, flagsAt, gapAt, kindAt, markAt, type Scan, startAt, wordAt } from '../scan.ts'
import { gap, kind } from '../tokens.ts'
import { addName, capitals, findByLists, isKnownSurname } from './find-by-lists.ts'
import { word } from './lexicon.ts'
import { isNamedAfter, isPublicName, type ReadName, readName, skipPrefixes } from './read-name.ts'

const afterTitle = { lowerCase: true, commonToo: true }
const afterLabel = { lowerCase: true, commonToo: false }

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
  // "de Dr. Schaepmanschool", "Prof. Lorentzlaan"
  if (name.end === from || isNamedAfter(scan, name.end - 1)) return 0
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
