/** Terms of AVG art. 9 and 10 in the table of words: single words by their flags, phrases and endings beside it. */
import { type PiiType, sensitiveKinds } from '../contract.ts'
import { foldOf, hashWord } from '../fold.ts'
import { addFlags, hashPhrase, type WordTable } from '../names/lexicon.ts'

/** Flags of a word in the table. */
export const needsPerson = 1 << 20
export const beginsPhrase = 1 << 21
/** An abbreviation that is also a word: als, add, denk. */
export const needsCapitals = 1 << 22
export const kindShift = 16
export const kindMask = 15 << kindShift
export const sensitiveMask: number = kindMask | needsPerson | beginsPhrase | needsCapitals

export interface SensitiveTerms {
  /** From the hash of a phrase to its flags. */
  readonly phrases: ReadonlyMap<number, number>
  /** Endings of words and their kind, by their last four letters. */
  readonly endings: ReadonlyMap<number, readonly { readonly text: string; readonly type: PiiType }[]>
}

const wordsOf = (term: string): string[] => term.split(/[_'-]/)
export const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '')

/** Four folded letters in one number. */
export function tailKey(text: string, end: number): number {
  let key = 0
  for (let at = end - 4; at < end; at++) key = (key << 7) | ((foldOf[text.charCodeAt(at)] ?? 0) & 127)
  return key
}

/**
 * Marks the terms in the table.
 * @param lines `KIND alone: term term_of_words …`, `KIND near: …` or `KIND ending: …`
 */
export function addSensitiveTerms(table: WordTable, lines: readonly string[]): SensitiveTerms {
  const phrases = new Map<number, number>()
  const endings = new Map<number, { text: string; type: PiiType }[]>()
  for (const line of lines) {
    const [, name, how, list = ''] = /^(\w+) (alone|near|ending): (.*)$/.exec(line) ?? []
    const index = sensitiveKinds.findIndex((kindName) => kindName === name)
    if (index < 0)
      throw new TypeError(`The lexicon has a line of sensitive terms that says nothing: ${line.slice(0, 40)}`)
    const flags = ((index + 1) << kindShift) | (how === 'near' ? needsPerson : 0)
    for (const term of list.split(' ')) {
      const words = wordsOf(term)
      if (how === 'ending') {
        const key = tailKey(term, term.length)
        endings.set(key, [...(endings.get(key) ?? []), { text: fold(term), type: sensitiveKinds[index] as PiiType }])
      } else if (words.length === 1)
        addFlags(table, hashWord(term), flags | (term === term.toUpperCase() ? needsCapitals : 0))
      else {
        addFlags(table, hashWord(words[0] ?? ''), beginsPhrase)
        phrases.set(hashPhrase(words), flags)
      }
    }
  }
  return { phrases, endings }
}
