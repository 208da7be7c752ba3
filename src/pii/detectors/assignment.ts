/** Credentials where machines keep them: `api_key=…`, `"clientSecret": "…"`, `user:secret@host`, `mysql -u root -p…`, the code of a network. */
import { gapAt, type Scan, startAt, wordAt } from '../scan.ts'
import { gap } from '../tokens.ts'

const longestName = 40
/** Ends of names whose value is a credential by itself. */
const secretName = /(?:passw(?:or)?d|passwort|passphrase|pwd|secret|wachtwoord)$/i
/** These also name what is none: only a value with digits, long enough, counts. */
const keyName =
  /(?:api[_-]?key|access_?key|account_?key|shared_?key|private_?key|signing_?key|token|sig|signature|sess(?:ion)?_?id|sid|credential|auth|nonce|_key|key_?id|jsessionid|phpsessid|webhook)$/i
const value = /(?: ?=?> ?| ?= ?|: ?)["'`]?([^\s"'`;&,<>(){}|]{4,4096})/y

function add(scan: Scan, start: number, end: number): number {
  scan.findings.add({ start, end, type: 'SECRET', score: 0.97, by: 'assignment' })
  return end
}

/** The name that ends before a position, without its quote or space. */
function nameBefore(text: string, before: number): string {
  let end = before
  while (end > before - 2 && /["'\s]/.test(text.charAt(end - 1))) end -= 1
  let start = end
  while (start > end - longestName && /[\w.-]/.test(text.charAt(start - 1))) start -= 1
  return text.slice(start, end)
}

/** `key="SmtpPassword" value=…`: the name stands in the attribute before it. */
const inMarkup = /(?:password|passwd|pwd|secret|token|apikey)["'] value$/i

/** `subject_id=10077144`: the number a system gave to somebody. */
const caseName =
  /(?:subject|client|cliënt|klant|zaak|dossier|persoon|person|patient|patiënt|user|case|member|lid|relatie|customer|account|burger|inwoner)[_-]?(?:id|nr|nummer|number|no)$/i
const digits = /[:=] ?["']?(\d{5,16})(?![\d.,-])/y

function findNumberOf(scan: Scan, i: number, name: string): number {
  if (!caseName.test(name)) return 0
  digits.lastIndex = startAt(scan, i)
  const found = digits.exec(scan.text)
  if (found === null) return 0
  const end = digits.lastIndex
  const start = end - (found[1] ?? '').length
  scan.findings.add({ start, end, type: 'CASE_NUMBER', score: 0.8, by: 'assignment' })
  return end
}

const ordinary = /^(?:true|false|null|none|undefined|\$\{?.*|<.*|process\.env.*|[a-z]+\(.*|\*+|x{3,}|\.{3})$/i

/** From `=` or `:` at token `i`; the end of the credential behind it, or 0. */
export function findAssigned(scan: Scan, i: number): number {
  const { text } = scan
  const at = startAt(scan, i)
  const name = nameBefore(text, at)
  const isSecret =
    secretName.test(name) || (name === 'value' && inMarkup.test(text.slice(Math.max(0, at - longestName), at)))
  if (!isSecret && !keyName.test(name)) return findNumberOf(scan, i, name)
  value.lastIndex = text.charCodeAt(at - 1) === 32 ? at - 1 : at
  const found = value.exec(text)
  const given = found?.[1] ?? ''
  if (given === '' || ordinary.test(given)) return 0
  const isKey =
    given.length >= 10 && /\d/.test(given) && /[A-Za-z]/.test(given) && !/^(?:https?:|\d{4}-\d{2})/.test(given)
  if (!isKey && !(isSecret && text.charCodeAt(at) === 61)) return 0
  return add(scan, value.lastIndex - given.length, value.lastIndex)
}

const inAddress = /:\/\/([^\s:@/]{1,64}):([^\s@/]{1,128})@/y
const inNetworkCode = /WIFI:(?:[A-Z]:[^;\n]{0,64};){0,3}P:([^;\n]{1,64})/iy

/** `postgres://lezer:geheim@host`: from the colon at token `i`. */
export function findInAddress(scan: Scan, i: number): number {
  const start = startAt(scan, i)
  inAddress.lastIndex = start
  const found = inAddress.exec(scan.text)
  if (found === null) return 0
  const [, user = '', secret = ''] = found
  scan.findings.add({
    start: start + 3,
    end: start + 3 + user.length,
    type: 'USERNAME',
    score: 0.9,
    by: 'address-user',
  })
  return add(scan, inAddress.lastIndex - 1 - secret.length, inAddress.lastIndex - 1)
}

/** The code that lets a telephone join a network, from the word at token `i`. */
export function findNetworkCode(scan: Scan, i: number): number {
  inNetworkCode.lastIndex = startAt(scan, i)
  const found = inNetworkCode.exec(scan.text)
  return found === null ? 0 : add(scan, inNetworkCode.lastIndex - (found[1] ?? '').length, inNetworkCode.lastIndex)
}

const longestSecret = 40

/** `Kyocera!2019`: letters, a mark and digits in one word are a password and nothing else; from the mark at token `i`. */
export function findMarkedWord(scan: Scan, i: number): number {
  if (gapAt(scan, i) !== gap.none || gapAt(scan, i + 1) !== gap.none) return 0
  const { text } = scan
  const at = startAt(scan, i)
  let start = at
  while (at - start < longestSecret && /[\p{L}\d]/u.test(text.charAt(start - 1))) start -= 1
  let end = at + 1
  while (end - at < longestSecret && /[\p{L}\d!$%*?]/u.test(text.charAt(end))) end += 1
  const before = text.slice(start, at)
  const isMoney = /^(?:us|a|au|c|ca|nz|hk|r)$/i.test(before)
  if (isMoney || !/\p{L}{2}/u.test(before) || !/^[!$]?\p{L}{0,12}\d/u.test(text.slice(at + 1, end))) return 0
  return add(scan, start, end)
}

const programs = /(?:mysql|mysqldump|mariadb|sshpass|psql|curl|wget|smbclient|ldapsearch|net use)\b/
const options =
  /-(?:u ?"?([\w.@\\-]{2,64})(?::([^\s"']{4,128}))?|p ?["']?([^\s"'-][^\s"']{3,127})|w ["']?([^\s"']{4,128}))/y
const lineBack = 80

/** `curl -u kaatje:geheim`, `mysql -u root -pgeheim`: from the dash at token `i`. */
export function findOption(scan: Scan, i: number): number {
  if (gapAt(scan, i) === gap.none || !/^[upw]/.test(wordAt(scan, i + 1))) return 0
  const { text } = scan
  const start = startAt(scan, i)
  options.lastIndex = start
  const found = options.exec(text)
  if (found === null || !programs.test(text.slice(Math.max(0, start - lineBack), start))) return 0
  const [whole, user = '', withUser = '', password = '', other = ''] = found
  const end = start + whole.length
  const secret = withUser || password || other
  if (user !== '') {
    const from = start + whole.indexOf(user, 2)
    scan.findings.add({ start: from, end: from + user.length, type: 'USERNAME', score: 0.9, by: 'option' })
  }
  return secret === '' ? end : add(scan, end - secret.length, end)
}
