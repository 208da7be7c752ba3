/** Reads a name from a token on: initials, first names, tussenvoegsels, surnames, parts joined by - or '. */
import { cue, cueOf } from '../cues.ts'
import { hashStart, hashStep, hashWord } from '../fold.ts'
import { flagsAt, gapAt, isCapitalised, kindAt, markAt, type Scan, startAt, wordAt } from '../scan.ts'
import { gap, kind } from '../tokens.ts'
import { flagsOf, word } from './lexicon.ts'

export interface ReadName {
  /** The first token that is not part of the name; equal to where reading began when there is no name. */
  readonly end: number
  /** Words that are not prefixes or initials. */
  readonly words: number
  readonly initials: number
  readonly prefixes: number
  /** Words found in the lists of names. */
  readonly listed: number
}

export interface ReadOptions {
  /** Lower-case words that are no ordinary words may be part of the name. */
  readonly lowerCase: boolean
  /** A capitalised ordinary word may be part of the name: something strong, such as "mevrouw", stands before it. */
  readonly commonToo: boolean
}

const maxTokens = 14
const listedFlags = word.first | word.surname

/** Endings of streets and institutions that are named after people: those stay readable. */
const publicEndings =
  /(?:straat|laan|weg|plein|kade|gracht|singel|dreef|steeg|plantsoen|school|college|huis|kerk|brug|stichting|fonds|prijs|museum|instituut|ziekenhuis|kliniek|centrum|gebouw|zaal|hal|wet|gymnasium|lyceum|atheneum|basisschool|route|tunnel|polder|hof|hofje|park|bank|loket|poli|wijk)$/i

/** After a first name or initials only these are no surname: nobody is called "Frankschool", somebody is called "Rietkerk". */
const surelyPublic =
  /(?:straat|laan|plein|gracht|singel|plantsoen|school|college|museum|instituut|ziekenhuis|gymnasium|lyceum|atheneum|stichting|fonds|prijs|centrum|gebouw|route|tunnel)$/i

/**
 * Whether the word at a token ends like a street or an institution and is no known surname.
 * @param from where the name begins of which the token is the last; the token itself when it stands alone
 */
export function isPublicName(scan: Scan, i: number, from = i): boolean {
  if ((flagsAt(scan, i) & word.surname) !== 0) return false
  const before = flagsAt(scan, from)
  const isFirst =
    (before & word.first) !== 0 ||
    (isCapitalised(kindAt(scan, from)) && (before & (word.common | word.institution)) === 0)
  const hasFirst = from < i && (isFirst || kindAt(scan, from) === kind.initial)
  return (hasFirst ? surelyPublic : publicEndings).test(wordAt(scan, i))
}

/** Whether a word can only be a street, a school or another thing that bears somebody's name. */
export function isNamedAfter(scan: Scan, i: number): boolean {
  return (flagsAt(scan, i) & word.surname) === 0 && surelyPublic.test(wordAt(scan, i))
}

/** The flags of a word whose letters were swapped for digits (`J4n`); 0 when it is not such a word. */
export function leetFlags(scan: Scan, i: number): number {
  const text = wordAt(scan, i)
  if (
    text.length < 3 ||
    text.length > 20 ||
    !/^\p{Lu}[\p{L}013457]*$/u.test(text) ||
    !/\p{Ll}/u.test(text) ||
    /\d{3}/.test(text)
  )
    return 0
  let hash = hashStart
  for (let at = 0; at < text.length; at++) {
    const digit = '013457'.indexOf(text.charAt(at))
    hash = hashStep(hash, digit < 0 ? text.charCodeAt(at) : 'oieast'.charCodeAt(digit))
  }
  return flagsOf(scan.table, hash)
}

const never = new Set<number>([cue.title, cue.salutation, cue.closing, cue.month, cue.heer])

/** Whether a token may be a part of a name that is not a prefix or an initial. */
function isNameWord(scan: Scan, i: number, options: ReadOptions): boolean {
  const is = kindAt(scan, i)
  if (is === kind.alnum) return (leetFlags(scan, i) & listedFlags) !== 0
  const flags = flagsAt(scan, i)
  if (is === kind.lower) {
    if (!options.lowerCase || startAt(scan, i + 1) - startAt(scan, i) < 2) return false
    if ((flags & word.common) === 0) return cueOf(flags) === cue.none
    // "mevrouw wil graag" is no name, "naam: wil jansen" is.
    const isListed = (flags & (options.commonToo ? word.surname : listedFlags)) !== 0
    return isListed && (flags & word.prefix) === 0
  }
  if (!isCapitalised(is)) return false
  if ((flags & listedFlags) !== 0 && !never.has(cueOf(flags))) return true
  if (cueOf(flags) !== cue.none) return false
  return (flags & word.common) === 0 || options.commonToo
}

function isApostrophe(code: number): boolean {
  return code === 39 || code === 0x2019 || code === 0x2018 || code === 96
}

/** The token after a run of tussenvoegsels (`van de`, `in 't`, `d'`) that begins at `i`; `i` when there is none. */
export function skipPrefixes(scan: Scan, i: number): number {
  let at = i
  for (let count = 0; count < 6; count++) {
    if (
      isApostrophe(markAt(scan, at)) &&
      (flagsAt(scan, at + 1) & word.prefix) !== 0 &&
      gapAt(scan, at + 1) === gap.none
    )
      at += 1
    if ((flagsAt(scan, at) & word.prefix) === 0 || kindAt(scan, at) === kind.mark) break
    at += 1
    if (
      (isApostrophe(markAt(scan, at)) || markAt(scan, at) === 45 || markAt(scan, at) === 46) &&
      gapAt(scan, at) === gap.none
    )
      at += 1
    if (gapAt(scan, at) >= gap.line) return i
  }
  return at
}

/** Whether an initial stands at `i`: one capital, or `Th`, `Chr`, `IJ` with a dot. Returns the token after it. */
function skipInitial(scan: Scan, i: number): number {
  const is = kindAt(scan, i)
  const hasDot = markAt(scan, i + 1) === 46 && gapAt(scan, i + 1) === gap.none
  if (is === kind.initial) {
    if (hasDot) return i + 2
    return gapAt(scan, i + 1) === gap.space ? i + 1 : i
  }
  if (!hasDot || (is !== kind.capital && is !== kind.upper)) return i
  return /^(?:Th|Chr|Ch|Ph|Fr|IJ|Tj|Sj|St|Joh|Jac|Wm|Chr)$/.test(wordAt(scan, i)) ? i + 2 : i
}

/** `(Margriet)` between initials and surname. */
function isCallName(scan: Scan, i: number): boolean {
  return markAt(scan, i) === 40 && isCapitalised(kindAt(scan, i + 1)) && markAt(scan, i + 2) === 41
}

/** Reads the longest name that begins at token `from`. */
export function readName(scan: Scan, from: number, options: ReadOptions): ReadName {
  let at = from
  let end = from
  let words = 0
  let initials = 0
  let prefixes = 0
  let listed = 0
  while (at < scan.tokens.count && at - from < maxTokens) {
    if (at > from && gapAt(scan, at) >= gap.line) break
    const afterInitial = words === 0 ? skipInitial(scan, at) : at
    if (afterInitial > at) {
      initials += 1
      at = afterInitial
      if (markAt(scan, at) === 45 && gapAt(scan, at) === gap.none) at += 1
      continue
    }
    if (words === 0 && initials > 0 && isCallName(scan, at)) {
      at += 3
      continue
    }
    const afterPrefixes = skipPrefixes(scan, at)
    const target = afterPrefixes > at && canBear(scan, afterPrefixes, options) ? afterPrefixes : at
    if (
      target > at
        ? !canFollowPrefix(
            scan,
            target,
            words + initials > 0 || (options.commonToo && kindAt(scan, at) === kind.capital),
          )
        : !isNameWord(scan, at, options)
    )
      break
    if (
      target > at &&
      words > 0 &&
      !continues(scan, { at, target, isWhole: isWhole(scan, at, { words, initials, options }) })
    )
      break
    if (target > at) prefixes += 1
    words += 1
    if ((flagsAt(scan, target) & listedFlags) !== 0) listed += 1
    at = target + 1
    end = at
    const isJoined = gapAt(scan, at) === gap.none && gapAt(scan, at + 1) === gap.none
    if (isJoined && joins(scan, at)) at += 1
    else if (
      markAt(scan, at) === 45 &&
      gapAt(scan, at) === gap.space &&
      isCapitalised(kindAt(scan, at + 1)) &&
      words > 0
    )
      at += 1
  }
  return { end: withLastInitial(scan, { from, end, initials }), words, initials, prefixes, listed }
}

/** "Bram T.", "Samira el B.": what is left of a surname in the minutes and in the paper. */
function withLastInitial(scan: Scan, { from, end, initials }: { from: number; end: number; initials: number }): number {
  const isInitial =
    kindAt(scan, end) === kind.initial && markAt(scan, end + 1) === 46 && gapAt(scan, end + 1) === gap.none
  const isFirst = end === from + 1 && initials === 0 && (flagsAt(scan, from) & word.first) !== 0
  if (!isInitial || !isFirst || gapAt(scan, end) !== gap.space) return end
  const isLast =
    gapAt(scan, end + 2) >= gap.line || kindAt(scan, end + 2) === kind.lower || kindAt(scan, end + 2) === kind.mark
  return isLast ? end + 1 : end
}

/** Whether a name that ends before token `at` has its surname: what follows "van" is then mostly where somebody works or lives. */
function isWhole(
  scan: Scan,
  at: number,
  { words, initials, options }: { words: number; initials: number; options: ReadOptions },
): boolean {
  const isJoined = markAt(scan, at - 2) === 45 && gapAt(scan, at - 1) === gap.none
  if (words > (isJoined ? 2 : 1) || initials > 0) return true
  return options.commonToo && (flagsAt(scan, at - 1) & word.first) === 0
}

/** Words that are a tussenvoegsel only together with an article, or before a known surname: "in 't Veld", "te Winkel". */
const prepositions = new Set(['in', 'op', 'aan', 'te', 'uit', 'bij', 'tot', 'onder', 'over', 'voor'].map(hashWord))

/** Whether tussenvoegsels at token `at` continue the name before them: "Piet van der Berg", not "Piet Jansen van de Stichting". */
function continues(scan: Scan, { at, target, isWhole }: { at: number; target: number; isWhole: boolean }): boolean {
  const isPreposition = target === at + 1 && prepositions.has(scan.tokens.hash[at] ?? 0)
  if (kindAt(scan, at) !== kind.lower || (!isWhole && !isPreposition)) return true
  return (flagsAt(scan, target) & (word.surname | word.place | word.common)) === word.surname
}

/** A hyphen or apostrophe before the rest of a double name: `Bakker-Smit`, `Rooij-van den Elzen`, `O'Brien`. */
function joins(scan: Scan, at: number): boolean {
  const joiner = markAt(scan, at)
  if (joiner !== 45 && !isApostrophe(joiner)) return false
  return isCapitalised(kindAt(scan, at + 1)) || (joiner === 45 && (flagsAt(scan, at + 1) & word.prefix) !== 0)
}

/** After tussenvoegsels stands a surname: not an ordinary word, unless the lists know it as one, or a first
 * name or a title went before. */
function canFollowPrefix(scan: Scan, i: number, isExpected: boolean): boolean {
  const flags = flagsAt(scan, i)
  if (never.has(cueOf(flags)) && (flags & listedFlags) === 0) return false
  return (flags & word.common) === 0 || (flags & word.surname) !== 0 || (isExpected && kindAt(scan, i) === kind.capital)
}

/** Whether the word after prefixes can be a surname: capitalised, or lower case and allowed. */
function canBear(scan: Scan, i: number, options: ReadOptions): boolean {
  const is = kindAt(scan, i)
  return (
    isCapitalised(is) || (is === kind.lower && options.lowerCase) || (is === kind.alnum && leetFlags(scan, i) !== 0)
  )
}
