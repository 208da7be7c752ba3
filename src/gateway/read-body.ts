/**
 * From bytes to a JSON object, before anything else looks at it. Bad input gets one clear problem and costs little:
 * nesting is counted on the bytes, so a prompt bomb never reaches a recursive walk.
 */
import { isUtf8 } from 'node:buffer'
import { isJsonObject, type JsonObject } from '../kernel/json.ts'
import { Problem } from '../kernel/problem.ts'
import { problems } from './problems.ts'

const maxDepth = 64
const quote = 0x22
const backslash = 0x5c

/** Whether `{` and `[` outside strings nest deeper than `limit`. */
function nestsDeeperThan(bytes: Buffer, limit: number): boolean {
  let depth = 0
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]
    if (byte === quote) {
      i = skipString(bytes, i)
    } else if (byte === 0x7b || byte === 0x5b) {
      if (++depth > limit) return true
    } else if (byte === 0x7d || byte === 0x5d) depth--
  }
  return false
}

/** The index of the quote that closes the string opened at `open`, or the end. */
function skipString(bytes: Buffer, open: number): number {
  let close = bytes.indexOf(quote, open + 1)
  while (close >= 0 && isEscaped(bytes, open, close)) close = bytes.indexOf(quote, close + 1)
  return close < 0 ? bytes.length : close
}

/** Whether an odd number of backslashes stands before the quote at `at`. */
function isEscaped(bytes: Buffer, open: number, at: number): boolean {
  let i = at - 1
  while (i > open && bytes[i] === backslash) i--
  return (at - 1 - i) % 2 === 1
}

/** The first string (value or key) that a model or a log could choke on, as a JSON Pointer; undefined when all are fine. */
function findBrokenText(value: unknown, pointer: string): string | undefined {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\u0000') ? undefined : pointer
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, item] of Object.entries(value)) {
    const escaped = key.replaceAll('~', '~0').replaceAll('/', '~1')
    if (key === '__proto__' || !key.isWellFormed() || key.includes('\u0000'))
      return `${pointer}/${escaped.toWellFormed()}`
    const broken = findBrokenText(item, `${pointer}/${escaped}`)
    if (broken !== undefined) return broken
  }
  return undefined
}

const suspicious = /\\u(?:[dD][89a-fA-F]|0000)|__proto__|\\u005[fF]/

/**
 * Parses a request body.
 * @param bytes the body as received
 * @throws Problem empty-body, malformed-json (also for invalid UTF-8, NUL, lone surrogates, nesting over 64 levels)
 */
export function readBody(bytes: Buffer): JsonObject {
  if (bytes.length === 0) throw new Problem(problems.emptyBody, { detail: 'Stuur een JSON-object mee.' })
  if (!isUtf8(bytes)) throw new Problem(problems.malformedJson, { detail: 'De tekst is geen geldige UTF-8.' })
  if (nestsDeeperThan(bytes, maxDepth))
    throw new Problem(problems.malformedJson, { detail: `De JSON is dieper genest dan ${maxDepth} lagen.` })
  const text = bytes.toString('utf8')
  const body = parse(text)
  if (suspicious.test(text)) {
    const pointer = findBrokenText(body, '')
    if (pointer !== undefined)
      throw new Problem(problems.malformedJson, {
        issues: [{ pointer, detail: 'Hier staat een teken dat niet kan: NUL, een half teken of een verboden naam.' }],
      })
  }
  return body
}

function parse(text: string): JsonObject {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    // The parser's own message quotes the input, so it is not passed on.
    throw new Problem(problems.malformedJson, {
      detail: 'De JSON kan niet worden gelezen. Controleer haakjes en komma’s.',
    })
  }
  if (!isJsonObject(body))
    throw new Problem(problems.malformedJson, { detail: 'Stuur een JSON-object, geen lijst of losse waarde.' })
  return body
}
