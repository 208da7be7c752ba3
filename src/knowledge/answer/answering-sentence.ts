/** The sentence of a passage that speaks most to a question, so that a reader sees at once why it was found. */
import { stemOf } from '../dutch/stem.ts'
import { wordsOf } from '../dutch/words.ts'
import { kindsHeld } from '../search/answer-kind.ts'
import type { Plan } from '../search/plan-question.ts'
import { type Span, sentencesOf } from './sentences.ts'

export interface Reading {
  readonly plan: Plan
  /** Stems of the parts of a word. */
  readonly parts: (word: string) => readonly string[]
  /** How much a stem tells: rare words more. */
  readonly rarity: (stem: string) => number
}

/** What holding the kind of thing that was asked for adds, such as a period. */
const kindBonus = 0.3
/** Reading on is needed where a sentence is shorter than this many characters: it takes the next one along. */
const shortest = 25

/** Undefined when no sentence speaks to the question. */
export function answeringSentence(text: string, { plan, parts, rarity }: Reading): Span | undefined {
  let best: Span | undefined
  let most = 0
  for (const span of sentencesOf(text)) {
    const sentence = text.slice(span.start, span.end)
    if (sentence.length < shortest) continue
    const words = wordsOf(sentence)
    const stems = new Set(words.flatMap((word) => [stemOf(word), ...parts(word)]))
    let score = 0
    for (const { alternatives } of plan.notions)
      score += Math.max(
        0,
        ...alternatives.map(({ stems: sought, weight }) => {
          const found = sought.filter((stem) => stems.has(stem))
          const told = found.reduce((sum, stem) => sum + rarity(stem), 0)
          return (weight * told * found.length) / sought.length ** 1.5
        }),
      )
    if ((kindsHeld(sentence) & plan.kinds) !== 0) score *= 1 + kindBonus
    if (score > most) {
      most = score
      best = span
    }
  }
  return best
}
