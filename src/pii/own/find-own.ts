/** Applies a municipality's own rules to a text. */
import type { Finding } from '../findings.ts'
import { hashNextWord } from '../names/lexicon.ts'
import { endAt, gapAt, kindAt, type Scan, startAt } from '../scan.ts'
import { gap, kind } from '../tokens.ts'
import type { CompiledRules } from './own-rules.ts'

const longest = 8

/** Calls `found` for each phrase of the rules: its hash, its first token and its last. */
export function eachPhrase(
  scan: Scan,
  rules: Pick<CompiledRules, 'begins'>,
  found: (hash: number, from: number, last: number) => void,
): void {
  const { tokens } = scan
  for (let i = 0; i < tokens.count; i++) {
    if (kindAt(scan, i) === kind.mark || !rules.begins.has(tokens.hash[i] ?? 0)) continue
    let hash = tokens.hash[i] ?? 0
    found(hash, i, i)
    let words = 1
    for (let at = i + 1; at < tokens.count && words < longest && gapAt(scan, at) < gap.paragraph; at++) {
      if (kindAt(scan, at) === kind.mark) continue
      hash = hashNextWord(hash, tokens.hash[at] ?? 0)
      words += 1
      found(hash, i, at)
    }
  }
}

/** Adds the words that are always masked and the municipality's own case numbers to `scan.findings`. */
export function findOwn(scan: Scan, rules: CompiledRules): void {
  if (rules.mask.size > 0)
    eachPhrase(scan, rules, (hash, from, last) => {
      const type = rules.mask.get(hash)
      if (type !== undefined)
        scan.findings.add({ start: startAt(scan, from), end: endAt(scan, last), type, score: 1, by: 'own-list' })
    })
  for (const pattern of rules.patterns)
    for (const { 0: found, index } of scan.text.matchAll(pattern))
      scan.findings.add({
        start: index,
        end: index + found.length,
        type: 'CASE_NUMBER',
        score: 0.97,
        by: 'own-pattern',
      })
}

/** From this score on a check digit or a form speaks: no list makes a BSN public. */
const certain = 0.95

/** Leaves out what the municipality never masks: what lies inside such a phrase. */
export function withoutKept(scan: Scan, rules: CompiledRules, findings: Finding[]): Finding[] {
  if (rules.keep.size === 0 || findings.length === 0) return findings
  const kept: { start: number; end: number }[] = []
  eachPhrase(scan, rules, (hash, from, last) => {
    if (rules.keep.has(hash)) kept.push({ start: startAt(scan, from), end: endAt(scan, last) })
  })
  if (kept.length === 0) return findings
  return findings.filter(
    ({ start, end, score, by }) =>
      (score >= certain && by !== 'name-cue') || !kept.some((phrase) => phrase.start <= start && end <= phrase.end),
  )
}
