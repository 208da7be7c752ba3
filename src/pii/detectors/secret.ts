/** Credentials: keys and tokens by their form, passwords and codes by the word before them. */
import { cue } from '../cues.ts'
import { cueIdAt, endAt, gapAt, markAt, type Scan, startAt, wordAt } from '../scan.ts'
import { gap } from '../tokens.ts'
import { type Chunk, chunkAt, findMadeUp, looksMadeUp } from './made-up.ts'

/** First words of well-known keys: GitHub, GitLab, OpenAI and ours, AWS, Slack, Google, Stripe, JWT, npm, Hugging Face. */
const beginnings =
  /(?:sk|sp|pk|rk|ghp|gho|ghu|ghs|ghr|github_pat|glpat|xox[abprs]|hf|npm|whsec|shpat|dop_v1|key|tok)[-_][A-Za-z0-9_-]{16,200}|(?:AKIA|ASIA|AIza|SG\.|ya29\.)[A-Za-z0-9_.-]{12,200}|eyJ[A-Za-z0-9_-]{8,2000}\.[A-Za-z0-9_-]{8,4000}(?:\.[A-Za-z0-9_-]{0,1000})?/y

const privateKey = /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----/y

/** Tries a key by its form at token `i`; the end of it, or 0. */
export function findKey(scan: Scan, i: number): number {
  const { text, findings } = scan
  const start = startAt(scan, i)
  beginnings.lastIndex = start
  if (!beginnings.test(text)) return 0
  const end = beginnings.lastIndex
  const code = text.slice(start, end)
  if (!/\d/.test(code) || (/^(?:key|tok)/.test(code) && !/[A-Z]/.test(code))) return 0
  findings.add({ start, end, type: 'SECRET', score: 0.98, by: 'key' })
  return end
}

/** Tries a private key block at a dash; the end of it, or 0. */
export function findPrivateKey(scan: Scan, i: number): number {
  const { text, findings } = scan
  const start = startAt(scan, i)
  privateKey.lastIndex = start
  if (!privateKey.test(text)) return 0
  const close = text.indexOf('-----END', privateKey.lastIndex)
  const lineEnd = close < 0 ? -1 : text.indexOf('-----', close + 8)
  const end = lineEnd < 0 ? text.length : lineEnd + 5
  findings.add({ start, end, type: 'SECRET', score: 1, by: 'private-key' })
  return end
}

const links = /^(?:is|nummer|luidt|wordt|was|mijn|het|de|nieuwe|tijdelijke|key|token|basic)$/i
const reach = 14
/** "pincode 2580", "sleutelkluis (4471)": a code of digits alone. */
const digitCode = /^(?:\d[\d-]{2,10}\d#?|\d{3} \d{3})$/
/** Farther from its word than this a code follows a colon. */
const near = 9
const codeCue =
  /(?:codes?|ontgrendelen|toets|intoetsen|intikken|pin|puk|kluis|kluisje|cvc|cvv|alarm|otp|authenticator|2fa|mfa)$/i
/** The three or four digits on the back of a bank card. */
const cardCode = /^cv[cv]\d?$/i

/** After "wachtwoord": what was assigned to it, or the first run of characters in the sentence that somebody made up; its end, or 0. */
export function findPassword(scan: Scan, i: number): number {
  if (cueIdAt(scan, i) === cue.code) return findHintedCode(scan, i)
  let at = i + 1
  let isAssigned = false
  for (let count = 0; count < 4; count++) {
    const mark = markAt(scan, at)
    if (mark === 58 || mark === 61) isAssigned = true
    else if (mark === 34 || mark === 39 || mark === 96 || mark === 8220 || mark === 46) isAssigned ||= mark !== 46
    else if (links.test(wordAt(scan, at))) isAssigned ||= /^(?:is|luidt|was|wordt)$/i.test(wordAt(scan, at))
    else break
    at += 1
  }
  if (at < scan.tokens.count && gapAt(scan, at) < gap.paragraph && isSecret(scan, i, { at, isAssigned }))
    return addRow(scan, chunkAt(scan, at))
  if (isWordOfSecret(scan, i, at)) return add(scan, chunkAt(scan, at))
  const quoted = findQuoted(scan, i) || findBehindColon(scan, i)
  if (quoted > 0) return quoted
  const answer = findAnswer(scan, i) || findPair(scan, i)
  if (answer > 0) return answer
  const isCode = codeCue.test(wordAt(scan, i))
  const isCard = cardCode.test(wordAt(scan, i))
  const accepts = (value: string, from: number) =>
    (from <= i + near || markAt(scan, from - 1) === 58) &&
    (looksMadeUp(value) || (isCode && digitCode.test(value)) || (isCard && /^\d{3,4}$/.test(value)))
  const chunk = findMadeUp(scan, i, { reach, accepts })
  return chunk === undefined ? 0 : addRow(scan, chunk)
}

/** "Herstelcodes: 4f7k-99qx, p2mm-10ab": what stands behind it in a row is one, too. */
function addRow(scan: Scan, first: Chunk): number {
  let end = add(scan, first)
  for (;;) {
    const next = /^(?:,| en| of|;)?\s{1,3}([A-Za-z\d-]{4,32})(?![^\s,;.])/.exec(scan.text.slice(end, end + 48))
    const value = next?.[1] ?? ''
    if (next === null || value.length < 4 || !looksMadeUp(value) || !/\d/.test(value)) return end
    const start = end + next[0].length - value.length
    end = add(scan, { start, end: start + value.length, value })
  }
}

const aboutSecrets =
  /^(?:te|niet|nog|al|ook|geen|een|de|het|dus|weer|nu|wel|zo|zeer|heel|erg|altijd|nooit|kwijt|kort|lang|zwak|sterk|veilig|onveilig|nodig|uniek|geheim|hetzelfde|gelijk|leeg|bekend|goed|fout|juist|onjuist|oud|nieuw|incorrect|correct|invalid|wrong|correct|required|expired|net|zojuist|meteen|hoofdlettergevoelig|minimaal|maximaal|minstens|voldoende|onbekend|bij|op|in|via|per|aan|van|voor|opgeschreven|\p{L}+(?:ig|lijk|baar|loos|isch)|(?:ge|ver|be|ont|her|in|aan|op|af|uit|door|over)\p{L}+(?:d|t|en))$/iu

/** "mijn wachtwoord is hondje,": a word of the language, said to be the secret and nothing else. */
function isWordOfSecret(scan: Scan, i: number, at: number): boolean {
  if (
    !/^(?:wachtwoord|password|ww|passwort|wachtzin|codewoord)$/i.test(wordAt(scan, i)) ||
    !/^(?:is|luidt|was)$/i.test(wordAt(scan, at - 1))
  )
    return false
  const text = wordAt(scan, at)
  if (text.length < 4 || at - 1 - i > 1 || aboutSecrets.test(text)) return false
  return (
    at + 1 >= scan.tokens.count ||
    [44, 46, 33, 59, 41].includes(markAt(scan, at + 1)) ||
    gapAt(scan, at + 1) >= gap.line
  )
}

const inQuotes = /^(?: is| luidt|:)? ?["'“‘`]([^"'”’`\n]{4,64})["'”’`]/

/** "passphrase 'zeven gele fietsen'": all that stands between the quotes. */
function findQuoted(scan: Scan, i: number): number {
  const from = endAt(scan, i)
  const found = inQuotes.exec(scan.text.slice(from, from + 80))
  if (found === null || !/\p{L}/u.test(found[1] ?? '')) return 0
  const end = from + found[0].length - 1
  return add(scan, { start: end - (found[1] ?? '').length, end, value: '' })
}

const behindColon = /^(?: [\p{L}\d-]{1,20}){1,5}: ?([\p{L}\d!@#$%&*_.-]{4,40}?)(?=[),;\n]|\.?$|\.\s)/u

/** "wachtwoord van de bijlage: tuinhek": the word behind the colon and nothing more. */
function findBehindColon(scan: Scan, i: number): number {
  if (!/^(?:wachtwoord|password|ww|passwort)$/i.test(wordAt(scan, i))) return 0
  const from = endAt(scan, i)
  const found = behindColon.exec(scan.text.slice(from, from + 120))
  if (found === null || aboutSecrets.test(found[1] ?? '')) return 0
  const end = from + found[0].length
  return add(scan, { start: end - (found[1] ?? '').length, end, value: '' })
}

const asksForAnswer = /^(?:beveiligingsvraag|herstelzin|wachtzin|passphrase|seed|seedphrase|geheime|controlevraag)$/i
const answerBehind = /^[^.\n:]{0,60}: ?([^\n.;]{3,120})/

/** "Antwoord op de geheime vraag (…): Moortje", "Herstelzin: appel brug citroen": all that stands behind the colon. */
function findAnswer(scan: Scan, i: number): number {
  if (!asksForAnswer.test(wordAt(scan, i))) return 0
  const from = endAt(scan, i)
  const found = answerBehind.exec(scan.text.slice(from, from + 190))
  if (found === null) return 0
  const value = (found[1] ?? '').trimEnd()
  const start = from + found[0].length - (found[1] ?? '').length
  return add(scan, { start, end: start + value.length, value })
}

const opens =
  /^(?:slot|slotje|cijferslot|hangslot|berging|kelder|fietsenkelder|fietsenstalling|lift|ssid|netwerk|gastnetwerk|printer|kopieerapparaat|tablet|telefoon|mobiel|beller|pinpas|portaal|portiekdeur|garage|garagedeur|magazijn|archief|archiefkast|medicijnkast|sleutelkast|zescijferige|viercijferige|toets|toetst|intoetst|intoetsen|intikken|intikt|ontgrendelen|inloggen|alarm|alarminstallatie|kluis|sleutelkluis|sleutelkluisje|kluisje|pas|sleutelpas|deur|voordeur|poort|hek|kastje|pin|portiek|schijf|loket|inloggen|sms|tijdelijke|wachtwoord|router|wifi|toegang|authenticator|app|bank|tan)$/i
const hintReach = 12
const hintAhead = 14

/** "code" and "sleutel" say little: behind a word for what they open, a code; else only what people make up. */
function findHintedCode(scan: Scan, i: number): number {
  let isHinted = false
  for (let at = i; at > i - hintReach && at >= 0 && !isHinted; at--) isHinted = opens.test(wordAt(scan, at))
  for (let at = i + 1; at < i + hintAhead && gapAt(scan, at) < gap.paragraph && !isHinted; at++)
    isHinted = opens.test(wordAt(scan, at))
  if (!isHinted) return 0
  const pair = findPair(scan, i)
  if (pair > 0) return pair
  const accepts = (value: string, at: number) =>
    (/^\d{4,8}#?$|^\d{2,4}#\d{2,6}$|^\d(?:-\d){3,7}$|^\d{3}$/.test(value) && isEntered(scan, i, at)) ||
    (value.length >= 6 && looksMadeUp(value))
  const chunk = findMadeUp(scan, i, { reach: hintAhead, accepts })
  return chunk === undefined ? 0 : add(scan, chunk)
}

/** "de code was 418 773": two groups of three, as banks and authenticators show them. */
const pair = /^[^.\n]{1,70}?(?<![\d.,])(\d{3} \d{3})(?![\d.,]?\d)/

function findPair(scan: Scan, i: number): number {
  if (!codeCue.test(wordAt(scan, i))) return 0
  const from = endAt(scan, i)
  const found = pair.exec(scan.text.slice(from, from + 90))
  if (found === null) return 0
  const end = from + found[0].length
  return add(scan, { start: end - 7, end, value: '' })
}

const says = /^(?:is|:|=|met|luidt|was|toets|toetst|code|,|in|dan|nummer|cijferslot|slot)$/i
const units = /^(?:uur|seconden|minuten|euro|cm|meter|kg|keer|dagen|stuks|personen|mensen|procent|graden|volt|km)$/i

/** Digits that are the code: right behind the word, or what is said or done says so; "binnen 30 seconden" and years are none. */
function isEntered(scan: Scan, i: number, at: number): boolean {
  const text = wordAt(scan, at)
  const next = wordAt(scan, at + 1)
  if (units.test(next)) return false
  const isSaid =
    says.test(wordAt(scan, at - 1)) || /^(?:in|intoetst|intoetsen|intikken|intikt|is|en|hekje)$/i.test(next)
  if (text.length === 3) return at === i + 1 && !opens.test(wordAt(scan, i - 1))
  return isSaid || at <= i + 2 || !/^(?:19|20)\d\d$/.test(text)
}

function add(scan: Scan, { start, end }: Chunk): number {
  scan.findings.add({ start, end, type: 'SECRET', score: 0.9, by: 'password' })
  return end
}

/** Whether what begins at token `at` is surely the secret that the cue at token `i` speaks of. */
function isSecret(scan: Scan, i: number, { at, isAssigned }: { at: number; isAssigned: boolean }): boolean {
  const { value } = chunkAt(scan, at)
  if (!/[\p{L}\d]/u.test(value)) return false
  const hasMix = /\d/.test(value) || (/[^\p{L}\p{N}]/u.test(value) && /\p{L}/u.test(value))
  if (/^(?:bearer|basic|sid|sessionid)$/i.test(wordAt(scan, i))) return value.length >= 16
  const isLabelled = markAt(scan, i + 1) === 58 || markAt(scan, i + 1) === 61
  if (
    isAssigned &&
    value.length >= 4 &&
    (hasMix || !/^\p{L}\p{Ll}*$/u.test(value) || (isLabelled && !/^token$/i.test(wordAt(scan, i))))
  )
    return true
  return hasMix && value.length >= 6 && looksMadeUp(value)
}
