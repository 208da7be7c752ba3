/**
 * What a municipality adds to the detectors: words that are always masked, words that never are, patterns of its own case
 * numbers, and the streets and places of its part of the BAG. Compiled once; looked up by hash while a text is read.
 */
import { type PiiType, piiTypes } from '../contract.ts'
import { hashWord } from '../fold.ts'
import { hashPhrase } from '../names/lexicon.ts'
import { checkPattern, type PatternIssue } from './own-pattern.ts'

/** As it is stored: plain JSON. */
export interface OwnRules {
  /** Always personal data of this kind, in any case: the name of a housing project, a nickname. */
  readonly mask: readonly { readonly text: string; readonly type: PiiType }[]
  /** Never personal data: the name of an alderman, a public building. */
  readonly keep: readonly string[]
  /** Case numbers of the municipality (see own-pattern.ts for what a pattern may hold). */
  readonly patterns: readonly { readonly name: string; readonly pattern: string }[]
  /** Names of streets. */
  readonly streets: readonly string[]
  /** Names of places. */
  readonly places: readonly string[]
}

/** A municipality without rules of its own. */
export const noOwnRules: OwnRules = { mask: [], keep: [], patterns: [], streets: [], places: [] }

/** Rules as the detectors look them up; handed to `createInspector`. */
export interface CompiledRules {
  /** From the hash of a phrase to its kind. */
  readonly mask: ReadonlyMap<number, PiiType>
  readonly keep: ReadonlySet<number>
  readonly patterns: readonly RegExp[]
  readonly streets: ReadonlySet<number>
  readonly places: readonly (readonly string[])[]
  /** Hashes of the first words of phrases that are masked or kept. */
  readonly begins: ReadonlySet<number>
}

/** One thing that is wrong with the rules, in words for the person who wrote them. */
export interface RuleIssue {
  /** Where it stands, as a JSON pointer: `/patterns/0`. */
  readonly pointer: string
  readonly detail: string
  readonly code: PatternIssue['code'] | 'too-short' | 'unknown-kind'
}

/** The compiled rules, or everything that is wrong with them. */
export type CompiledOutcome =
  | { readonly ok: true; readonly rules: CompiledRules }
  | { readonly ok: false; readonly issues: readonly RuleIssue[] }

/** The words of a phrase, as the tokeniser cuts them. */
export function wordsOfPhrase(text: string): string[] {
  return text.match(/[\p{L}\p{M}]+|\p{N}+/gu)?.slice() ?? []
}

const shortest = 2

/** Compiles the rules; all that is wrong with them comes back together. */
export function compileOwnRules(own: OwnRules): CompiledOutcome {
  const issues: RuleIssue[] = []
  const begins = new Set<number>()
  const phrase = (text: string, pointer: string): number | undefined => {
    const words = wordsOfPhrase(text)
    if (words.join('').length < shortest) {
      issues.push({ pointer, code: 'too-short', detail: 'Een woord heeft ten minste twee letters of cijfers.' })
      return undefined
    }
    begins.add(hashWord(words[0] ?? ''))
    return hashPhrase(words)
  }
  const mask = new Map<number, PiiType>()
  own.mask.forEach(({ text, type }, index) => {
    if (!piiTypes.includes(type))
      issues.push({ pointer: `/mask/${index}`, code: 'unknown-kind', detail: `De soort “${type}” bestaat niet.` })
    const hash = phrase(text, `/mask/${index}`)
    if (hash !== undefined) mask.set(hash, type)
  })
  const keep = new Set<number>()
  own.keep.forEach((text, index) => {
    const hash = phrase(text, `/keep/${index}`)
    if (hash !== undefined) keep.add(hash)
  })
  const patterns: RegExp[] = []
  own.patterns.forEach(({ pattern }, index) => {
    const checked = checkPattern(pattern)
    if (checked.ok) patterns.push(checked.pattern)
    else issues.push({ pointer: `/patterns/${index}`, code: checked.issue.code, detail: checked.issue.detail })
  })
  if (issues.length > 0) return { ok: false, issues }
  const streets = new Set(
    own.streets
      .map(wordsOfPhrase)
      .filter((words) => words.length > 0)
      .map(hashPhrase),
  )
  const places = own.places.map(wordsOfPhrase).filter((words) => words.length > 0)
  return { ok: true, rules: { mask, keep, patterns, streets, places, begins } }
}
