/**
 * Hints for writing at language level B1: long sentences, words many people do not know, abbreviations, and passive verbs.
 * A count of words is no judgement: it finds what is often hard, it does not know whether a text is clear. People read on.
 */
import { z } from 'zod'
import type { LanguageHint, PublicationContent } from '../publication-contract.ts'
import type { Standard } from './standard.ts'

const hardWords = z.strictObject({
  version: z.string(),
  longestSentence: z.int().min(1),
  words: z.record(z.string(), z.string()),
  abbreviations: z.array(z.string()),
})
export type HardWords = z.infer<typeof hardWords>

/** @throws Error when our own file is wrong */
export function parseHardWords(content: unknown): HardWords {
  return hardWords.parse(content)
}

export function languageHints(hard: HardWords, standard: Standard, content: PublicationContent): LanguageHint[] {
  return standard.fields.flatMap(({ name, isPublicText }) => {
    const value = content[name]
    return isPublicText && typeof value === 'string'
      ? hintsOf(hard, value).map((hint) => ({ field: name, ...hint }))
      : []
  })
}

type Hint = Omit<LanguageHint, 'field'>

export function hintsOf(hard: HardWords, text: string): Hint[] {
  const plain = text.replace(/<[^>]*>/g, ' ')
  return [
    ...sentencesOf(plain, hard.abbreviations).flatMap((sentence) => sentenceHints(hard, sentence)),
    ...wordHints(hard, plain),
  ]
}

/** Sentences end at a point, question or exclamation mark before white space; the points of an abbreviation do not count. */
function sentencesOf(text: string, abbreviations: readonly string[]): string[] {
  const without = abbreviations.reduce((left, short) => left.replaceAll(short, short.replaceAll('.', '')), text)
  return without
    .split(/(?<=[.!?:])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
}

function sentenceHints({ longestSentence }: HardWords, sentence: string): Hint[] {
  const words = sentence.split(/\s+/)
  const found: Hint[] = []
  if (words.length > longestSentence)
    found.push({
      kind: 'long-sentence',
      found: `${words.slice(0, 6).join(' ')} …`,
      advice: `Deze zin heeft ${words.length} woorden. Maak er twee zinnen van.`,
    })
  const passive =
    /\b(wordt|worden|werd|werden)\b(?:\s+\S+){0,8}?\s+((?:aan|af|in|op|uit|door|mee|na|over|toe|voor)?ge\p{L}{2,}(?:d|t|en))\b/iu.exec(
      sentence,
    )
  if (passive !== null)
    found.push({
      kind: 'passive',
      found: `${passive[1]} … ${passive[2]}`,
      advice: 'Zeg wie het doet: “de medewerker leest”, niet “er wordt gelezen”.',
    })
  return found
}

function wordHints({ words, abbreviations }: HardWords, text: string): Hint[] {
  const used = new Set(text.toLocaleLowerCase('nl').match(/[\p{L}-]+/gu) ?? [])
  const difficult = [...used].flatMap((word): Hint[] => {
    const easier = Object.hasOwn(words, word) ? words[word] : undefined
    return easier === undefined ? [] : [{ kind: 'difficult-word', found: word, advice: `Schrijf liever: ${easier}.` }]
  })
  const short = abbreviations.filter((abbreviation) => text.toLocaleLowerCase('nl').includes(abbreviation))
  return [
    ...difficult,
    ...short.map((found): Hint => ({ kind: 'abbreviation', found, advice: 'Schrijf de woorden voluit.' })),
  ]
}
