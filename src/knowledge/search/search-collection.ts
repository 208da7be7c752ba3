/** A question in, the places of the best passages out, with a judgement whether the sources answer it at all. */
import { answeringSentence } from '../answer/answering-sentence.ts'
import type { Span } from '../answer/sentences.ts'
import type { Thesaurus } from '../thesaurus/parse-thesaurus.ts'
import type { PassageIndex } from './index-passages.ts'
import { judgeAnswerable } from './judge-answerable.ts'
import { planQuestion } from './plan-question.ts'
import { createScorer, rarityOfStem, type Scored } from './score-passages.ts'

export interface FoundPlace {
  readonly document: string
  /** Place of the passage in its document. */
  readonly number: number
  readonly score: number
}

export interface Findings {
  readonly answerable: boolean
  /** Best first; each address of a document once. */
  readonly places: readonly FoundPlace[]
  /** The sentence of a passage that speaks most to the question. */
  answerIn(text: string): Span | undefined
}

/** Passages that are looked at for every one that is shown: several parts can have one address. */
const spare = 4

export function createSearch(index: PassageIndex, thesaurus: Thesaurus) {
  const score = createScorer(index)
  return (question: string, most: number): Findings => {
    const plan = planQuestion(question, index, thesaurus)
    const scored = score(plan, most * spare)
    const unique = onePerAddress(index, scored).slice(0, most)
    return {
      answerable: judgeAnswerable({ question, index, plan, scored: unique }),
      places: unique.map(place(index)),
      answerIn: (text) =>
        answeringSentence(text, { plan, parts: index.parts, rarity: (stem) => rarityOfStem(index, stem) }),
    }
  }
}
export type Search = ReturnType<typeof createSearch>

const place =
  (index: PassageIndex) =>
  ({ passage, score }: Scored): FoundPlace => {
    const document = index.documents[passage] ?? 0
    return {
      document: index.documentNames[document] ?? '',
      number: passage - (index.firstPassages[document] ?? 0),
      score: Math.round(score * 1000) / 1000,
    }
  }

function onePerAddress(index: PassageIndex, scored: readonly Scored[]): Scored[] {
  const seen = new Set<string>()
  return scored.filter(({ passage }) => {
    const name = `${index.documents[passage]} ${index.addresses[passage]}`
    const isNew = !seen.has(name)
    seen.add(name)
    return isNew
  })
}
