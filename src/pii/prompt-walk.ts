/**
 * Every text of a prompt, found once and put back once. Free JSON is followed to its keys, its numbers and the JSON inside
 * its strings: whatever a model could read is a text here.
 */
import { isJsonObject, type Json, type JsonObject } from '../kernel/json.ts'
import { Problem } from '../kernel/problem.ts'
import type { Span } from './contract.ts'
import { tooDeep } from './problems.ts'

/** What a string of a prompt is: free text, a name that must match `[A-Za-z0-9_-]`, JSON text, or a word of the protocol. */
export type LeafRole = 'text' | 'identifier' | 'json' | 'structural'

/** Gives the role of the string at a path of object keys and array indexes (`'0'`…); the array is reused between calls. */
export type ClassifyLeaf = (path: readonly string[]) => LeafRole

/** Finds the personal data of one text. `label` is the key it stands under, which tells what the value is. */
export type InspectText = (text: string, label: string | undefined) => readonly Span[]

export interface TextPart {
  readonly of: 'text'
  readonly text: string
  /** Brackets cannot stand here. */
  readonly isBare: boolean
  spans: readonly Span[]
}

/** The shape of a prompt as far as it holds texts; what holds none is undefined. */
export type Part =
  | TextPart
  | { readonly of: 'json'; readonly value: Json; readonly part: Part | undefined }
  | { readonly of: 'list'; readonly items: readonly (Part | undefined)[] }
  | {
      readonly of: 'object'
      readonly keys: readonly (TextPart | undefined)[]
      readonly values: readonly (Part | undefined)[]
    }

/** The front door counts brackets before it parses; this holds for callers that do not, and for JSON in strings. */
const maxDepth = 64

/** Keys of the OpenAI API and of JSON Schema: words that cannot be personal data and say nothing about their value. */
const protocolKeys = new Set(
  (
    'model messages role content type text name tools function arguments parameters description properties required ' +
    'tool_calls tool_call_id id index tool_choice response_format json_schema schema strict input stream stream_options ' +
    'include_usage temperature top_p max_tokens max_completion_tokens stop user items enum additionalProperties seed n'
  ).split(' '),
)

/** Smaller numbers cannot be a BSN, a telephone number or an account. */
const smallestNumber = 10_000_000

/** Numbers at the top of a request that steer the engine; no model reads them. */
const steeringNumbers = new Set(['seed', 'n', 'max_tokens', 'max_completion_tokens', 'temperature', 'top_p'])

/** Beyond these digits JSON.parse changes a number, so such JSON is read as text. */
const longNumber = /\d{16}/

interface Walk {
  readonly inspect: InspectText
  readonly classify: ClassifyLeaf
  readonly path: string[]
  readonly texts: TextPart[]
  readonly keys: Map<string, readonly Span[]>
}

/** Where a walk is: the key that labels the value, and whether the value is free JSON. */
interface Place {
  readonly label: string | undefined
  readonly isFree: boolean
  readonly depth: number
}

/**
 * Inspects all texts of a prompt, in the order in which they stand.
 * @throws Problem `prompt-too-deep` for more than 64 levels
 */
export function walkPrompt(
  prompt: JsonObject,
  inspect: InspectText,
  classify: ClassifyLeaf,
): { root: Part; texts: TextPart[] } {
  const walk: Walk = { inspect, classify, path: [], texts: [], keys: new Map() }
  const root = walkObject(walk, prompt, { label: undefined, isFree: false, depth: 0 })
  return { root, texts: walk.texts }
}

function walkValue(walk: Walk, value: Json, place: Place): Part | undefined {
  if (typeof value === 'string') return walkString(walk, value, place)
  if (typeof value === 'number') return walkNumber(walk, value, place)
  if (typeof value !== 'object' || value === null) return undefined
  if (place.depth >= maxDepth) throw new Problem(tooDeep)
  return isJsonObject(value) ? walkObject(walk, value, place) : walkList(walk, value as readonly Json[], place)
}

function walkList(walk: Walk, list: readonly Json[], { label, isFree, depth }: Place): Part {
  const inside: Place = { label, isFree, depth: depth + 1 }
  const items = list.map((item, index) => {
    if (isFree) return walkValue(walk, item, inside)
    walk.path.push(String(index))
    const part = walkValue(walk, item, inside)
    walk.path.pop()
    return part
  })
  return { of: 'list', items }
}

function walkObject(walk: Walk, object: JsonObject, { isFree, depth }: Place): Part {
  const keys: (TextPart | undefined)[] = []
  const values: (Part | undefined)[] = []
  for (const [key, value] of Object.entries(object)) {
    const isProtocol = protocolKeys.has(key)
    keys.push(isProtocol ? undefined : walkKey(walk, key))
    const inside: Place = { label: isProtocol && !isFree ? undefined : key, isFree, depth: depth + 1 }
    walk.path.push(key)
    values.push(walkValue(walk, value, inside))
    walk.path.pop()
  }
  return { of: 'object', keys, values }
}

function walkKey(walk: Walk, key: string): TextPart {
  let spans = walk.keys.get(key)
  if (spans === undefined) {
    spans = walk.inspect(key, undefined)
    walk.keys.set(key, spans)
  }
  return addText(walk, { of: 'text', text: key, isBare: false, spans })
}

function walkString(walk: Walk, text: string, place: Place): Part | undefined {
  if (text === '') return undefined
  const role = place.isFree ? 'text' : walk.classify(walk.path)
  if (role === 'structural') return undefined
  if (role === 'json') {
    const value = parseFree(text)
    if (value !== undefined)
      return { of: 'json', value, part: walkValue(walk, value, { label: undefined, isFree: true, depth: 0 }) }
  }
  return addText(walk, { of: 'text', text, isBare: role === 'identifier', spans: walk.inspect(text, place.label) })
}

/** A JSON text as a value; undefined when it is none, too deep to follow, or would change by reading it. */
function parseFree(text: string): Json | undefined {
  if (longNumber.test(text)) return undefined
  try {
    const value = JSON.parse(text) as Json
    return typeof value === 'object' && value !== null && isShallow(value, maxDepth) ? value : undefined
  } catch {
    return undefined
  }
}

function isShallow(value: Json, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return levels > 0 && Object.values(value).every((inner: Json) => isShallow(inner, levels - 1))
}

function walkNumber(walk: Walk, value: number, { label, isFree, depth }: Place): TextPart | undefined {
  if (Math.abs(value) < smallestNumber) return undefined
  if (!isFree && depth === 1 && steeringNumbers.has(walk.path[0] ?? '')) return undefined
  const text = String(value)
  return addText(walk, { of: 'text', text, isBare: false, spans: walk.inspect(text, label) })
}

function addText(walk: Walk, part: TextPart): TextPart {
  walk.texts.push(part)
  return part
}

/** The prompt with its texts written anew; what did not change is the same object. */
export function rewrite(value: Json, part: Part | undefined, write: (part: TextPart) => string): Json {
  if (part === undefined) return value
  switch (part.of) {
    case 'text': {
      const text = write(part)
      return text === part.text ? value : text
    }
    case 'json': {
      const next = rewrite(part.value, part.part, write)
      return next === part.value ? value : JSON.stringify(next)
    }
    case 'list': {
      const list = value as readonly Json[]
      const next = list.map((item, index) => rewrite(item, part.items[index], write))
      return next.some((item, index) => item !== list[index]) ? next : value
    }
    case 'object': {
      let isChanged = false
      const next = Object.entries(value as JsonObject).map(([key, inner], index): [string, Json] => {
        const keyPart = part.keys[index]
        const name = keyPart === undefined ? key : write(keyPart)
        const rewritten = rewrite(inner, part.values[index], write)
        if (name !== key || rewritten !== inner) isChanged = true
        return [name, rewritten]
      })
      // Object.fromEntries defines, so a key `__proto__` stays a key.
      return isChanged ? Object.fromEntries(next) : value
    }
  }
}
