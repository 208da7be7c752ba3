/** Finds the passages that best fit a question: BM25 with parts of compounds, and a judgement whether that is good enough. */
import type { SourceDocument } from './source-document.ts'
import { likeness, termsOf } from './terms.ts'

export interface Passage {
  readonly title: string
  readonly heading: string
  readonly text: string
  readonly source: string
}

export interface PassageIndex {
  readonly passages: readonly IndexedPassage[]
  readonly averageLength: number
}

interface IndexedPassage {
  readonly passage: Passage
  readonly counts: ReadonlyMap<string, number>
  readonly titleTerms: ReadonlySet<string>
  readonly length: number
}

export interface Ranked {
  readonly passage: Passage
  readonly score: number
}

/** A title says what the whole page is about, so its words count more. */
const titleWeight = 4
const headingWeight = 2

export function indexPassages(documents: readonly SourceDocument[]): PassageIndex {
  const passages = documents.flatMap(({ title, source, sections }) => {
    const titleTerms = new Set(termsOf(title))
    return sections.map(({ heading, text }) => {
      const counts = new Map<string, number>()
      const add = (terms: readonly string[], weight: number) => {
        for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + weight)
      }
      const terms = termsOf(text)
      add(terms, 1)
      add(termsOf(heading), headingWeight)
      add([...titleTerms], titleWeight)
      return { passage: { title, heading, text, source }, counts, titleTerms, length: terms.length }
    })
  })
  const total = passages.reduce((sum, { length }) => sum + length, 0)
  return { passages, averageLength: Math.max(1, total / Math.max(1, passages.length)) }
}

/** BM25 with its usual settings. */
const k1 = 1.2
const b = 0.75
/** A question is answered when a passage covers this share of what it asks (rare words count more). */
const enoughCoverage = 0.4
/** A later passage is shown when it scores at least this share of the best. */
const closeToBest = 0.5

/** The passages that answer a question, best first; empty when nothing fits well. @param most how many at most */
export function rankPassages(index: PassageIndex, question: string, most: number): readonly Ranked[] {
  const asked = [...new Set(termsOf(question))].slice(0, 200)
  const weights = asked.map((term) => rarity(index, term))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const ranked: Ranked[] = []
  for (const candidate of index.passages) {
    let score = 0
    let covered = 0
    let isAboutTitle = false
    asked.forEach((term, i) => {
      const weight = weights[i] ?? 0
      const frequency = frequencyOf(candidate, term)
      if (frequency === 0) return
      const longer = 1 - b + (b * candidate.length) / index.averageLength
      score += (weight * frequency * (k1 + 1)) / (frequency + k1 * longer)
      covered += weight
      isAboutTitle ||= [...candidate.titleTerms].some((titleTerm) => likeness(term, titleTerm) > 0)
    })
    if (score > 0 && (isAboutTitle || covered / total >= enoughCoverage))
      ranked.push({ passage: candidate.passage, score })
  }
  ranked.sort((one, other) => other.score - one.score)
  const best = ranked[0]?.score ?? 0
  return ranked.filter(({ score }) => score >= best * closeToBest).slice(0, most)
}

function frequencyOf({ counts }: IndexedPassage, term: string): number {
  let frequency = 0
  for (const [found, count] of counts) frequency += likeness(term, found) * count
  return frequency
}

function rarity({ passages }: PassageIndex, term: string): number {
  const having = passages.filter((passage) => frequencyOf(passage, term) > 0).length
  return Math.log(1 + (passages.length - having + 0.5) / (having + 0.5))
}
