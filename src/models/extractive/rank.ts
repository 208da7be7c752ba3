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
  /** Per term: how often it stands in which passage (titles and headings counted extra). */
  readonly places: ReadonlyMap<string, ReadonlyMap<IndexedPassage, number>>
  readonly averageLength: number
}

interface IndexedPassage {
  readonly passage: Passage
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
  const passages: IndexedPassage[] = []
  const places = new Map<string, Map<IndexedPassage, number>>()
  const add = (passage: IndexedPassage, terms: Iterable<string>, weight: number) => {
    for (const term of terms) {
      const at = places.get(term) ?? new Map<IndexedPassage, number>()
      places.set(term, at.set(passage, (at.get(passage) ?? 0) + weight))
    }
  }
  for (const { title, source, sections } of documents) {
    const titleTerms = new Set(termsOf(title))
    for (const { heading, text } of sections) {
      const terms = termsOf(text)
      const indexed = { passage: { title, heading, text, source }, titleTerms, length: terms.length }
      passages.push(indexed)
      add(indexed, terms, 1)
      add(indexed, termsOf(heading), headingWeight)
      add(indexed, titleTerms, titleWeight)
    }
  }
  const total = passages.reduce((sum, { length }) => sum + length, 0)
  return { passages, places, averageLength: Math.max(1, total / Math.max(1, passages.length)) }
}

/** BM25 with its usual settings. */
const saturation = 1.2
const lengthShare = 0.75
/** A question is answered when a passage covers this share of what it asks (rare words count more). */
const enoughCoverage = 0.4
/** A later passage is shown when it scores at least this share of the best. */
const closeToBest = 0.5
/** Different terms of a question that are looked at: enough for a letter, and a bound on the work. */
const mostTerms = 64

interface Fit {
  score: number
  covered: number
  isAboutTitle: boolean
}

/** The passages that answer a question, best first; empty when nothing fits well. @param most how many at most */
export function rankPassages(index: PassageIndex, question: string, most: number): readonly Ranked[] {
  const fits = new Map<IndexedPassage, Fit>()
  let asked = 0
  for (const term of [...new Set(termsOf(question))].slice(0, mostTerms)) {
    const found = frequencies(index, term)
    const rarity = Math.log(1 + (index.passages.length - found.size + 0.5) / (found.size + 0.5))
    asked += rarity
    for (const [indexed, { frequency, isInTitle }] of found) {
      const fit = fits.get(indexed) ?? { score: 0, covered: 0, isAboutTitle: false }
      const length = 1 - lengthShare + (lengthShare * indexed.length) / index.averageLength
      fit.score += (rarity * frequency * (saturation + 1)) / (frequency + saturation * length)
      fit.covered += rarity
      fit.isAboutTitle ||= isInTitle
      fits.set(indexed, fit)
    }
  }
  const ranked = [...fits]
    .filter(([, { covered, isAboutTitle }]) => isAboutTitle || covered >= asked * enoughCoverage)
    .map(([{ passage }, { score }]) => ({ passage, score }))
    .sort((one, other) => other.score - one.score)
  const best = ranked[0]?.score ?? 0
  return ranked.filter(({ score }) => score >= best * closeToBest).slice(0, most)
}

interface Frequency {
  readonly frequency: number
  readonly isInTitle: boolean
}

/** In which passages a term stands, alone or in a compound. */
function frequencies({ places }: PassageIndex, asked: string): ReadonlyMap<IndexedPassage, Frequency> {
  const found = new Map<IndexedPassage, Frequency>()
  for (const [term, at] of places) {
    const weight = likeness(asked, term)
    if (weight === 0) continue
    for (const [indexed, count] of at) {
      const before = found.get(indexed)
      const isInTitle = before?.isInTitle === true || indexed.titleTerms.has(term)
      found.set(indexed, { frequency: (before?.frequency ?? 0) + weight * count, isInTitle })
    }
  }
  return found
}
