/** Credentials: keys and tokens by their form, passwords and codes by the word before them. */
import { charClass } from '../fold.ts'
import { gapAt, markAt, type Scan, startAt, wordAt } from '../scan.ts'
import { gap } from '../tokens.ts'

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
const maxSecret = 128

/** After "wachtwoord:": one run of characters that does not look like an ordinary word; the end of it, or 0. */
export function findPassword(scan: Scan, i: number): number {
  const { text, findings } = scan
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
  if (at >= scan.tokens.count || gapAt(scan, at) >= gap.paragraph) return 0
  const start = startAt(scan, at)
  let end = start
  while (end < text.length && end - start < maxSecret && (charClass[text.charCodeAt(end)] ?? 0) < 4) end += 1
  while (end > start && /[.,;:"'`)\]}”]/.test(text.charAt(end - 1))) end -= 1
  const value = text.slice(start, end)
  const hasMix = /\d/.test(value) || (/[^\p{L}\p{N}]/u.test(value) && /\p{L}/u.test(value))
  const isBearer = /^bearer$/i.test(wordAt(scan, i)) && value.length >= 16
  const isSurely =
    isAssigned &&
    value.length >= 4 &&
    (hasMix || !/^\p{L}[\p{Ll}]*$/u.test(value) || markAt(scan, i + 1) === 58 || markAt(scan, i + 1) === 61)
  if (!isBearer && !isSurely && !(hasMix && value.length >= 6 && /[\d!@#$%^&*]/.test(value))) return 0
  findings.add({ start, end, type: 'SECRET', score: 0.9, by: 'password' })
  return end
}
