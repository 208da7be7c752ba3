/**
 * Checks the citations in an answer that a model wrote. Wrong citations hurt more than missing ones: an id that was not
 * given is removed, and each cited sentence is matched to the passages it cites.
 */
import { isQuestionWord } from '../dutch/question-words.ts'
import { stemOf } from '../dutch/stem.ts'
import { wordsOf } from '../dutch/words.ts'
import { type Span, sentencesOf } from './sentences.ts'

/** Whether a sentence stands in the passages that it cites. */
export type Verdict = 'supported' | 'partly' | 'not-found'

/** A sentence that cites, with its place in the cleaned text. */
export interface CitedSentence extends Span {
  /** Ids of passages that were given. */
  readonly ids: readonly string[]
  readonly verdict: Verdict
}

/** An answer whose citations were checked. */
export interface CheckedAnswer {
  /** The answer without ids that were not given. */
  readonly text: string
  readonly sentences: readonly CitedSentence[]
  readonly removed: readonly string[]
}

/** Ids as the server issues them, such as `[b3]`; a model also writes several in one pair of brackets. */
const citation = /\s?\[(b\d{1,4}(?:\s*[,;]\s*b\d{1,4})*)\]/g
/** Shares of a sentence's words that its passages must have. */
const supported = 0.6
const partly = 0.3

/**
 * Removes ids that were not given, and judges every sentence that cites.
 * @param passages texts of the passages that were given to the model, by id
 */
export function checkCitations(answer: string, passages: ReadonlyMap<string, string>): CheckedAnswer {
  const removed: string[] = []
  const text = answer.replace(citation, (whole, list: string) => {
    const ids = idsIn(list)
    const given = ids.filter((id) => passages.has(id))
    removed.push(...ids.filter((id) => !passages.has(id)))
    if (given.length === 0) return ''
    const space = whole.startsWith('[') ? '' : whole.slice(0, 1)
    return `${space}${given.map((id) => `[${id}]`).join('')}`
  })
  const sentences = citedSentences(text).map((span) => {
    const sentence = text.slice(span.start, span.end)
    const ids = [...new Set([...sentence.matchAll(citation)].flatMap(([, list = '']) => idsIn(list)))]
    const sources = ids.map((id) => passages.get(id) ?? '')
    return { ...span, ids, verdict: judge(sentence.replace(citation, ''), sources.join('\n')) }
  })
  return { text, sentences, removed: [...new Set(removed)] }
}

function idsIn(list: string): string[] {
  return list.split(/[,;]/).map((id) => id.trim())
}

const onlyCitations = /^(?:\s*\[b\d{1,4}\])+[.!?]?/

/** Sentences with a citation in or right behind them: "Dat duurt zes weken. [b1]" cites too. */
function citedSentences(text: string): Span[] {
  const spans: { start: number; end: number }[] = []
  for (const span of sentencesOf(text)) {
    const lead = onlyCitations.exec(text.slice(span.start, span.end))?.[0].length ?? 0
    const last = spans.at(-1)
    if (lead > 0 && last !== undefined) last.end = span.start + lead
    const start = last === undefined ? span.start : span.start + lead
    if (start < span.end) spans.push({ start, end: span.end })
  }
  return spans.filter(({ start, end }) => text.slice(start, end).search(citation) >= 0)
}

const negation = /\b(?:niet|geen|nooit|niemand|niets|zonder|verboden|tenzij)\b/

function judge(sentence: string, source: string): Verdict {
  const told = new Set(wordsOf(sentence).filter((word) => !isQuestionWord(word) || /\d/.test(word)))
  if (told.size === 0) return 'not-found'
  const there = new Set(wordsOf(source).map(stemOf))
  const found = [...told].filter((word) => there.has(stemOf(word)))
  const share = found.length / told.size
  if (share < partly) return 'not-found'
  // A number that the source does not have, or a "niet" that it does not say, is the kind of mistake that harms.
  const hasAllNumbers = [...told].every((word) => !/\d/.test(word) || there.has(word))
  const saysNo = negation.test(sentence.toLowerCase()) && !negation.test(source.toLowerCase())
  return share >= supported && hasAllNumbers && !saysNo ? 'supported' : 'partly'
}
