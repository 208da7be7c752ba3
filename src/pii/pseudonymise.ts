/** Puts placeholders where personal data stood. Only this file makes a `SafePrompt`. */
import type { Brand } from '../kernel/brand.ts'
import { isJsonObject, type Json, type JsonObject } from '../kernel/json.ts'
import type { KindCounts, PiiType, Span } from './contract.ts'
import { type Entity, identify, noIdentities } from './identity.ts'
import type { Inspector, Mode } from './inspector.ts'
import { kindWord } from './kinds.ts'
import { chooseNonce } from './nonce.ts'
import { writeBarePlaceholder, writePlaceholder } from './placeholder.ts'
import { type ClassifyLeaf, type InspectedPrompt, isInspectedKey, isLongNumber, type Leaf } from './prompt-walk.ts'
import { makeKey, type RestorationKey } from './restoration-key.ts'

/** A request that the gate has cleared; a model accepts nothing else. */
export type SafePrompt = Brand<JsonObject, 'SafePrompt'>

export interface PseudonymiseOptions {
  /** Which kinds are replaced; the others stay readable. */
  readonly replaces: (type: PiiType) => boolean
  /** The same seed and the same first texts give the same placeholders. */
  readonly seed: string
}

/** The labels given so far: a number per kind, a letter per way of writing one value. */
interface Labels {
  readonly nonce: string
  readonly values: Map<string, string>
  readonly numbers: Map<Entity, { readonly label: string; readonly forms: Map<string, string> }>
  readonly lastOfKind: { [K in PiiType]?: number }
}

function startLabels(nonce: string): Labels {
  return { nonce, values: new Map(), numbers: new Map(), lastOfKind: {} }
}

/** b, c … z, ba, bb …: the first way of writing has no letter. */
function formSuffix(index: number): string {
  if (index === 0) return ''
  const letter = String.fromCharCode(97 + (index % 26))
  return index < 26 ? letter : formSuffix(Math.floor(index / 26)) + letter
}

function labelOf(labels: Labels, entity: Entity, text: string): string {
  let known = labels.numbers.get(entity)
  if (known === undefined) {
    const number = (labels.lastOfKind[entity.type] ?? 0) + 1
    labels.lastOfKind[entity.type] = number
    known = { label: `${kindWord[entity.type]}-${number}`, forms: new Map() }
    labels.numbers.set(entity, known)
  }
  const form = known.forms.get(text)
  if (form !== undefined) return form
  const label = known.label + formSuffix(known.forms.size)
  known.forms.set(text, label)
  labels.values.set(label, text)
  return label
}

const isWord = /[\p{L}\p{N}]/u

/** A placeholder without brackets must stand apart, so a value inside a word takes the whole word with it. */
function widen(text: string, { start, end }: Span): { start: number; end: number } {
  let from = start
  let to = end
  while (from > 0 && isWord.test(text.charAt(from - 1))) from -= 1
  while (to < text.length && isWord.test(text.charAt(to))) to += 1
  return { start: from, end: to }
}

function replaceIn(labels: Labels, leaf: Pick<Leaf, 'text' | 'isBare' | 'spans' | 'entities'>, replaces: (type: PiiType) => boolean): string {
  const { text, isBare, spans, entities } = leaf
  let out = ''
  let from = 0
  for (let i = 0; i < spans.length; i++) {
    const span = spans[i]
    const entity = entities[i]
    if (span === undefined || entity === undefined || !replaces(span.type)) continue
    const { start, end } = isBare ? widen(text, span) : span
    if (start < from) continue
    const label = labelOf(labels, entity, text.slice(start, end))
    out += text.slice(from, start)
    out += isBare ? writeBarePlaceholder(label, labels.nonce) : writePlaceholder(label, labels.nonce)
    from = end
  }
  return from === 0 ? text : out + text.slice(from)
}

/** Walks the request again, in the order of the inspection, taking the inspected leaves one by one. */
interface Rebuild {
  readonly leaves: readonly Leaf[]
  next: number
  readonly classify: ClassifyLeaf
  readonly path: string[]
  isDocument: boolean
  readonly replace: (leaf: Leaf) => string
}

function take(state: Rebuild): Leaf {
  const leaf = state.leaves[state.next]
  if (leaf === undefined) throw new Error('The request changed after it was inspected')
  state.next += 1
  return leaf
}

function rebuild(state: Rebuild, value: Json): Json {
  if (typeof value === 'string') return rebuildString(state, value)
  if (isLongNumber(value, state.path.length)) {
    const leaf = take(state)
    const text = state.replace(leaf)
    return text === leaf.text ? value : text
  }
  if (Array.isArray(value)) {
    return (value as readonly Json[]).map((item, i) => {
      state.path.push(String(i))
      const next = rebuild(state, item)
      state.path.pop()
      return next
    })
  }
  return isJsonObject(value) ? rebuildObject(state, value) : value
}

function rebuildObject(state: Rebuild, value: JsonObject): JsonObject {
  const next: { [key: string]: Json } = {}
  for (const key of Object.keys(value)) {
    const name = isInspectedKey(key) ? state.replace(take(state)) : key
    state.path.push(key)
    const member = rebuild(state, value[key] ?? null)
    state.path.pop()
    // Assigning to this name would set the prototype instead.
    if (name === '__proto__') Object.defineProperty(next, name, { value: member, enumerable: true, configurable: true, writable: true })
    else next[name] = member
  }
  return next
}

function rebuildString(state: Rebuild, value: string): string {
  if (!state.isDocument && state.classify(state.path) === 'structural') return value
  const leaf = take(state)
  if (leaf.document === undefined) return state.replace(leaf)
  const outer = state.isDocument
  state.isDocument = true
  const before = JSON.stringify(leaf.document)
  const after = JSON.stringify(rebuild(state, leaf.document))
  state.isDocument = outer
  return before === after ? value : after
}

/** Every text of a request, also those that are not inspected: the nonce may be in none. */
function allTexts(value: Json, into: string[]): string[] {
  if (typeof value === 'string') into.push(value)
  else if (Array.isArray(value)) for (const item of value as readonly Json[]) allTexts(item, into)
  else if (isJsonObject(value)) {
    for (const key of Object.keys(value)) {
      into.push(key)
      allTexts(value[key] ?? null, into)
    }
  }
  return into
}

function countReplaced(labels: Labels): KindCounts {
  return { ...labels.lastOfKind }
}

/**
 * Clears an inspected request for a model.
 * @returns the request with placeholders, what turns them back, and how many values of each kind were replaced
 */
export function pseudonymise(
  inspected: InspectedPrompt,
  { replaces, seed }: PseudonymiseOptions,
): { prompt: SafePrompt; key: RestorationKey; replaced: KindCounts } {
  const labels = startLabels(chooseNonce(seed, allTexts(inspected.prompt, [])))
  const state: Rebuild = {
    leaves: inspected.leaves,
    next: 0,
    classify: inspected.classify,
    path: [],
    isDocument: false,
    replace: (leaf) => (leaf.spans.length === 0 ? leaf.text : replaceIn(labels, leaf, replaces)),
  }
  const prompt = rebuild(state, inspected.prompt) as SafePrompt
  return { prompt, key: makeKey(labels.nonce, labels.values), replaced: countReplaced(labels) }
}

/** Clears one text, for files and pipes. */
export function pseudonymiseText(
  inspector: Inspector,
  text: string,
  { replaces, seed, mode }: PseudonymiseOptions & { readonly mode?: Mode },
): { text: string; key: RestorationKey; replaced: KindCounts } {
  const labels = startLabels(chooseNonce(seed, [text]))
  const spans = inspector.inspect(text, mode === undefined ? {} : { mode })
  const identities = noIdentities()
  const entities = spans.map(({ start, end, type }) => identify(identities, type, text.slice(start, end)))
  const cleared = replaceIn(labels, { text, isBare: false, spans, entities }, replaces)
  return { text: cleared, key: makeKey(labels.nonce, labels.values), replaced: countReplaced(labels) }
}
