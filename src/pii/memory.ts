/**
 * What a document already told: once a name or number is found, its other mentions are found too, in lower case, glued
 * together, with other marks between the parts or with a possessive s. One pass over the tokens, however many values
 * are remembered: each run of tokens is looked up by the hash of its letters and digits.
 */
import type { PiiType } from './contract.ts'
import type { Findings } from './findings.ts'
import { charClass, hashStart, hashStep } from './fold.ts'
import { word } from './names/lexicon.ts'
import { gap, kind, type Tokens } from './tokens.ts'

export interface Memory {
  /** From the hash of a value's letters and digits to what it is. */
  readonly values: Map<number, Remembered>
  /** Which first two letters occur: 0 means no value begins so. */
  readonly begins: Uint8Array
  longest: number
  readonly begun: number[]
}

interface Remembered {
  readonly type: PiiType
  /** Also an ordinary word: only with a capital it is the name. */
  readonly needsCapital: boolean
}

const maxValueLength = 64
const maxTokens = 16

export function emptyMemory(): Memory {
  return { values: new Map(), begins: new Uint8Array(4096), longest: 0, begun: [] }
}

export function clearMemory(memory: Memory): void {
  memory.values.clear()
  for (const slot of memory.begun) memory.begins[slot] = 0
  memory.begun.length = 0
  memory.longest = 0
}

function beginSlot(text: string, at: number): number {
  const first = hashStep(hashStart, text.charCodeAt(at))
  const second = text.charCodeAt(at + 1)
  const type = charClass[second] ?? 0
  return (type >= 1 && type <= 3 ? hashStep(first, second) : first) & 4095
}

/**
 * Kinds whose text names the value by itself wherever it stands; a house number or an age does not, and an e-mail address
 * or a postcode is found again by its form.
 */
const remembered: ReadonlySet<PiiType> = new Set<PiiType>([
  'PERSON',
  'STREET_ADDRESS',
  'BSN',
  'IBAN',
  'PHONE',
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
  'USERNAME',
  'SECRET',
])

const minOther = 6

/** What a detector found, and the token it begins in. */
interface Told {
  readonly start: number
  readonly end: number
  readonly type: PiiType
  readonly from: number
}

/** Remembers the value in a range of the text that `tokens` were cut from. */
export function remember(memory: Memory, { text, tokens }: { text: string; tokens: Tokens }, told: Told): void {
  const { start, end, type } = told
  if (!remembered.has(type) || end - start > maxValueLength) return
  if (type === 'PERSON') rememberName(memory, { text, tokens }, told)
  else if (end - start >= minOther) store(memory, text, { start, end, type, needsCapital: false })
}

/** Each telling part of a name by itself, and the name as a whole. */
function rememberName(memory: Memory, { text, tokens }: { text: string; tokens: Tokens }, told: Told): void {
  const { start: first, end: last, type } = told
  let parts = 0
  for (let at = told.from; at < tokens.count && (tokens.start[at] ?? 0) < last; at++) {
    if (!isNamePart(tokens, at)) continue
    parts += 1
    const start = tokens.start[at] ?? 0
    const end = tokens.end[at] ?? 0
    const isCommon = ((tokens.flags[at] ?? 0) & word.common) !== 0
    // Somebody called "Jan de Wit" is later "Wit" and never "wit".
    if (start >= first && end - start >= 3 && !(isCommon && tokens.kind[at] !== kind.capital))
      store(memory, text, { start, end: Math.min(end, last), type, needsCapital: isCommon })
  }
  if (parts > 0) store(memory, text, { start: first, end: last, type, needsCapital: parts === 1 && last - first < 12 })
}

function isNamePart(tokens: Tokens, at: number): boolean {
  const is = tokens.kind[at] ?? 0
  return is !== kind.mark && is !== kind.digits && is !== kind.initial && ((tokens.flags[at] ?? 0) & word.prefix) === 0
}

interface Value extends Remembered {
  readonly start: number
  readonly end: number
}

function store(memory: Memory, text: string, value: Value): void {
  let hash = hashStart
  let length = 0
  for (let at = value.start; at < value.end; at++) {
    const code = text.charCodeAt(at)
    const type = charClass[code] ?? 0
    if (type === 0 || type >= 4) continue
    hash = hashStep(hash, code)
    length += 1
  }
  if (length < 3) return
  const slot = beginSlot(text, value.start)
  add(memory, hash, value)
  if (value.type === 'PERSON') add(memory, hashStep(hash, 115), value)
  if (length + 1 > memory.longest) memory.longest = length + 1
  if (memory.begins[slot] === 0) {
    memory.begins[slot] = 1
    memory.begun.push(slot)
  }
}

function add(memory: Memory, hash: number, entry: Remembered): void {
  const known = memory.values.get(hash)
  if (known === undefined || (known.needsCapital && !entry.needsCapital)) memory.values.set(hash, entry)
}

/** Finds mentions of what is remembered, except where `isCovered` says that something was found already. */
export function recall(
  memory: Memory,
  text: string,
  { tokens, findings, isCovered }: { tokens: Tokens; findings: Findings; isCovered: (at: number) => boolean },
): void {
  if (memory.values.size === 0) return
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kind[i] === kind.mark) continue
    const start = tokens.start[i] ?? 0
    if (memory.begins[beginSlot(text, start)] === 0 || isCovered(start)) continue
    const known = longestFrom(memory, text, tokens, i)
    if (known === undefined) continue
    findings.add({ start, end: tokens.end[known.last] ?? 0, type: known.type, score: 0.8, by: 'memory' })
    i = known.last
  }
}

interface Known {
  readonly last: number
  readonly type: PiiType
}

/** The last token of the longest remembered value that begins at token `from`. */
function longestFrom(memory: Memory, text: string, tokens: Tokens, from: number): Known | undefined {
  let hash = hashStart
  let length = 0
  let found: Known | undefined
  for (let i = from; i < tokens.count && i - from < maxTokens; i++) {
    if (i > from && (tokens.gap[i] ?? 0) >= gap.paragraph) break
    const start = tokens.start[i] ?? 0
    const end = tokens.end[i] ?? 0
    if (tokens.kind[i] === kind.mark) {
      if (!joins(tokens.hash[i] ?? 0)) break
      continue
    }
    length += end - start
    if (length > memory.longest) break
    if (i === from) hash = tokens.hash[i] ?? 0
    else for (let at = start; at < end; at++) hash = hashStep(hash, text.charCodeAt(at))
    const known = memory.values.get(hash)
    if (known === undefined) continue
    if (known.needsCapital && charClass[text.charCodeAt(start)] !== 2) continue
    found = { last: i, type: known.type }
  }
  return found
}

/** Marks that may stand between the parts of one value: . - ' ’ / · @ _ + */
function joins(code: number): boolean {
  return (
    code === 46 ||
    code === 45 ||
    code === 39 ||
    code === 0x2019 ||
    code === 47 ||
    code === 0xb7 ||
    code === 64 ||
    code === 95 ||
    code === 43
  )
}
