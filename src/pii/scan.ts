/** One text under inspection: what every detector reads and writes. */

import type { Columns } from './columns.ts'
import { cueOf } from './cues.ts'
import type { SensitiveTerms } from './detectors/sensitive-terms.ts'
import type { Findings } from './findings.ts'
import type { DutchWords } from './names/dutch-words.ts'
import type { WordTable } from './names/lexicon.ts'
import { type Tags, tag } from './names/tagger.ts'
import type { CompiledRules } from './own/own-rules.ts'
import { gap, kind, type Tokens } from './tokens.ts'

export interface Scan {
  readonly text: string
  readonly tokens: Tokens
  readonly findings: Findings
  readonly table: WordTable
  readonly dutch: DutchWords
  readonly isStrict: boolean
  /** For each cue the token where it was last seen; far below zero when it was not. */
  readonly cueAt: Int32Array
  readonly sensitive: SensitiveTerms
  /** The municipality's own rules. */
  readonly own: CompiledRules | undefined
  /** The cells of the tables in the text. */
  readonly columns: Columns | undefined
  /** What the name tagger says of each token; all zero without it. */
  readonly tags: Tags
}

export const cueCount = 64
const never = -1_000_000

export function forgetCues(cueAt: Int32Array): void {
  cueAt.fill(never)
}

/** Whether a cue stands within `reach` tokens before token `i`. */
export function hasCue({ cueAt }: Scan, which: number, { i, reach }: { i: number; reach: number }): boolean {
  const at = cueAt[which] ?? never
  return at < i && i - at <= reach
}

/** The kind of a token; 0 outside the text. */
export function kindAt({ tokens }: Scan, i: number): number {
  return i >= 0 && i < tokens.count ? (tokens.kind[i] ?? 0) : 0
}

export function flagsAt({ tokens }: Scan, i: number): number {
  return i >= 0 && i < tokens.count ? (tokens.flags[i] ?? 0) : 0
}

export function cueIdAt(scan: Scan, i: number): number {
  return cueOf(flagsAt(scan, i))
}

/** White space before a token; outside the text as if an empty line stood there. */
export function gapAt({ tokens }: Scan, i: number): number {
  return i >= 0 && i < tokens.count ? (tokens.gap[i] ?? 0) : gap.paragraph
}

/** The character of a mark; 0 when the token is no mark. */
export function markAt({ tokens }: Scan, i: number): number {
  return i >= 0 && i < tokens.count && tokens.kind[i] === kind.mark ? (tokens.hash[i] ?? 0) : 0
}

export function startAt({ tokens, text }: Scan, i: number): number {
  return i >= 0 && i < tokens.count ? (tokens.start[i] ?? 0) : text.length
}

export function endAt({ tokens }: Scan, i: number): number {
  return i >= 0 && i < tokens.count ? (tokens.end[i] ?? 0) : 0
}

export function wordAt(scan: Scan, i: number): string {
  return scan.text.slice(startAt(scan, i), endAt(scan, i))
}

export function isCapitalised(is: number): boolean {
  return is === kind.capital || is === kind.upper || is === kind.mixed
}

/** Whether the tagger takes a token for part of a person's name, or one was found that ends there. */
export function isPersonAt(scan: Scan, i: number): boolean {
  if (i < 0) return false
  return scan.tags.tags[i] === tag.person || scan.findings.lastPersonEnd === endAt(scan, i)
}

/** Whether a cue stands within `reach` tokens after the one before token `i`, in the same sentence: "51362640 bij de KvK". */
export function hasCueAfter(scan: Scan, which: number, { i, reach }: { i: number; reach: number }): boolean {
  for (let at = i; at < i + reach && at < scan.tokens.count; at++) {
    if (gapAt(scan, at) >= gap.paragraph || (markAt(scan, at) === 46 && gapAt(scan, at + 1) !== gap.none)) return false
    if (cueIdAt(scan, at) === which) return true
  }
  return false
}

/** The first token at or after token `i` that begins at or after an offset. */
export function tokenAt(scan: Scan, i: number, offset: number): number {
  let at = i
  while (at < scan.tokens.count && startAt(scan, at) < offset) at += 1
  return at
}

/** Where a match of a sticky pattern at `start` ends; 0 when there is none. */
export function matchEnd(sticky: RegExp, text: string, start: number): number {
  sticky.lastIndex = start
  return sticky.test(text) ? sticky.lastIndex : 0
}
