/** One pass over the tokens of a text: each word, number and mark calls the detectors that may begin with it. */
import { cue, cueOf } from './cues.ts'
import { findDevice, findFolder, findForumName, findProfile } from './detectors/account-place.ts'
import { findAfterAddressLabel } from './detectors/address-label.ts'
import { findAgeInWords, findSpelledAge } from './detectors/age.ts'
import { findAssigned, findInAddress, findMarkedWord, findNetworkCode, findOption } from './detectors/assignment.ts'
import { findCadastral } from './detectors/cadastral.ts'
import { findCaseNumber, isNumberLabel } from './detectors/case-number.ts'
import { findCell } from './detectors/cell.ts'
import { findSpelledBirth, findSpelledDate, findSpelledDay } from './detectors/date-words.ts'
import { findEmail } from './detectors/email.ts'
import { findMachineReadable } from './detectors/machine-readable.ts'
import { findSpelledAfter, findSpelledMoney } from './detectors/money.ts'
import { findHexAddress } from './detectors/network.ts'
import { findCode, findNumber } from './detectors/numbers.ts'
import { findPlace } from './detectors/place.ts'
import { findPlate } from './detectors/plate.ts'
import { findRoughAgeInWords } from './detectors/rough-age.ts'
import { findKey, findPassword, findPrivateKey } from './detectors/secret.ts'
import { findSensitive, findSensitivePart } from './detectors/sensitive.ts'
import { kindMask, sensitiveMask } from './detectors/sensitive-terms.ts'
import { findSpelledDigits, isDigitWord } from './detectors/spelled-digits.ts'
import { findSpokenEmail, isAtWord } from './detectors/spoken-email.ts'
import { findSpokenAddress } from './detectors/street.ts'
import {
  findAccountOfName,
  findDotted,
  findHandle,
  findNameWithNumber,
  findPair,
  findSnakeCase,
  findUsername,
} from './detectors/username.ts'
import { hashWord } from './fold.ts'
import { labelAt } from './labels.ts'
import { findSecond } from './names/find-by-lists.ts'
import { findInverted } from './names/find-inverted.ts'
import { findPerson } from './names/find-person.ts'
import { word } from './names/lexicon.ts'
import { forgetCues, type Scan, wordAt } from './scan.ts'
import { gap, kind, type Tokens } from './tokens.ts'

const nameFlags = word.first | word.surname | word.prefix

/** How far each kind of finding got: positions in the text and tokens that need no second look. */
interface Progress {
  numberEnd: number
  nameEnd: number
  spelledEnd: number
  placeEnd: number
}

/** Fills `scan.findings`. */
export function detect(scan: Scan): void {
  const { tokens, cueAt } = scan
  forgetCues(cueAt)
  const progress: Progress = { numberEnd: 0, nameEnd: 0, spelledEnd: 0, placeEnd: 0 }
  for (let i = 0; i < tokens.count; i++) {
    const cell = scan.columns?.get(i)
    if (cell !== undefined) {
      const end = findCell(scan, i, cell)
      if (end > i) {
        i = end - 1
        continue
      }
    }
    const is = tokens.kind[i] ?? 0
    if (is === kind.mark) detectMark(scan, i, progress)
    else if (is === kind.digits) detectNumber(scan, i, progress)
    else {
      if (is === kind.alnum) {
        detectNumber(scan, i, progress)
        if ((tokens.start[i] ?? 0) >= progress.numberEnd) findNameWithNumber(scan, i)
      }
      const flags = tokens.flags[i] ?? 0
      // Most words are nothing: no flags, lower case.
      if (flags !== 0 || is !== kind.lower) detectWord(scan, i, progress)
      else if ((tokens.end[i] ?? 0) - (tokens.start[i] ?? 0) <= 6) detectShortWord(scan, i, progress)
      else detectLongWord(scan, i)
      if (isAtWord(tokens.hash[i] ?? 0)) findSpokenEmail(scan, i)
      if (is === kind.lower && endsLikeTens(scan, i)) findRoughAgeInWords(scan, i)
      if (is === kind.lower && i > 0 && beforeAge.has(tokens.hash[i - 1] ?? 0)) findAgeInWords(scan, i)
      const which = cueOf(flags)
      if (which > 0) cueAt[which] = i
      else detectLabel(scan, i, progress)
    }
  }
}

/** A label that no list holds. */
function detectLabel(scan: Scan, i: number, progress: Progress): void {
  const which = labelAt(scan, i)
  if (which === cue.none) return
  scan.cueAt[which] = i
  if (which === cue.secret) progress.numberEnd = Math.max(progress.numberEnd, findPassword(scan, i))
  else if (which === cue.username) findUsername(scan, i)
}

/** What stands before an age in words: "is veertien", ", tweeënvijftig". */
const beforeAge: ReadonlySet<number> = new Set([
  44,
  ...'is ben bent was wordt werd van al nu eh ook inmiddels pas net bijna toen januari februari maart april mei juni juli augustus september oktober november december'
    .split(' ')
    .map(hashWord),
])

/** A word of seven letters or more that ends in g or r: "veertig", "dertiger". */
function endsLikeTens({ text, tokens }: Scan, i: number): boolean {
  const end = tokens.end[i] ?? 0
  const last = text.charCodeAt(end - 1)
  const length = end - (tokens.start[i] ?? 0)
  return length >= 6 && (last === 103 || last === 114 || (last === 101 && text.startsWith('jarige', end - 6)))
}

function detectMark(scan: Scan, i: number, progress: Progress): void {
  const code = scan.tokens.hash[i]
  if (code === 64) findEmail(scan, i) || findHandle(scan, i)
  else if (code === 95) findSnakeCase(scan, i)
  else if (code === 46) findDotted(scan, i)
  else if (code === 92) findFolder(scan, i)
  else if (code === 47) findPair(scan, i) || findProfile(scan, i) || findFolder(scan, i) || findForumName(scan, i)
  else if ((scan.tokens.start[i] ?? 0) >= progress.numberEnd) {
    const end = detectSign(scan, i, code)
    progress.numberEnd = Math.max(progress.numberEnd, end)
  }
}

/** Marks that begin a credential or a code, or stand inside one. */
function detectSign(scan: Scan, i: number, code: number | undefined): number {
  if (code === 58) return findInAddress(scan, i) || findAssigned(scan, i)
  if (code === 61) return findAssigned(scan, i)
  if (code === 33 || code === 36) return findMarkedWord(scan, i)
  if (code === 60) return scan.tokens.hash[i + 1] === 60 ? findMachineReadable(scan, i) : 0
  if (code !== 45) return 0
  if (scan.tokens.hash[i + 1] === 45) return findPrivateKey(scan, i)
  return findOption(scan, i) || findDevice(scan, i)
}

/** A lone digit after a lone digit: the run was read from its beginning, and a part of a longer number is none. */
function isInsideRun({ tokens }: Scan, i: number): boolean {
  if (!isLoneDigit(tokens, i)) return false
  if (tokens.gap[i] === gap.space) return isLoneDigit(tokens, i - 1)
  const mark = tokens.gap[i] === gap.none && tokens.kind[i - 1] === kind.mark ? tokens.hash[i - 1] : 0
  return (mark === 46 || mark === 45) && tokens.gap[i - 1] === gap.none && isLoneDigit(tokens, i - 2)
}

function isLoneDigit(tokens: Tokens, i: number): boolean {
  return i >= 0 && tokens.kind[i] === kind.digits && (tokens.end[i] ?? 0) - (tokens.start[i] ?? 0) === 1
}

function detectNumber(scan: Scan, i: number, progress: Progress): void {
  if (isInsideRun(scan, i)) return
  if ((scan.tokens.start[i] ?? 0) >= progress.numberEnd)
    progress.numberEnd = Math.max(progress.numberEnd, findNumber(scan, i))
  if (i >= progress.spelledEnd && scan.tokens.kind[i] === kind.digits && startsSpoken(scan, i))
    progress.spelledEnd = Math.max(progress.spelledEnd, findSpelledDigits(scan, i))
}

/** "06, twaalf 44": one or two digits before a number word. */
function startsSpoken({ tokens }: Scan, i: number): boolean {
  if ((tokens.end[i] ?? 0) - (tokens.start[i] ?? 0) > 2) return false
  const next = tokens.hash[i + 1] === 44 ? i + 2 : i + 1
  return isDigitWord(tokens.hash[next] ?? 0)
}

/** A word of more than six letters in lower case that the lexicon does not know: terms and accounts end or begin so. */
function detectLongWord(scan: Scan, i: number): void {
  findSensitivePart(scan, i)
  findAccountOfName(scan, i)
  findSpokenAddress(scan, i)
}

/** A short word in lower case that the lexicon does not know: keys begin so. */
function detectShortWord(scan: Scan, i: number, progress: Progress): void {
  findAccountOfName(scan, i)
  const next = scan.tokens.hash[i + 1]
  const start = scan.tokens.start[i] ?? 0
  if (start < progress.numberEnd) return
  if (next === 45 || next === 95)
    progress.numberEnd = Math.max(progress.numberEnd, findKey(scan, i) || findPlate(scan, i) || findCaseNumber(scan, i))
  else if (next === 58) progress.numberEnd = Math.max(progress.numberEnd, findHexAddress(scan, i))
}

const hashOfWifi = hashWord('wifi')

function detectWord(scan: Scan, i: number, progress: Progress): void {
  const { tokens } = scan
  const is = tokens.kind[i] ?? 0
  const flags = tokens.flags[i] ?? 0
  const start = tokens.start[i] ?? 0
  const beginsCode = is === kind.upper || is === kind.mixed || (is === kind.initial && !isNameInitial(tokens, i))
  if (tokens.hash[i] === hashOfWifi && tokens.hash[i + 1] === 58)
    progress.numberEnd = Math.max(progress.numberEnd, findNetworkCode(scan, i))
  if (beginsCode && start >= progress.numberEnd) progress.numberEnd = Math.max(progress.numberEnd, findCode(scan, i))
  if (is === kind.lower && tokens.hash[i + 1] === 95 && start >= progress.numberEnd)
    progress.numberEnd = Math.max(progress.numberEnd, findKey(scan, i))
  if (is === kind.lower && tokens.hash[i + 1] === 45 && start >= progress.numberEnd)
    progress.numberEnd = Math.max(progress.numberEnd, findPlate(scan, i) || findCaseNumber(scan, i))
  if (is === kind.capital && tokens.hash[i + 1] === 45 && start >= progress.numberEnd)
    progress.numberEnd = Math.max(progress.numberEnd, findCaseNumber(scan, i))
  if (is === kind.capital) findSpokenAddress(scan, i)
  const which = cueOf(flags)
  if (which > 0) detectCue(scan, i, progress)
  if ((flags & sensitiveMask) !== 0) findSensitive(scan, i, flags)
  if ((flags & kindMask) === 0 && is !== kind.alnum) findSensitivePart(scan, i)
  if (i >= progress.spelledEnd && isDigitWord(tokens.hash[i] ?? 0))
    progress.spelledEnd = Math.max(progress.spelledEnd, findSpelledDigits(scan, i))
  if (i < progress.nameEnd || i < progress.placeEnd) return
  if (is === kind.capital && tokens.hash[i + 1] === 44)
    progress.nameEnd = Math.max(progress.nameEnd, findInverted(scan, i))
  if (i < progress.nameEnd) return
  if (which > 0 || (flags & nameFlags) !== 0 || is === kind.initial || is === kind.alnum)
    progress.nameEnd = Math.max(progress.nameEnd, findPerson(scan, i) || findSecond(scan, i))
  else if (is === kind.capital) progress.nameEnd = Math.max(progress.nameEnd, findSecond(scan, i))
}

/** An initial with a dot, or with a word behind it: no code begins so; "R.14/25/418" does. */
function isNameInitial(tokens: Tokens, i: number): boolean {
  const next = tokens.kind[i + 1] ?? 0
  return (tokens.hash[i + 1] === 46 && tokens.kind[i + 2] !== kind.digits) || (next >= kind.lower && next <= kind.mixed)
}

function detectCue(scan: Scan, i: number, progress: Progress): void {
  const which = cueOf(scan.tokens.flags[i] ?? 0)
  if (which === cue.secret || which === cue.code)
    progress.numberEnd = Math.max(progress.numberEnd, findPassword(scan, i))
  else if (which === cue.username) findUsername(scan, i)
  else if (which === cue.cadastral) progress.numberEnd = Math.max(progress.numberEnd, findCadastral(scan, i))
  else if (which === cue.place) progress.placeEnd = Math.max(progress.placeEnd, findPlace(scan, i))
  else if (which === cue.ordinal) findSpelledDate(scan, i)
  else if (which === cue.birth) findSpelledBirth(scan, i)
  else if (which === cue.month) findSpelledDay(scan, i)
  else if (which === cue.euro) findSpelledMoney(scan, i)
  else if (which === cue.money) findSpelledAfter(scan, i)
  else if (which === cue.address || which === cue.street) findAfterAddressLabel(scan, i)
  else if (which === cue.year) findSpelledAge(scan, i)
  else if (which === cue.houseNumber) detectNumberLabel(scan, i)
}

/** "V-nummer", "BIG-nr", "ID kaartnummer": what stands before the dash says of what it is the number. */
function detectNumberLabel(scan: Scan, i: number): void {
  if (scan.tokens.hash[i - 1] !== 45 || scan.tokens.gap[i] !== gap.none || scan.tokens.gap[i - 1] !== gap.none) return
  const before = wordAt(scan, i - 2)
  if (/^v$/i.test(before)) scan.cueAt[cue.vNumber] = i
  else if (cueOf(scan.tokens.flags[i - 2] ?? 0) === cue.none && isNumberLabel(`${before}nummer`))
    scan.cueAt[cue.caseNumber] = i
}
