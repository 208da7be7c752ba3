/**
 * How a placeholder is written and recognised. Written: `[PERSOON-1·k7]`, or `PERSOON-1-k7` where brackets cannot stand.
 * Recognised: what a model makes of it (case, spaces and line breaks inside, marks of bold, italic and code inside the
 * brackets, another dot, brackets of another script). The nonce and the number must be this key's own; anything else is left as it is.
 */
import { charClass } from './fold.ts'
import type { RestorationKey } from './restoration-key.ts'

/** The longest text that is looked at as one placeholder; a stream never holds back more. */
export const maxPlaceholder = 96

export function writePlaceholder(label: string, nonce: string): string {
  return `[${label}·${nonce}]`
}

/** For names that must match `[A-Za-z0-9_-]`. */
export function writeBarePlaceholder(label: string, nonce: string): string {
  return `${label}-${nonce}`
}

/** A placeholder from `at` to `end`; `end` is 0 when there is none, -1 when more text decides. */
export interface Match {
  readonly end: number
  readonly value: string
}

/** No placeholder begins here. */
export const none: Match = { end: 0, value: '' }
const undecided: Match = { end: -1, value: '' }

const hyphens = '-_\u2010\u2011\u2012\u2013\u2014'
const dots = '·.•∙⋅‧・:|/*'

/** The bracket that closes a placeholder which this one opens; 0 when it opens none. */
function closingOf(open: number): number {
  if (open === 91) return 93
  if (open === 40) return 41
  return open === 0x3010 ? 0x3011 : 0
}

/** Whether a character can open a placeholder: `[`, or `(` or `【` as some models translate it. */
export function isOpening(code: number): boolean {
  return closingOf(code) !== 0
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

/** Skips white space (also as the JSON escape `\n`) and, when asked, the marks of bold, italic and code. */
function skip(text: string, from: number, marks: boolean): number {
  let at = from
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if ((charClass[code] ?? 0) >= 4 || (marks && (code === 42 || code === 95 || code === 96))) at += 1
    else if (code === 92 && text.charCodeAt(at + 1) === 110) at += 2
    else break
  }
  return at
}

/** Reads a word of letters that begins one of the key's kinds. */
function readKind(key: RestorationKey, text: string, from: number): { end: number; word: string } {
  let at = from
  while (at < text.length && at - from <= 16 && isLetter(text.charCodeAt(at))) at += 1
  const word = text.slice(from, at).toUpperCase()
  if (at === text.length && key.kinds.some((kind) => kind.startsWith(word))) return { end: -1, word }
  return { end: key.kinds.includes(word) ? at : 0, word }
}

/** Reads `1` or `1b`. */
function readNumber(text: string, from: number): number {
  let at = from
  while (at < text.length && at - from < 7 && isDigit(text.charCodeAt(at))) at += 1
  if (at === from) return from
  const digitsEnd = at
  while (at < text.length && at - digitsEnd < 4 && isLetter(text.charCodeAt(at))) at += 1
  return at
}

function skipDot(text: string, from: number): number {
  const at = skip(text, from, true)
  if (at < text.length && (dots.includes(text.charAt(at)) || hyphens.includes(text.charAt(at))))
    return skip(text, at + 1, true)
  if (text.slice(at, at + 6).toLowerCase() === '\\u00b7') return skip(text, at + 6, true)
  return at
}

/** Where the nonce ends: 0 when it is another, -1 when the text stops inside it. */
function readNonce(nonce: string, text: string, from: number): number {
  const part = text.slice(from, from + nonce.length).toLowerCase()
  if (part === nonce) return from + nonce.length
  return from + part.length === text.length && nonce.startsWith(part) ? -1 : 0
}

function stopsInEscape(text: string, at: number): boolean {
  const rest = text.slice(at)
  return rest.length < 6 && '\\u00b7'.startsWith(rest.toLowerCase())
}

/** Recognises `[KIND-1·nonce]` at an opening bracket (or at a backslash before one). */
export function matchBracketed(key: RestorationKey, text: string, at: number): Match {
  const found = readBracketed(key, text, at)
  if (found.end === -1) return text.length - at < maxPlaceholder ? undecided : none
  return found.end - at <= maxPlaceholder ? found : none
}

function readBracketed(key: RestorationKey, text: string, from: number): Match {
  let at = text.charCodeAt(from) === 92 ? from + 1 : from
  if (at === text.length) return undecided
  const closing = closingOf(text.charCodeAt(at))
  if (closing === 0) return none
  at = skip(text, at + 1, true)
  if (at === text.length || (text.charCodeAt(at) === 92 && at + 1 === text.length)) return undecided
  const kind = readKind(key, text, at)
  if (kind.end <= 0) return kind.end === 0 ? none : undecided
  at = skip(text, kind.end, false)
  if (hyphens.includes(text.charAt(at))) at = skip(text, at + 1, false)
  if (at === text.length || stopsInEscape(text, at)) return undecided
  const numberEnd = readNumber(text, at)
  if (numberEnd === at) return none
  if (numberEnd === text.length) return undecided
  const label = `${kind.word}-${text.slice(at, numberEnd).toLowerCase()}`
  return readTail(key, text, { at: numberEnd, label, closing })
}

interface Tail {
  readonly at: number
  readonly label: string
  readonly closing: number
}

function readTail(key: RestorationKey, text: string, { at: from, label, closing }: Tail): Match {
  let at = skipDot(text, from)
  if (at === text.length || stopsInEscape(text, at)) return undecided
  if (at === from) return none
  const nonceEnd = readNonce(key.nonce, text, at)
  if (nonceEnd <= 0) return nonceEnd === 0 ? none : undecided
  at = skip(text, nonceEnd, true)
  if (text.charCodeAt(at) === 92) at += 1
  if (at === text.length) return undecided
  const value = key.values.get(label)
  return text.charCodeAt(at) === closing && value !== undefined ? { end: at + 1, value } : none
}

/**
 * Recognises `KIND-1-nonce` without brackets, exactly as written (the dot may also be `·`).
 * @param isWhole the text will not grow any more
 */
export function matchBare(key: RestorationKey, text: string, { at, isWhole }: { at: number; isWhole: boolean }): Match {
  for (const kind of key.kinds) {
    if (text.startsWith(`${kind}-`, at)) return readBare(key, text, { at: at + kind.length + 1, kind, isWhole })
    if (!isWhole && text.length - at <= kind.length && kind.startsWith(text.slice(at))) return undecided
  }
  return none
}

function readBare(key: RestorationKey, text: string, from: { at: number; kind: string; isWhole: boolean }): Match {
  const open = from.isWhole ? none : undecided
  const numberEnd = readNumber(text, from.at)
  if (numberEnd === text.length) return open
  const dot = text.charAt(numberEnd)
  if (numberEnd === from.at || (dot !== '-' && dot !== '·')) return none
  const end = numberEnd + 1 + key.nonce.length
  const part = text.slice(numberEnd + 1, end)
  if (!key.nonce.startsWith(part)) return none
  if (part.length < key.nonce.length || (end === text.length && !from.isWhole)) return open
  const next = text.charCodeAt(end)
  const value = key.values.get(`${from.kind}-${text.slice(from.at, numberEnd)}`)
  return value === undefined || isLetter(next) || isDigit(next) ? none : { end, value }
}
