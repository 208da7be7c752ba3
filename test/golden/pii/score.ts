/** Counts what an inspector finds and misses in marked texts, and prints it kind by kind with 95 % intervals. */
import type { PiiType, Span } from '../../../src/pii/index.ts'
import type { Document } from './read-corpus.ts'

/** How many of how many. */
export interface Share {
  readonly part: number
  readonly whole: number
}

interface Tally {
  labelled: number
  masked: number
  predicted: number
  right: number
}

export interface Score {
  readonly kinds: ReadonlyMap<PiiType, Readonly<Tally>>
  /** Values of which every letter and digit is covered by a prediction of any type. */
  readonly recall: Share
  /** Predictions that touch a marked value of any type. */
  readonly precision: Share
  /** Documents in which at least one value is not fully masked. */
  readonly leaks: Share
  /** Words masked although nothing in them is marked. */
  readonly overMasked: Share
  readonly missed: readonly { readonly id: string; readonly type: PiiType; readonly value: string }[]
  readonly falseAlarms: readonly { readonly id: string; readonly span: Span; readonly value: string }[]
}

export const ratio = ({ part, whole }: Share): number => (whole === 0 ? 1 : part / whole)

/** Wilson's score interval at 95 % (Wilson 1927): honest for small counts and for shares near 0 and 1. */
export function wilson({ part, whole }: Share): readonly [low: number, high: number] {
  if (whole === 0) return [0, 1]
  const z = 1.959964
  const share = part / whole
  const middle = (share + z ** 2 / (2 * whole)) / (1 + z ** 2 / whole)
  const half = (z / (1 + z ** 2 / whole)) * Math.sqrt((share * (1 - share)) / whole + z ** 2 / (4 * whole ** 2))
  return [Math.max(0, middle - half), Math.min(1, middle + half)]
}

const wordCharacter = /[\p{L}\p{N}]/u

type Range = { readonly start: number; readonly end: number }
const touch = (a: Range, b: Range): boolean => a.start < b.end && b.start < a.end

function isMasked(text: string, value: Range, found: readonly Span[]): boolean {
  for (let at = value.start; at < value.end; at++)
    if (wordCharacter.test(text.charAt(at)) && !found.some(({ start, end }) => start <= at && at < end)) return false
  return true
}

const countWords = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length

/** Measures `inspect` on the documents. Optional labels count neither as a miss nor as a false alarm. */
export function score(documents: readonly Document[], inspect: (text: string) => readonly Span[]): Score {
  const kinds = new Map<PiiType, Tally>()
  const tally = (type: PiiType): Tally => {
    const known = kinds.get(type) ?? { labelled: 0, masked: 0, predicted: 0, right: 0 }
    kinds.set(type, known)
    return known
  }
  const missed: Score['missed'][number][] = []
  const falseAlarms: Score['falseAlarms'][number][] = []
  let words = 0
  for (const { id, text, spans } of documents) {
    const found = inspect(text)
    words += countWords(text)
    for (const label of spans.filter(({ optional }) => !optional)) {
      tally(label.type).labelled += 1
      if (isMasked(text, label, found)) tally(label.type).masked += 1
      else missed.push({ id, type: label.type, value: text.slice(label.start, label.end) })
    }
    for (const span of found) {
      const touched = spans.filter((label) => touch(label, span))
      if (touched.length > 0 && touched.every(({ optional }) => optional)) continue
      tally(span.type).predicted += 1
      if (touched.length > 0) tally(span.type).right += 1
      else falseAlarms.push({ id, span, value: text.slice(span.start, span.end) })
    }
  }
  const sum = (part: keyof Tally, whole: keyof Tally): Share =>
    [...kinds.values()].reduce((all, kind) => ({ part: all.part + kind[part], whole: all.whole + kind[whole] }), {
      part: 0,
      whole: 0,
    })
  return {
    kinds,
    recall: sum('masked', 'labelled'),
    precision: sum('right', 'predicted'),
    leaks: { part: new Set(missed.map(({ id }) => id)).size, whole: documents.length },
    overMasked: { part: falseAlarms.reduce((all, { value }) => all + countWords(value), 0), whole: words },
    missed,
    falseAlarms,
  }
}

/** One share as text: `96.7 % of 174 (92.8–98.5)`. */
export function show(share: Share): string {
  if (share.whole === 0) return '–'
  const [low, high] = wilson(share).map((bound) => (100 * bound).toFixed(1))
  return `${(100 * ratio(share)).toFixed(1)} % of ${share.whole} (${low}–${high})`
}

/** The whole score as a table for a person to read. */
export function report(title: string, { kinds, recall, precision, leaks, overMasked }: Score): string {
  const rows = [...kinds]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([type, { labelled, masked, predicted, right }]) => {
      const found = show({ part: masked, whole: labelled })
      return `${type.padEnd(20)} masked ${found.padEnd(30)} precise ${show({ part: right, whole: predicted })}`
    })
  const totals = [
    ['values masked', recall],
    ['precise', precision],
    ['documents with a leak', leaks],
    ['words over-masked', overMasked],
  ] as const
  return [`— ${title} —`, ...rows, ...totals.map(([name, share]) => `${name.padEnd(24)} ${show(share)}`)].join('\n')
}
