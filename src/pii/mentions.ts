/**
 * What one text of a prompt told holds in all its texts: a value found once is masked wherever else it stands, in lower
 * case, with other marks between its parts or with a possessive s. One pass over each text, however many values there
 * are: runs of words are looked up by the hash of their letters and digits.
 */
import { canonicalText } from './canonical.ts'
import type { PiiType, Span } from './contract.ts'
import { charClass, hashStart, hashStep, hashWord, isWordCode } from './fold.ts'
import { nameWords } from './identity.ts'
import { isWordToo } from './names-that-are-words.ts'
import type { TextPart } from './prompt-walk.ts'

/** A place of a value, with the text that first told of it. */
export interface Found {
  readonly part: TextPart
  readonly start: number
  readonly end: number
  readonly type: PiiType
}

interface Remembered {
  readonly canonical: string
  readonly type: PiiType
  /** Index of the text that told it. */
  readonly since: number
  /** Also an ordinary word: it is the name only with a capital. */
  readonly needsCapital: boolean
}

interface Memory {
  readonly values: Map<number, Remembered>
  /** Whether a value begins with these two letters (by hash). */
  readonly begins: Uint8Array
  longest: number
}

/** Kinds whose text names the value wherever it stands; a place, an age or an amount does not. */
const remembered: ReadonlySet<PiiType> = new Set<PiiType>([
  'PERSON',
  'STREET_ADDRESS',
  'POSTCODE',
  'DATE_OF_BIRTH',
  'BSN',
  'IBAN',
  'PHONE',
  'EMAIL',
  'LICENSE_PLATE',
  'PASSPORT_ID',
  'DRIVING_LICENCE',
  'V_NUMBER',
  'CASE_NUMBER',
  'KVK',
  'RSIN',
  'BTW_ID',
  'EDUCATION_NUMBER',
  'BAG_ID',
  'CADASTRAL',
  'IP',
  'MAC',
  'USERNAME',
  'SECRET',
])

/** Shorter names and numbers are too often something else. */
const minNameLength = 4
const minLength = 6
const maxLength = 128
const maxWords = 16

/** All places of all values, in an order that texts added at the end do not change for what stood before. */
export function recallAll(texts: readonly TextPart[]): readonly Found[] {
  const memory = learn(texts)
  const found: (Found & { readonly since: number; readonly isRecalled: boolean })[] = []
  texts.forEach((part, index) => {
    const recalled = memory.values.size === 0 ? [] : recall(memory, part)
    let next = 0
    for (const { start, end, type } of part.spans) {
      while ((recalled[next]?.end ?? end) <= start) next += 1
      // A remembered value that holds what a detector found takes its place.
      if ((recalled[next]?.start ?? end) < end) continue
      found.push({ part, start, end, type, since: index, isRecalled: false })
    }
    for (const { start, end, known } of recalled)
      found.push({ part, start, end, type: known.type, since: Math.max(index, known.since), isRecalled: true })
  })
  return found.sort((a, b) => a.since - b.since || Number(a.isRecalled) - Number(b.isRecalled))
}

function learn(texts: readonly TextPart[]): Memory {
  const memory: Memory = { values: new Map(), begins: new Uint8Array(4096), longest: 0 }
  const seen = new Set<string>()
  texts.forEach(({ text, spans }, since) => {
    for (const { start, end, type } of spans) {
      if (!remembered.has(type) || end - start > maxLength) continue
      const value = text.slice(start, end)
      if (seen.has(value)) continue
      seen.add(value)
      const canonical = canonicalText(value)
      const isOneWord = !/[^\p{L}\p{M}\p{N}]/u.test(value)
      const needsCapital = type === 'PERSON' && isOneWord && isWordToo(canonical)
      remember(memory, { canonical, type, since, needsCapital })
      if (type === 'PERSON' && !isOneWord) rememberSurname(memory, value, since)
    }
  })
  return memory
}

function rememberSurname(memory: Memory, name: string, since: number): void {
  const surname = nameWords(name).words.at(-1)
  if (surname !== undefined)
    remember(memory, { canonical: surname, type: 'PERSON', since, needsCapital: isWordToo(surname) })
}

function remember(memory: Memory, value: Remembered): void {
  const { canonical } = value
  if (canonical.length < (value.type === 'PERSON' ? minNameLength : minLength)) return
  const hash = hashWord(canonical)
  const known = memory.values.get(hash)
  if (known !== undefined && (known.canonical !== canonical || !known.needsCapital || value.needsCapital)) return
  memory.values.set(hash, value)
  memory.begins[beginSlot(canonical, 0)] = 1
  // One more for the possessive s.
  memory.longest = Math.max(memory.longest, canonical.length + 1)
}

function beginSlot(text: string, at: number): number {
  const first = hashStep(hashStart, text.charCodeAt(at))
  return hashStep(first, text.charCodeAt(at + 1)) & 4095
}

interface Recalled {
  readonly start: number
  readonly end: number
  readonly known: Remembered
}

/** The places of remembered values outside what the detectors found, or around it. */
function recall(memory: Memory, { text, spans }: TextPart): Recalled[] {
  const found: Recalled[] = []
  let next = 0
  let at = 0
  while (at < text.length) {
    if (!isWordCode(text.charCodeAt(at))) {
      at += 1
      continue
    }
    while ((spans[next]?.end ?? text.length) <= at) next += 1
    const span = spans[next]
    const isInside = span !== undefined && span.start <= at
    const longest = memory.begins[beginSlot(text, at)] === 1 ? longestFrom(memory, text, at) : undefined
    const hit =
      longest === undefined || (isInside && longest.end <= span.end) ? undefined : beside(text, spans, next, longest)
    if (hit !== undefined) {
      found.push(hit)
      at = hit.end
    } else if (isInside) at = Math.max(at + 1, span.end)
    else while (at < text.length && isWordCode(text.charCodeAt(at))) at += 1
  }
  return found
}

/** What a detector found stays whole: a remembered value may hold it or stop before it, not cut through it. */
function beside(text: string, spans: readonly Span[], from: number, hit: Recalled): Recalled | undefined {
  for (let i = from; i < spans.length; i++) {
    const span = spans[i]
    if (span === undefined || span.start >= hit.end) return hit
    if (span.start < hit.start) return undefined
    if (span.end <= hit.end) continue
    let end = span.start
    while (end > hit.start && !isWordCode(text.charCodeAt(end - 1))) end -= 1
    return end > hit.start ? { ...hit, end } : undefined
  }
  return hit
}

/** The longest remembered value that begins with the word at `start`. */
function longestFrom(memory: Memory, text: string, start: number): Recalled | undefined {
  let hash = hashStart
  let beforeLast = hashStart
  let length = 0
  let found: Recalled | undefined
  let at = start
  for (let words = 0; words < maxWords; words++) {
    const wordStart = at
    for (; at < text.length && isWordCode(text.charCodeAt(at)); at++) {
      beforeLast = hash
      hash = hashStep(hash, text.charCodeAt(at))
      length += 1
      if (length > memory.longest) return found
    }
    // Most runs are nothing: their hash says so before anything is made of them.
    const whole = memory.values.has(hash) ? known(memory, text, { start, end: at, hash }) : undefined
    const isMaybeTheirs = whole === undefined && memory.values.has(beforeLast)
    found =
      whole ??
      (isMaybeTheirs ? possessive(memory, text, { start, end: at, hash: beforeLast, wordStart }) : undefined) ??
      found
    at = nextWord(text, at)
    if (at < 0) return found
  }
  return found
}

interface Run {
  readonly start: number
  readonly end: number
  readonly hash: number
}

function known(memory: Memory, text: string, { start, end, hash }: Run): Recalled | undefined {
  const value = memory.values.get(hash)
  if (value === undefined || (value.needsCapital && charClass[text.charCodeAt(start)] !== 2)) return undefined
  return canonicalText(text.slice(start, end)) === value.canonical ? { start, end, known: value } : undefined
}

/** `Jansens` is Jansen's: the s stays outside. */
function possessive(
  memory: Memory,
  text: string,
  { start, end, hash, wordStart }: Run & { readonly wordStart: number },
): Recalled | undefined {
  if ((text.charCodeAt(end - 1) | 32) !== 115 || end - wordStart <= minNameLength) return undefined
  const hit = known(memory, text, { start, end: end - 1, hash })
  return hit?.known.type === 'PERSON' ? hit : undefined
}

/** Where the next word of a value may begin: at most two marks or spaces further; -1 when it ends here. */
function nextWord(text: string, from: number): number {
  for (let at = from; at < text.length && at - from <= 3; at++) {
    const code = text.charCodeAt(at)
    if (isWordCode(code)) return at
    if ((charClass[code] ?? 0) < 4 && !".-'’/·@_+()".includes(text.charAt(at))) return -1
  }
  return -1
}
