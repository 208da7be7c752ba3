/**
 * The index of one collection, in typed arrays. Texts are read to words once; stems and parts of compounds are worked out
 * per different word, so their cost does not grow with the collection.
 */
import { splitCompound } from '../dutch/compound.ts'
import { isQuestionWord } from '../dutch/question-words.ts'
import { articleNumber } from '../dutch/references.ts'
import { stemOf } from '../dutch/stem.ts'
import { wordsOf } from '../dutch/words.ts'
import type { Passage } from '../passage/passage.ts'
import { kindsHeld } from './answer-kind.ts'
import { growing } from './growing-array.ts'
import { invert } from './invert.ts'

/** How much a word counts by where it stands; the text itself counts 1. */
/** A word that stands often in a title says no more than so many times. */
const mostRepeats = 3
const weights = { address: 1, caption: 2.5, context: 0.6, title: 0.8 }

export interface PassageIndex {
  readonly size: number
  readonly terms: ReadonlyMap<string, number>
  /** Postings of term t: `places` and `weights` from `starts[t]` to `starts[t + 1]`. */
  readonly starts: Int32Array
  readonly places: Int32Array
  readonly weights: Float32Array
  readonly documents: Int32Array
  /** The innermost chapter around each passage, numbered over the whole collection. */
  readonly sections: Int32Array
  readonly sectionCount: number
  readonly kinds: Uint8Array
  readonly addresses: readonly string[]
  /** Passages by the number of their article. */
  readonly articles: ReadonlyMap<string, readonly number[]>
  /** Documents in the order in which they were added, each with the number of its first passage. */
  readonly documentNames: readonly string[]
  readonly firstPassages: readonly number[]
  /** Stems of the parts of a word, by the words of this collection. */
  parts(word: string): readonly string[]
}

/** A document as it is indexed. */
export interface DocumentToIndex {
  readonly name: string
  readonly title: string
  readonly passages: readonly Passage[]
}

/** @param moreWords words of the language besides those of the collection, for taking compounds apart */
export function createIndexBuilder(moreWords: Iterable<string> = []) {
  const vocabulary = createVocabulary()
  const entries = { words: growing(Int32Array), texts: growing(Uint16Array), rests: growing(Float32Array) }
  const starts = growing(Int32Array)
  const lengths = growing(Int32Array)
  const documents = growing(Int32Array)
  const sections = growing(Int32Array)
  const sectionIds = new Map<string, number>()
  const kinds = growing(Uint8Array)
  const addresses: string[] = []
  const names: string[] = []
  const firsts: number[] = []

  const addPassage = (passage: Passage, titleWords: readonly string[]) => {
    const text = wordsOf(passage.text)
    starts.push(entries.words.length())
    for (const [id, entry] of countWords(passage, { text, titleWords, idOf: vocabulary.idOf })) {
      entries.words.push(id)
      entries.texts.push(Math.min(entry.text, 65535))
      entries.rests.push(entry.rest)
    }
    lengths.push(text.length)
    documents.push(names.length)
    sections.push(numberIn(sectionIds, `${names.length} ${passage.context.join(' / ')}`))
    kinds.push(kindsHeld(passage.text))
    addresses.push(passage.address)
  }

  return {
    /** Adds the passages of one document. */
    add({ name, title, passages }: DocumentToIndex): void {
      firsts.push(addresses.length)
      const titleWords = wordsOf(`${title} ${name.replaceAll('-', ' ')}`)
      for (const passage of passages) addPassage(passage, titleWords)
      names.push(name)
    },

    build(): PassageIndex {
      starts.push(entries.words.length())
      const { terms, wordTerms, parts } = vocabulary.analyse(moreWords)
      const words = { words: entries.words.done(), texts: entries.texts.done(), rests: entries.rests.done() }
      const size = addresses.length
      const inverted = invert({ ...words, size, starts: starts.done(), lengths: lengths.done() }, wordTerms, terms.size)
      return {
        ...inverted,
        size,
        terms,
        addresses,
        articles: articlesOf(addresses),
        documents: documents.done(),
        sections: sections.done(),
        sectionCount: sectionIds.size,
        kinds: kinds.done(),
        documentNames: names,
        firstPassages: firsts,
        parts,
      }
    },
  }
}

function articlesOf(addresses: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const articles = new Map<string, number[]>()
  for (const [passage, address] of addresses.entries()) {
    const number = articleNumber(address)
    if (number === undefined) continue
    const same = articles.get(number)
    if (same === undefined) articles.set(number, [passage])
    else same.push(passage)
  }
  return articles
}

interface Counted {
  /** How often the word stands in the text. */
  text: number
  /** How much it stands in titles, weighed. */
  rest: number
}

interface WordsToCount {
  readonly text: readonly string[]
  readonly titleWords: readonly string[]
  readonly idOf: (word: string) => number
}

function countWords(passage: Passage, { text, titleWords, idOf }: WordsToCount): ReadonlyMap<number, Counted> {
  const counts = new Map<number, Counted>()
  const count = (words: readonly string[], weight: number) => {
    for (const word of words) {
      if (isQuestionWord(word)) continue
      const id = idOf(word)
      const entry = counts.get(id) ?? { text: 0, rest: 0 }
      counts.set(id, entry)
      if (weight === 0) entry.text += 1
      else entry.rest = Math.min(entry.rest + weight, mostRepeats * weight)
    }
  }
  count(text, 0)
  count(wordsOf(passage.address), weights.address)
  count(wordsOf(passage.caption), weights.caption)
  for (const title of passage.context) count(wordsOf(title), weights.context)
  count(titleWords, weights.title)
  return counts
}

/** The different words of a collection. */
function createVocabulary() {
  const ids = new Map<string, number>()
  const idOf = (word: string) => numberIn(ids, word)
  return {
    idOf,
    /** Stems of all words, and of their parts. */
    analyse(moreWords: Iterable<string>) {
      const known = new Set([...ids.keys(), ...moreWords])
      const terms = new Map<string, number>()
      const termOf = (stem: string) => numberIn(terms, stem)
      const isPart = (part: string) => part.length > 3 && known.has(part) && !isQuestionWord(part)
      const split = (word: string) => splitCompound(word, isPart).map(stemOf)
      const partsOf = new Map([...ids.keys()].map((word) => [word, split(word)]))
      const wordTerms = [...partsOf].map(([word, parts]) => ({
        own: termOf(stemOf(word)),
        parts: [...new Set(parts)].map(termOf),
      }))
      const parts = (word: string): readonly string[] => partsOf.get(word) ?? split(word)
      return { terms, wordTerms, parts }
    },
  }
}

/** The number of a name, the next one when the name is new. */
function numberIn(numbers: Map<string, number>, name: string): number {
  const known = numbers.get(name)
  if (known !== undefined) return known
  numbers.set(name, numbers.size)
  return numbers.size - 1
}
