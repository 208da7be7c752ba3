/** Terms of AVG art. 9 and 10 in the table of words: single words by their flags, phrases and parts of words beside it. */
import { sensitiveKinds } from '../contract.ts'
import { foldOf, hashWord } from '../fold.ts'
import { addFlags, flagsOf, hashPhrase, type WordTable } from '../names/lexicon.ts'

/** Flags of a word in the table. */
export const needsPerson = 1 << 20
export const beginsPhrase = 1 << 21
/** An abbreviation that is also a word: als, add, denk. */
export const needsCapitals = 1 << 22
/** The word belongs to a term behind it: "vasculaire dementie". */
export const leads = 1 << 23
/** The word belongs to a term before it: "bipolaire stoornis". */
export const trails = 1 << 24
export const kindShift = 16
export const kindMask = 15 << kindShift
/** An ordinary word that looks like a term by its beginning or ending. */
export const isNoTerm: number = 15 << kindShift
/** The number of the company a term needs, from 1. */
export const companyShift = 25
export const companyMask = 31 << companyShift
export const sensitiveMask: number = kindMask | needsPerson | beginsPhrase | needsCapitals | companyMask

/** A part of words that says a kind. */
export interface Part {
  readonly text: string
  readonly flags: number
}

/** Words that must stand beside a term. */
export interface Company {
  readonly hashes: ReadonlySet<number>
  readonly orPerson: boolean
}

export interface SensitiveTerms {
  /** From the hash of a phrase to its flags. */
  readonly phrases: ReadonlyMap<number, number>
  /** Endings of words by their last four letters, beginnings by their first four. */
  readonly endings: ReadonlyMap<number, readonly Part[]>
  readonly beginnings: ReadonlyMap<number, readonly Part[]>
  readonly companies: readonly Company[]
}

/** "rolstoelgebruikers", "anarchisten": many of them are a group. */
const isWhoSomebodyIs = /(?:er|aar|ist|ling|aan)$/

const wordsOf = (term: string): string[] => term.split(/[_'-]/)
export const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '')

/** Four folded letters from a position in one number. */
export function partKey(text: string, from: number): number {
  let key = 0
  for (let at = from; at < from + 4; at++) key = (key << 7) | ((foldOf[text.charCodeAt(at)] ?? 0) & 127)
  return key
}

class Terms implements SensitiveTerms {
  readonly phrases = new Map<number, number>()
  readonly endings = new Map<number, Part[]>()
  readonly beginnings = new Map<number, Part[]>()
  readonly companies: Company[] = []
  readonly #table: WordTable

  constructor(table: WordTable) {
    this.#table = table
  }

  addLine(line: string): void {
    const [, name, how = '', list = ''] =
      /^(\w+) (alone|near|core|ending|beginning|before|after|not|with \S+): (.*)$/.exec(line) ?? []
    const index = sensitiveKinds.indexOf(name as (typeof sensitiveKinds)[number])
    if (index < 0)
      throw new TypeError(`The lexicon has a line of sensitive terms that says nothing: ${line.slice(0, 40)}`)
    const flags = ((index + 1) << kindShift) | this.#condition(how)
    for (const term of list.split(' ')) {
      if (how === 'core' || how === 'ending')
        add(this.endings, partKey(term, term.length - 4), { text: fold(term), flags })
      else if (how === 'beginning') add(this.beginnings, partKey(term, 0), { text: fold(term), flags })
      else if (how === 'not') addFlags(this.#table, hashWord(term), isNoTerm)
      else if (how === 'before' || how === 'after')
        addFlags(this.#table, hashWord(term), how === 'before' ? leads : trails)
      else this.#addTerm(term, flags)
    }
  }

  #condition(how: string): number {
    if (how === 'near' || how === 'ending' || how === 'beginning') return needsPerson
    if (!how.startsWith('with ')) return 0
    const words = how.slice(5).split(',')
    this.companies.push({ hashes: new Set(words.map(hashWord)), orPerson: words.includes('*') })
    return this.companies.length << companyShift
  }

  #addTerm(term: string, flags: number): void {
    const words = wordsOf(term)
    const isAbbreviation = term.length < 7 && term === term.toUpperCase()
    if (words.length > 1) {
      addFlags(this.#table, hashWord(words[0] ?? ''), beginsPhrase)
      this.phrases.set(hashPhrase(words), flags)
      return
    }
    this.#addWord(term, flags | (isAbbreviation ? needsCapitals : 0))
    if (term.length >= 5 && !isAbbreviation) {
      this.#addWord(`${term}e`, flags)
      this.#addWord(`${term}s`, isWhoSomebodyIs.test(term) ? flags | needsPerson : flags)
      // Many of them are a group: "voor slechthorenden".
      this.#addWord(`${term}en`, flags | needsPerson)
    }
  }

  /** The first line that names a word decides: a form of one term may be another term. */
  #addWord(text: string, flags: number): void {
    const hash = hashWord(text)
    if ((flagsOf(this.#table, hash) & kindMask) === 0) addFlags(this.#table, hash, flags)
  }
}

function add(parts: Map<number, Part[]>, key: number, part: Part): void {
  parts.set(key, [...(parts.get(key) ?? []), part])
}

/**
 * Marks the terms in the table.
 * @param lines `KIND how: term term_of_words …`, as names/lists/sensitive/README.md says
 */
export function addSensitiveTerms(table: WordTable, lines: readonly string[]): SensitiveTerms {
  const terms = new Terms(table)
  for (const line of lines) terms.addLine(line)
  return terms
}
