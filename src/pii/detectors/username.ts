/** Names of accounts: after their cue, and handles such as `@jan_67`. */
import { cue } from '../cues.ts'
import { charClass, hashWord } from '../fold.ts'
import { isDutchWord } from '../names/dutch-words.ts'
import { flagsOf, word } from '../names/lexicon.ts'
import { endAt, flagsAt, gapAt, hasCue, kindAt, markAt, type Scan, startAt, tokenAt, wordAt } from '../scan.ts'
import { gap, kind } from '../tokens.ts'
import { type Chunk, chunkAt, findMadeUp, looksMadeUp } from './made-up.ts'

const links = /^(?:is|van|de|het|met|digid|mijn|als|naam|account|id)$/i
const reach = 7

function add(scan: Scan, { start, end }: Chunk): number {
  scan.findings.add({ start, end, type: 'USERNAME', score: 0.85, by: 'username' })
  const secret = withSecret.exec(scan.text.slice(end, end + 60))
  const value = secret?.[1] ?? ''
  if (secret !== null && looksMadeUp(value) && /\d/.test(value) && /[\p{Lu}!#$%&*_~^+]/u.test(value)) {
    const from = end + secret[0].length - value.length
    scan.findings.add({ start: from, end: from + value.length, type: 'SECRET', score: 0.8, by: 'with-account' })
  }
  return end
}

/** "noudl83 en Ajax4ever!": what stands beside an account and was made up is its password. */
const withSecret = /^["']? ?(?:en|met|\/|&|\+)(?: (?:het )?(?:wachtwoord|ww))? ["']?([^\s"',;]{5,40})/

/** `jvdmeer67`, `h.abdulle`, `kbouwman-ext`: not an address, not two words. */
const account = /^@?[\p{L}\p{N}]+(?:[._-]{1,2}[\p{L}\p{N}]+){0,5}(?:_|#\d{3,5})?$/u

const beginning = /^@?[\p{L}\p{N}]+(?:[._-]{1,2}[\p{L}\p{N}]+){0,5}_?/u

/** The account that a run of characters begins with: `gstam` of `gstam","toestel":…`. */
function accountAt(scan: Scan, at: number): Chunk {
  const chunk = chunkAt(scan, at)
  const value = beginning.exec(chunk.value)?.[0] ?? chunk.value
  const rest = chunk.value.charAt(value.length)
  return rest === '' || !/["'<;&,)]/.test(rest) ? chunk : { start: chunk.start, end: chunk.start + value.length, value }
}

/** `api_key: …`, `"user_name":`, `owner=…`: a key with a value of its own is a label. */
function isKeyBehind({ text }: Scan, { end, value }: Chunk): boolean {
  const behind = text.slice(end, end + 3)
  return /^["']?\s?=|^["']\s?:/.test(behind) || (behind.startsWith(':') && value.includes('_'))
}

function isAccount(value: string): boolean {
  if (value.length < 4 || !account.test(value) || /^[\d.-]+$/.test(value)) return false
  return (
    looksMadeUp(value) ||
    /^[\p{Ll}\p{N}]+(?:[._][\p{Ll}\p{N}]+){1,3}$/u.test(value) ||
    /\p{Ll}\p{Lu}/u.test(value) ||
    value.includes('_')
  )
}

/** From a cue such as "gebruikersnaam" at token `i`; the end of what was found, or 0. */
export function findUsername(scan: Scan, i: number): number {
  let at = i + 1
  let isAssigned = false
  for (let count = 0; count < 4; count++) {
    const mark = markAt(scan, at)
    if (mark === 58 || mark === 61) isAssigned = true
    else if (mark !== 34 && mark !== 39 && mark !== 8220 && !links.test(wordAt(scan, at))) break
    at += 1
  }
  if (isAssigned && at < scan.tokens.count && gapAt(scan, at) < gap.paragraph) {
    const chunk = accountAt(scan, at)
    const isWord = chunk.end === endAt(scan, at) && (flagsAt(scan, at) & word.common) !== 0
    if (!isWord && chunk.value.length >= 3 && account.test(chunk.value) && !/^\d[\d.:TZ/-]*$/.test(chunk.value))
      return add(scan, chunk)
  }
  const behind = behindColon(scan, at)
  if (behind > 0 && isUnknown(scan, behind) && !isKeyBehind(scan, accountAt(scan, behind)))
    return add(scan, accountAt(scan, behind))
  if (at === i + 1 && isUnknown(scan, at) && !isKeyBehind(scan, accountAt(scan, at)))
    return add(scan, accountAt(scan, at))
  const chunk = findMadeUp(scan, i, { reach, accepts: isAccount })
  return chunk === undefined || isKeyBehind(scan, chunk) ? 0 : add(scan, chunk)
}

/** "Inlognaam leerlingvolgsysteem: fatimae": the token behind the colon, a few words on; 0 when there is none. */
function behindColon(scan: Scan, from: number): number {
  for (let at = from; at < from + 4 && gapAt(scan, at) <= gap.space; at++)
    if (markAt(scan, at) > 0) return markAt(scan, at) === 58 && gapAt(scan, at + 1) === gap.space ? at + 1 : 0
  return 0
}

/** From an `@` at token `i` that is no part of an e-mail address: a handle with a digit, `_` or `.` in it; the end, or 0. */
export function findHandle(scan: Scan, i: number): number {
  const start = startAt(scan, i)
  const before = charClass[scan.text.charCodeAt(start - 1)] ?? 0
  if (start > 0 && before < 4 && !'("\'|,:;>'.includes(scan.text.charAt(start - 1))) return 0
  if (gapAt(scan, i + 1) !== gap.none) return 0
  const { value, end } = chunkAt(scan, i)
  return /^@[\p{L}\p{N}]+(?:[._]{1,2}[\p{L}\p{N}]+)*_?$/u.test(value) &&
    (/[\d._]/.test(value) || scan.text.charAt(end) === ':')
    ? add(scan, { start, end, value })
    : 0
}

/** "account elubber", "gebruiker whiddink-adm": no word of the language stands behind the label. */
function isUnknown(scan: Scan, at: number): boolean {
  const { value } = chunkAt(scan, at)
  if (kindAt(scan, at) !== kind.lower || value.length < 4 || value.length > 20 || !account.test(value)) return false
  if (notAccounts.test(value) || placesToLogIn.test(value)) return false
  return (flagsAt(scan, at) & word.common) === 0 && !isDutchWord(scan.dutch, scan.tokens.hash[at] ?? 0)
}

const notAccounts =
  /^(?:locked|disabled|blocked|manager|names?|number|settings|failed|failure|success|successful|attempts?|denied|accepted|invalid|expired|session|page|link|from|for|with|and|not|was|has|had|logged|login|logon|created|updated|deleted|policy|group|role|roles|type|agent|info|http|https)$/
const placesToLogIn =
  /(?:portaal|portal|systeem|loket|app|pagina|gegevens|scherm|code|naam|beheer|aanvraag|omgeving|rechten)$/

const cueReach = 12
const prefixes = /^(?:van(?:de[nr]?)?|de[nr]?|vd|ten?|ter)/

function isSurname(scan: Scan, text: string): boolean {
  return text.length >= 4 && (flagsOf(scan.table, hashWord(text)) & word.surname) !== 0
}

/** `hpoelman`, `tdejong`, `mvandenbrink`: an initial and a surname in one word that the language does not have. */
export function findAccountOfName(scan: Scan, i: number): void {
  const value = wordAt(scan, i)
  if (
    value.length < 5 ||
    value.length > 20 ||
    (flagsAt(scan, i) & word.common) !== 0 ||
    isDutchWord(scan.dutch, scan.tokens.hash[i] ?? 0)
  )
    return
  const rest = value.slice(1)
  const isSpokenOf =
    hasCue(scan, cue.username, { i, reach: cueReach }) || hasCue(scan, cue.secret, { i, reach: cueReach })
  if (rest.length < 5 && !isSpokenOf) return
  if (!isSurname(scan, rest) && !isSurname(scan, rest.replace(prefixes, ''))) return
  const before = markAt(scan, i - 1)
  if (gapAt(scan, i) === gap.none && (before === 45 || before === 64 || before === 46 || before === 47)) return
  if (
    gapAt(scan, i + 1) === gap.none &&
    (markAt(scan, i + 1) === 64 || markAt(scan, i + 1) === 46) &&
    gapAt(scan, i + 2) === gap.none
  )
    return
  scan.findings.add({ start: startAt(scan, i), end: endAt(scan, i), type: 'USERNAME', score: 0.6, by: 'account-name' })
}

const speaks =
  /^(?:schreef|schrijft|reageerde|reageert|plaatste|postte|commentaar|reactie|bericht|post|forum|chat|volger|profiel|filmpje|gebruikte|noemt|heet)$/i
const speakReach = 5

/** `Henk63`, `tuinvrouw1959`: a name and a number in one word; another word when somebody writes or is written to. */
export function findNameWithNumber(scan: Scan, i: number): void {
  const parts = /^(\p{L}{4,20})(\d{2,4})$/u.exec(wordAt(scan, i))
  if (parts === null || gapAt(scan, i) === gap.none) return
  const letters = parts[1] ?? ''
  const flags = flagsOf(scan.table, hashWord(letters))
  const isName = (flags & word.first) !== 0 && (flags & word.common) === 0
  let isSaid = false
  for (let at = i - speakReach; at <= i + speakReach && !isSaid; at++) isSaid = speaks.test(wordAt(scan, at))
  if (isName || (isSaid && /^\p{Ll}/u.test(letters)))
    add(scan, { start: startAt(scan, i), end: endAt(scan, i), value: '' })
}

/** `bas_k`, `wijkraad_tiny`: from an underscore at token `i`, when a part is a name or an account is spoken of. */
export function findSnakeCase(scan: Scan, i: number): void {
  if (gapAt(scan, i) !== gap.none || gapAt(scan, i + 1) !== gap.none || markAt(scan, i - 2) === 95) return
  let first = i - 1
  if (markAt(scan, first - 1) === 64 && gapAt(scan, first) === gap.none) first -= 1
  const chunk = accountAt(scan, first)
  if (!/^@?[\p{L}\p{N}]+(?:_[\p{L}\p{N}]+){1,3}$/u.test(chunk.value) || isKey(scan, chunk)) return
  const isMixed = /\p{Lu}/u.test(chunk.value)
  if (isMixed && (!/\p{Ll}/u.test(chunk.value) || !isCalled(scan, first))) return
  const last = tokenAt(scan, i, chunk.end) - 1
  const names = word.first | word.surname
  const hasName = ((flagsAt(scan, i - 1) | flagsAt(scan, last)) & names) !== 0 && hasUnknown(scan, i - 1, last)
  const isSpokenOf =
    hasCue(scan, cue.username, { i, reach: cueReach }) || hasCue(scan, cue.secret, { i, reach: cueReach })
  const isNumbered = /\d{2}$/.test(chunk.value) && isCalled(scan, first)
  if (
    isMixed ||
    isNumbered ||
    (hasName && scan.text.charAt(chunk.end) !== ',') ||
    (isSpokenOf && isValue(scan, first, chunk))
  )
    add(scan, chunk)
}

/** "staat hij als Big_Daddy_T", "de gebruiker "Zwarte_Raaf"". */
function isCalled(scan: Scan, first: number): boolean {
  const before = markAt(scan, first - 1) > 0 ? first - 2 : first - 1
  if (/^(?:als|heet|genaamd|naam|ene|van|gebruiker|alias|zekere|noemt|was|door|afzender)$/i.test(wordAt(scan, before)))
    return true
  return hasCue(scan, cue.username, { i: first, reach: cueReach })
}

/** One of the parts is no ordinary word: `user_name` and `client_id` are labels. */
function hasUnknown(scan: Scan, first: number, last: number): boolean {
  return [first, last].some(
    (at) => !isDutchWord(scan.dutch, scan.tokens.hash[at] ?? 0) || (flagsAt(scan, at) & word.common) === 0,
  )
}

/** Not a heading or a key: white space, a quote or `(` before it, and no comma or colon behind it. */
function isValue(scan: Scan, first: number, { end }: Chunk): boolean {
  const mark = markAt(scan, first - 1)
  const opens = mark === 34 || mark === 39 || mark === 61 || (mark === 40 && gapAt(scan, first - 1) !== gap.none)
  return (gapAt(scan, first) !== gap.none || opens) && !/[,:]/.test(scan.text.charAt(end))
}

/** `client_id=`, `"client_id":`. */
function isKey({ text }: Scan, { end }: Chunk): boolean {
  return /^(?:["']\s?[:=]|\s?=)/.test(text.slice(end, end + 3))
}

/** `r.hofstede` in a log: from the dot at token `i`. */
export function findDotted(scan: Scan, i: number): void {
  const isTight = gapAt(scan, i) === gap.none && gapAt(scan, i + 1) === gap.none
  if (!isTight || kindAt(scan, i + 1) !== kind.lower || endAt(scan, i - 1) - startAt(scan, i - 1) !== 1) return
  if (kindAt(scan, i - 1) !== kind.lower || gapAt(scan, i - 1) === gap.none || markAt(scan, i + 2) === 64) return
  const surname = wordAt(scan, i + 1)
  if (!isSurname(scan, surname) && !isSurname(scan, surname.replace(prefixes, ''))) return
  add(scan, { start: startAt(scan, i - 1), end: endAt(scan, i + 1), value: '' })
}

/** "(itjin / Pluisje_2019)", "admin / 12345cam": from a slash with spaces at token `i`, where accounts are spoken of. */
export function findPair(scan: Scan, i: number): boolean {
  if (gapAt(scan, i) !== gap.space || gapAt(scan, i + 1) !== gap.space) return false
  const reach = 20
  if (!hasCue(scan, cue.username, { i, reach }) && !hasCue(scan, cue.secret, { i, reach })) return false
  const secret = chunkAt(scan, i + 1)
  if (!looksMadeUp(secret.value)) return false
  const end = startAt(scan, i) - 1
  let first = i - 1
  while (gapAt(scan, first) === gap.none && endAt(scan, first) - startAt(scan, first) > 0 && i - first < 8) first -= 1
  const { start } = chunkAt(scan, first)
  if (start < end) scan.findings.add({ start, end, type: 'USERNAME', score: 0.92, by: 'pair' })
  scan.findings.add({ start: secret.start, end: secret.end, type: 'SECRET', score: 0.85, by: 'pair' })
  return true
}
