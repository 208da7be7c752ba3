/** From a question to what is looked up: its words, their parts, and what the thesaurus says they mean. */
import { isOneEdit } from '../dutch/one-edit.ts'
import { isQuestionWord } from '../dutch/question-words.ts'
import { referencesIn } from '../dutch/references.ts'
import { stemOf } from '../dutch/stem.ts'
import { wordsOf } from '../dutch/words.ts'
import type { Thesaurus, ThesaurusEntry } from '../thesaurus/parse-thesaurus.ts'
import { kindsAsked } from './answer-kind.ts'
import type { PassageIndex } from './index-passages.ts'

export interface Alternative {
  /** Stems that are looked up together. */
  readonly stems: readonly string[]
  readonly weight: number
}

/** One thing the question is about, with every way it can be written. */
export interface Notion {
  readonly alternatives: readonly Alternative[]
  /** Folded words of the question it came from. */
  readonly words: readonly string[]
  /** Whether it is written as a name, such as Zwolle or DigiD. */
  readonly isName: boolean
}

export interface Plan {
  readonly notions: readonly Notion[]
  /** Numbers of articles that the question names. */
  readonly references: readonly string[]
  /** Bits of answer-kind.ts. */
  readonly kinds: number
}

const mostWords = 40
/** How much the parts of a compound in the question count together. */
const partsWeight = 0.6
/** How far apart the words of an expression may stand in the question. */
const widest = 4

interface Asked {
  readonly word: string
  readonly stem: string
  readonly parts: readonly string[]
}

export function planQuestion(question: string, index: PassageIndex, thesaurus: Thesaurus): Plan {
  const asked = [...new Set(wordsOf(question))]
    .filter((word) => !isQuestionWord(word))
    .slice(0, mostWords)
    .map((word): Asked => ({ word, stem: stemOf(word), parts: index.parts(word) }))
  const names = namesIn(question)
  const notions: { alternatives: Alternative[]; words: string[]; isName: boolean }[] = asked.map(
    ({ word, stem, parts }) => ({
      words: [word],
      isName: names.has(word),
      alternatives: [
        { stems: [stem], weight: 1 },
        ...(parts.length > 1 ? [{ stems: parts, weight: partsWeight }] : []),
      ],
    }),
  )
  const joined = asked.map((_, at) => at)
  for (const [at, one] of asked.entries()) {
    for (const entry of thesaurus.byStem.get(one.stem) ?? []) {
      const places = placesOf(entry, asked, at)
      if (places === undefined) continue
      const home = joined[at] ?? at
      notions[home]?.alternatives.push(...entry.expansions)
      // Several words that mean one thing are one notion; otherwise each would count on its own.
      for (const place of places) {
        const old = joined[place] ?? place
        if (old === home) continue
        notions[home]?.alternatives.push(...(notions[old]?.alternatives ?? []))
        notions[home]?.words.push(...(notions[old]?.words ?? []))
        notions[old] = { alternatives: [], words: [], isName: false }
        for (const [other, goal] of joined.entries()) if (goal === old) joined[other] = home
      }
    }
    for (const part of one.parts)
      for (const entry of thesaurus.byStem.get(part) ?? [])
        if (entry.asked.length === 1)
          notions[joined[at] ?? at]?.alternatives.push(
            ...entry.expansions.map(({ stems, weight }) => ({ stems, weight: weight * partsWeight })),
          )
  }
  for (const notion of notions) notion.alternatives.push(...slips(notion.alternatives, index))
  return {
    notions: notions.filter(({ alternatives }) => alternatives.length > 0),
    references: referencesIn(question),
    kinds: kindsAsked(question),
  }
}

/** Where the words of an expression stand in the question; undefined when they do not stand near each other. */
function placesOf(entry: ThesaurusEntry, asked: readonly Asked[], at: number): readonly number[] | undefined {
  const places: number[] = []
  for (const stem of entry.asked) {
    const place = asked.findIndex((one, other) => one.stem === stem && Math.abs(other - at) <= widest)
    if (place < 0) return undefined
    places.push(place)
  }
  return places
}

/** Folded words with a capital that does not come from starting a sentence. */
function namesIn(question: string): ReadonlySet<string> {
  const names = question.matchAll(/(?<=[^.?!:\s]["'’(]?\s+["'‘(]?)\p{Lu}[\p{L}\p{N}]+/gu)
  return new Set([...names].flatMap(([name]) => wordsOf(name)))
}

const shortestSlip = 6
const slipWeight = 0.6

/** Words one slip away, for a word that stands nowhere and that means nothing else. */
function slips(alternatives: readonly Alternative[], index: PassageIndex): Alternative[] {
  const [only, ...others] = alternatives
  const [stem = ''] = only?.stems ?? []
  if (others.length > 0 || stem.length < shortestSlip || index.terms.has(stem)) return []
  return [...index.terms.keys()]
    .filter((term) => isOneEdit(stem, term))
    .map((term) => ({ stems: [term], weight: slipWeight }))
}
