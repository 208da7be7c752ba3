/**
 * What words may be: first name, surname, place, ordinary word, cue. One open-addressing table of 32-bit word hashes, so
 * that tens of thousands of words cost half a megabyte and a lookup costs nanoseconds. A false hit needs two words with
 * the same 32-bit hash.
 */
import { hashStep, hashWord } from '../fold.ts'
import type { DutchWords } from './dutch-words.ts'

export const word = {
  first: 1,
  surname: 2,
  place: 4,
  /** First word of a place of several words. */
  placeStart: 8,
  /** An ordinary Dutch word: never a name by the lists alone. */
  common: 16,
  /** Tussenvoegsel. */
  prefix: 32,
  /** The dictionary writes it with a capital only: a name of somebody, of a place or of something else. */
  proper: 64,
  /** Makes the name beside it that of a building, a firm or a street. */
  institution: 1 << 30,
} as const

export interface WordTable {
  readonly keys: Int32Array
  readonly flags: Int32Array
  readonly mask: number
}

/** The packed lexicon; made by `parseLexicon`, handed to `createInspector`. */
export interface Lexicon extends WordTable {
  /** Words in the lists. */
  readonly size: number
  /** The ordinary words of the language, far more than the lists hold. */
  readonly dutch: DutchWords
  /** Terms of AVG art. 9 and 10, as detectors/sensitive.ts reads them. */
  readonly sensitive: readonly string[]
  /** Names of firms, parties and institutions that look like a person's. */
  readonly public: readonly string[]
}

export function emptyTable(words: number): WordTable {
  let slots = 1024
  while (slots < words * 2) slots *= 2
  return { keys: new Int32Array(slots), flags: new Int32Array(slots), mask: slots - 1 }
}

/** Marks a word hash with flags; hash 0 means an empty slot and is never stored. */
export function addFlags(table: WordTable, hash: number, flags: number): void {
  if (hash === 0) return
  let slot = (hash ^ (hash >>> 15)) & table.mask
  while (table.keys[slot] !== 0 && table.keys[slot] !== hash) slot = (slot + 1) & table.mask
  table.keys[slot] = hash
  table.flags[slot] = (table.flags[slot] ?? 0) | flags
}

export function flagsOf(table: WordTable, hash: number): number {
  let slot = (hash ^ (hash >>> 15)) & table.mask
  for (;;) {
    const key = table.keys[slot]
    if (key === hash) return table.flags[slot] ?? 0
    if (key === 0) return 0
    slot = (slot + 1) & table.mask
  }
}

/** Continues the hash of a phrase with its next word; phrases are stored as `first_second`. */
export function hashNextWord(phrase: number, nextWord: number): number {
  return Math.imul(hashStep(phrase, 95) ^ nextWord, 0x01000193) | 1
}

export function hashPhrase(words: readonly string[]): number {
  let hash = hashWord(words[0] ?? '')
  for (let i = 1; i < words.length; i++) hash = hashNextWord(hash, hashWord(words[i] ?? ''))
  return hash
}

/** Marks the words of one place. */
export function addPlace(table: WordTable, words: readonly string[]): void {
  addFlags(table, hashPhrase(words), word.place)
  if (words.length > 1) addFlags(table, hashWord(words[0] ?? ''), word.placeStart)
}

interface LexiconFile {
  readonly first: string
  readonly surname: string
  readonly place: string
  readonly common: string
  readonly proper: string
  /** A Bloom filter in base64. */
  readonly dutch: string
  readonly sensitive: readonly string[]
  readonly institution: string
  readonly public: readonly string[]
}

function readFile(source: string | Uint8Array): LexiconFile {
  const file: unknown = JSON.parse(typeof source === 'string' ? source : new TextDecoder().decode(source))
  for (const list of ['first', 'surname', 'place', 'common', 'proper', 'dutch', 'institution'] as const)
    if (typeof (file as { [list]?: unknown } | null)?.[list] !== 'string')
      throw new TypeError(`The lexicon lacks its list "${list}"`)
  for (const list of ['sensitive', 'public'] as const)
    if (!Array.isArray((file as { [list]?: unknown })[list]))
      throw new TypeError(`The lexicon lacks its list "${list}"`)
  return file as LexiconFile
}

/**
 * Reads a lexicon (the file at `lexiconFile`, built by scripts/build-lexicon.mjs).
 * @param source the file's bytes (UTF-8) or text
 * @throws TypeError when a list is missing, SyntaxError when it is not JSON
 */
export function parseLexicon(source: string | Uint8Array): Lexicon {
  const file = readFile(source)
  const lists: readonly (readonly [string, number])[] = [
    [file.first, word.first],
    [file.surname, word.surname],
    [file.common, word.common],
    [file.proper, word.proper],
    [file.institution, word.institution],
  ]
  let size = 0
  const table = emptyTable(65_000)
  for (const [list, flag] of lists) {
    for (const entry of list.split(' ')) {
      addFlags(table, hashWord(entry), flag)
      size += 1
    }
  }
  for (const entry of file.place.split(' ')) {
    addPlace(table, entry.split('_'))
    size += 1
  }
  return {
    ...table,
    size,
    dutch: new Uint8Array(Buffer.from(file.dutch, 'base64')),
    sensitive: file.sensitive,
    public: file.public,
  }
}

/** A table that can take more words without touching the lexicon it came from. */
export function copyTable(table: WordTable): WordTable {
  return { keys: table.keys.slice(), flags: table.flags.slice(), mask: table.mask }
}
