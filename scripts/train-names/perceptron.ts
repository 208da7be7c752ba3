/** Learns the weights: an averaged perceptron that walks each text as the tagger will, with its own decisions as history. */

import { candidateOf, contextOf } from '../../src/pii/names/candidates.ts'
import { readFeatures } from '../../src/pii/names/features.ts'
import { type Lexicon, word } from '../../src/pii/names/lexicon.ts'
import { decide, tag, tagCount } from '../../src/pii/names/tagger.ts'
import { emptyTokens, kind, type Tokens, tokenise } from '../../src/pii/tokens.ts'
import { type LabelledText, unknown } from './labelled-text.ts'
import { type Random, shuffle } from './random.ts'

export interface TrainOptions {
  readonly lexicon: Lexicon
  readonly random: Random
  readonly epochs: number
  /** Buckets of features, as a power of two. */
  readonly bits: number
}

/** What each token of a text is, by the names marked in it. */
export function goldTags(tokens: Tokens, { names }: LabelledText): Uint8Array {
  const gold = new Uint8Array(tokens.count)
  let next = 0
  for (let i = 0; i < tokens.count; i++) {
    const start = tokens.start[i] ?? 0
    while (next < names.length && (names[next]?.end ?? 0) <= start) next += 1
    const name = names[next]
    if (name !== undefined && name.start <= start && (tokens.kind[i] ?? 0) < kind.digits) gold[i] = name.tag
  }
  return gold
}

const listed = word.first | word.surname | word.place | word.placeStart | word.proper

/** Takes away what the lists know of some names, so that the weights also learn to do without. */
function forgetSome(tokens: Tokens, gold: Uint8Array, random: Random): void {
  for (let i = 0; i < tokens.count; i++) {
    // Institutions are to be known by heart, people are not.
    if (gold[i] !== tag.person && gold[i] !== tag.place) continue
    if (random.chance(0.3)) tokens.flags[i] = (tokens.flags[i] ?? 0) & ~listed
    if (random.chance(0.5)) tokens.hash[i] = random.below(0x7fffffff) | 1
  }
}

interface Weights {
  readonly now: Float32Array
  readonly sum: Float64Array
  steps: number
}

function scoreOf(
  { now }: Weights,
  ids: Int32Array,
  { count, mask, label }: { count: number; mask: number; label: number },
): number {
  let score = 0
  for (let f = 0; f < count; f++) score += now[((ids[f] ?? 0) & mask) * tagCount + label] ?? 0
  return score
}

function update(
  weights: Weights,
  ids: Int32Array,
  change: { count: number; mask: number; label: number; by: number },
): void {
  for (let f = 0; f < change.count; f++) {
    const at = ((ids[f] ?? 0) & change.mask) * tagCount + change.label
    weights.now[at] = (weights.now[at] ?? 0) + change.by
    weights.sum[at] = (weights.sum[at] ?? 0) + change.by * weights.steps
  }
}

/** A right answer must win by this much, or it is learnt again. */
const margin = 4

function learn(weights: Weights, text: LabelledText, { lexicon, random, bits }: TrainOptions): void {
  const tokens = emptyTokens(text.text.length + 2)
  tokenise(text.text, lexicon, tokens)
  const gold = goldTags(tokens, text)
  forgetSome(tokens, gold, random)
  const context = contextOf({ text: text.text, tokens, dutch: lexicon.dutch }, new Uint8Array(tokens.count + 2))
  const mask = 2 ** bits - 1
  for (let i = 0; i < tokens.count; i++) {
    if (!candidateOf(context, i)) continue
    const count = readFeatures(context, i)
    const right = gold[i] ?? 0
    const scores = Array.from({ length: tagCount }, (_, label) => scoreOf(weights, context.ids, { count, mask, label }))
    let best = 0
    let rival = right === 0 ? 1 : 0
    scores.forEach((value, label) => {
      if (value > (scores[best] ?? 0)) best = label
      if (label !== right && value > (scores[rival] ?? 0)) rival = label
    })
    if (right !== unknown && (scores[right] ?? 0) < (scores[rival] ?? 0) + margin) {
      update(weights, context.ids, { count, mask, label: right, by: 1 })
      update(weights, context.ids, { count, mask, label: rival, by: -1 })
    }
    weights.steps += 1
    decide(context, i, best)
  }
}

/** Trains and packs: averaged weights, scaled to −127…127. */
export function train(texts: readonly LabelledText[], options: TrainOptions): Int8Array {
  const size = 2 ** options.bits * tagCount
  const weights: Weights = { now: new Float32Array(size), sum: new Float64Array(size), steps: 1 }
  const order = [...texts]
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, options.random)
    for (const text of order) learn(weights, text, options)
  }
  const averaged = Float32Array.from(weights.now, (value, at) => value - (weights.sum[at] ?? 0) / weights.steps)
  return pack(averaged)
}

/** The largest weights are cut off so that the many small ones keep their detail. */
function pack(averaged: Float32Array): Int8Array {
  const sizes = averaged
    .map(Math.abs)
    .filter((value) => value > 0)
    .sort()
  const scale = 127 / Math.max(sizes[Math.floor(sizes.length * 0.9995)] ?? 1, 1e-6)
  return Int8Array.from(averaged, (value) => Math.max(-127, Math.min(127, Math.round(value * scale))))
}
