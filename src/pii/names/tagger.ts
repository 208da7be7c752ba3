/**
 * A greedy averaged perceptron that says of a word whether it is part of a person's name, of a place or of another name. It
 * looks only at words that can be a name. Its weights are a table of small integers addressed by hashed features
 * (features.ts), learnt by scripts/train-names from own letters and the Dutch Universal Dependencies texts.
 */
import { gunzipSync } from 'node:zlib'
import { kind, type Tokens } from '../tokens.ts'
import { candidateOf, contextOf, type NameContext, type TagInput } from './candidates.ts'
import { readFeatures } from './features.ts'

/** What a word is; the order is that of the weights. */
export const tag = { none: 0, person: 1, place: 2, other: 3 } as const
export const tagCount = 4

/** The learnt weights; made by `parseTagger`, handed to `createInspector`. */
export interface Tagger {
  /** `tagCount` weights per bucket; the number of buckets is a power of two. */
  readonly weights: Int8Array
}

const magic = 'STN1'

/**
 * Reads the weights (the file at `taggerFile`, made by `npm run train:names`).
 * @throws TypeError when the bytes are not such a file
 */
export function parseTagger(source: Uint8Array): Tagger {
  const bytes = gunzipSync(source)
  const size = bytes.length - magic.length
  if (bytes.toString('latin1', 0, magic.length) !== magic || size < tagCount || (size & (size - 1)) !== 0)
    throw new TypeError('These are no weights of the name tagger')
  return { weights: new Int8Array(bytes.buffer, bytes.byteOffset + magic.length, size).slice() }
}

export interface Tags {
  /** What each token is. */
  tags: Uint8Array
  /** By how much what it is won from being nothing, in units of the weights. */
  margins: Int16Array
  /** Hardly a word of the text has a capital, or nearly all are in capitals. */
  isPlain: boolean
}

export function emptyTags(capacity: number): Tags {
  return { tags: new Uint8Array(capacity), margins: new Int16Array(capacity), isPlain: false }
}

/** What is added to the score of a person and of a place: more finds more and errs more. */
export interface Bias {
  readonly person: number
  readonly place: number
}

const scores = new Int32Array(tagCount)

function score(weights: Int8Array, ids: Int32Array, count: number): void {
  const mask = weights.length / tagCount - 1
  let none = 0
  let person = 0
  let place = 0
  let other = 0
  for (let i = 0; i < count; i++) {
    const at = ((ids[i] ?? 0) & mask) << 2
    none += weights[at] ?? 0
    person += weights[at + 1] ?? 0
    place += weights[at + 2] ?? 0
    other += weights[at + 3] ?? 0
  }
  scores[0] = none
  scores[1] = person
  scores[2] = place
  scores[3] = other
}

/** Fills `out` with the tags of all tokens, from left to right. */
export function tagTokens(tagger: Tagger, input: TagInput, { bias, out }: { bias: Bias; out: Tags }): void {
  const { tokens } = input
  const context = contextOf(input, out.tags)
  out.tags.fill(tag.none, 0, tokens.count + 1)
  out.isPlain = isPlain(tokens)
  for (let i = 0; i < tokens.count; i++) {
    if (!candidateOf(context, i)) continue
    const count = readFeatures(context, i)
    score(tagger.weights, context.ids, count)
    const none = scores[0] ?? 0
    const person = (scores[1] ?? 0) + bias.person
    const place = (scores[2] ?? 0) + bias.place
    const other = scores[3] ?? 0
    let best: number = tag.none
    let most = none
    if (person > most) [best, most] = [tag.person, person]
    if (place > most) [best, most] = [tag.place, place]
    if (other > most) [best, most] = [tag.other, other]
    decide(context, i, best)
    out.margins[i] =
      best === tag.none ? none - Math.max(person, place) : most - Math.max(none, other === most ? none : other)
  }
}

/** One capital in thirty words is a name that kept it, or the first word of the text; one word in ten slips out of capitals. */
function isPlain({ kind: kinds, count }: Tokens): boolean {
  let lower = 0
  let upper = 0
  let others = 0
  let marks = 0
  for (let i = 0; i < count; i++) {
    const is = kinds[i] ?? 0
    if (is === kind.lower) lower += 1
    else if (is === kind.upper) upper += 1
    else if (is <= kind.mixed) others += 1
    else if (is === kind.mark) marks += 1
  }
  // Code and tables of numbers are no text without capitals.
  if (marks * 2 > lower + upper) return false
  return (upper + others) * 30 <= lower || (lower + others) * 10 <= upper
}

/** Notes what a token is, for the words that follow. */
export function decide(context: NameContext, i: number, is: number): void {
  context.tags[i] = is
  if (is === tag.none) return
  const hash = context.tokens.hash[i] ?? 0
  const slot = hash & 1023
  context.seenHash[slot] = hash
  context.seenTag[slot] = is
}
