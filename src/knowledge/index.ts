/**
 * Knowledge: a municipality's own documents, found passage by passage, each with an address to cite (AI Act art. 13, 14:
 * whoever answers for the use can check the source).
 *
 * Promises: works without any model; the same question on the same documents gives the same passages; a document that is
 * read again replaces itself and never doubles; what a collection does not hold is never returned, and one municipality
 * never finds another's; a question that the sources do not seem to answer is marked as such.
 */
import { readFile } from 'node:fs/promises'
import type { Clock } from '../kernel/clock.ts'
import { Problem } from '../kernel/problem.ts'
import type { Tables } from '../kernel/tables.ts'
import { type AnsweredQuestion, collectionId, type ImportResult, type Question } from './contract.ts'
import { type Evaluation, measure, placeName } from './evaluation/measure.ts'
import type { ListedQuestion } from './evaluation/question-list.ts'
import { type FileToRead, importFiles } from './import-files.ts'
import { problems } from './problems.ts'
import { createIndexBuilder, type PassageIndex } from './search/index-passages.ts'
import { createPlainBm25 } from './search/plain-bm25.ts'
import { createSearch, type FoundPlace, type Search } from './search/search-collection.ts'
import { createKnowledgeStore, type KnowledgeStore, type Shelf } from './store.ts'
import type { Thesaurus } from './thesaurus/parse-thesaurus.ts'

export { type FolderFile, readFolder } from './adapters/read-folder.ts'
export { readThesaurus, thesaurusFolder } from './adapters/read-thesaurus.ts'
export { type CheckedAnswer, type CitedSentence, checkCitations, type Verdict } from './answer/check-citations.ts'
export {
  type AnsweredQuestion,
  answeredQuestion,
  collectionId,
  type ImportResult,
  importResult,
  type Question,
  question,
} from './contract.ts'
export { type Evaluation, evaluation } from './evaluation/measure.ts'
export { type ListedQuestion, listedQuestion } from './evaluation/question-list.ts'
export type { FileToRead } from './import-files.ts'
export type { Shelf } from './store.ts'
export type { Thesaurus } from './thesaurus/parse-thesaurus.ts'

/** What knowledge needs from the house. */
export interface KnowledgeDeps {
  readonly tables: Tables
  readonly clock: Clock
  /** From everyday words to those of laws and documents; `readThesaurus` reads the one that ships. */
  readonly thesaurus: Thesaurus
}

interface OpenCollection {
  readonly version: number
  readonly index: PassageIndex
  readonly search: Search
}

/** Collections are indexed in memory at their first question, and again after a change. */
export function createKnowledge({ tables, clock, thesaurus }: KnowledgeDeps) {
  const store = createKnowledgeStore(tables)
  const open = new Map<string, Promise<OpenCollection>>()

  const opened = async (shelf: Shelf): Promise<OpenCollection> => {
    const version = await store.version(shelf)
    if (version === undefined) throw new Problem(problems.unknownCollection)
    const name = JSON.stringify([shelf.tenant, shelf.collection])
    const before = await open.get(name)
    if (before?.version === version) return before
    const opening = openCollection({ store, shelf, version, thesaurus })
    open.set(name, opening)
    opening.catch(() => open.delete(name))
    return opening
  }

  return {
    /**
     * Reads files into a collection, which is made when it is new. What did not change is left as it is.
     * @param shelf the collection's name is checked
     * @throws Problem invalid-collection
     */
    async importFiles(shelf: Shelf, files: readonly FileToRead[]): Promise<ImportResult> {
      if (!collectionId.safeParse(shelf.collection).success) throw new Problem(problems.invalidCollection)
      return importFiles({ store, shelf, files, at: new Date(clock.now()), read: (file) => readFile(file) })
    },

    /**
     * The best passages for each question, in the order of the questions.
     * @param most how many passages at most for each
     * @throws Problem unknown-collection
     */
    async search(shelf: Shelf, questions: readonly Question[], most = 10): Promise<AnsweredQuestion[]> {
      const { search } = await opened(shelf)
      const answers: AnsweredQuestion[] = []
      for (const { id, question } of questions) {
        const { answerable, places, answerIn } = search(question, most + spare)
        const found = withoutDoubles(await fetchPassages(store, shelf, places)).slice(0, most)
        const results = found.map((one, rank) => ({
          ...one,
          answer: answerable && rank < marked ? (answerIn(one.text) ?? null) : null,
        }))
        answers.push({ id, answerable: answerable && results.length > 0, results })
      }
      return answers
    },

    /**
     * Measures the search of a collection on a list of questions, beside plain BM25 on the same passages.
     * @throws Problem unknown-collection
     */
    async evaluate(shelf: Shelf, questions: readonly ListedQuestion[]): Promise<Evaluation> {
      const { search, index } = await opened(shelf)
      const yardstick = await openYardstick(store, shelf)
      const rankings = questions.map((question) => {
        const { answerable, places } = search(question.question, depth)
        const own = places.map(({ document, number }) => {
          const first = index.firstPassages[index.documentNames.indexOf(document)] ?? 0
          return placeName({ document, address: index.addresses[first + number] ?? '' })
        })
        return { question, isRefused: !answerable, own, bm25: yardstick(question.question) }
      })
      return measure(rankings)
    },
  }
}
/** The collections of every municipality. */
export type Knowledge = ReturnType<typeof createKnowledge>

const depth = 10
/** Passages that are looked up besides those that are shown, to take the place of doubles. */
const spare = 5

/** Of the best passages the answering sentence is marked; further down it says little. */
const marked = 3

async function fetchPassages(store: KnowledgeStore, shelf: Shelf, places: readonly FoundPlace[]) {
  const stored = await store.passages(shelf, places)
  const at = new Map(stored.map((one) => [`${one.number} ${one.document}`, one]))
  return places.flatMap(({ document, number, score }) => {
    const passage = at.get(`${number} ${document}`)
    // Deleted while we looked: what is gone is not shown.
    return passage === undefined ? [] : [{ document, address: passage.address, score, text: passage.text }]
  })
}

/** The same text in a second document tells a reader nothing new. */
function withoutDoubles<T extends { readonly text: string }>(results: readonly T[]): T[] {
  const seen = new Set<string>()
  return results.filter(({ text }) => {
    const isNew = !seen.has(text)
    seen.add(text)
    return isNew
  })
}

/** Plain BM25 over the same passages; gives the names of places, best first, each once. */
async function openYardstick(store: KnowledgeStore, shelf: Shelf): Promise<(question: string) => readonly string[]> {
  const names: string[] = []
  const texts: string[] = []
  for await (const { name: document, passages } of store.documents(shelf))
    for (const { address, caption, text } of passages) {
      names.push(placeName({ document, address }))
      texts.push(`${address} ${caption} ${text}`)
    }
  const find = createPlainBm25(texts)
  return (question) => [...new Set(find(question, depth * 4).map((number) => names[number] ?? ''))]
}

interface Opening {
  readonly store: KnowledgeStore
  readonly shelf: Shelf
  readonly version: number
  readonly thesaurus: Thesaurus
}

async function openCollection({ store, shelf, version, thesaurus }: Opening): Promise<OpenCollection> {
  const builder = createIndexBuilder(thesaurus.words)
  for await (const document of store.documents(shelf)) builder.add(document)
  const index = builder.build()
  return { version, index, search: createSearch(index, thesaurus) }
}
