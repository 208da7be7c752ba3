/** The words of a text as they are looked up: folded, without the commonest words, cut to their Dutch stem. */
import { newStemmer } from 'snowball-stemmers'

export interface Word {
  readonly start: number
  readonly end: number
  /** Undefined for a word that is not looked up. */
  readonly stem: string | undefined
}

const stemmer = newStemmer('dutch')
/** So common that they tell nothing; a search for only such words finds nothing. */
const commonWords = new Set(
  (
    'de het een en van in op te dat die is was zijn er aan voor met als om dan maar of ook bij uit nog naar door over ' +
    'ik je jij u hij zij ze we wij jullie hun hen ons mijn uw jouw dit deze niet wel al zo wat wie waar hoe kan kunt ' +
    'wordt worden heeft hebben had ben bent zou zal geen meer tot onder tegen omdat'
  ).split(' '),
)
const longestWord = 60

/** Every word with its place. Digits count as words, so that a case number can be found. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  for (const match of text.matchAll(/[\p{L}\p{N}]+/gu))
    words.push({ start: match.index, end: match.index + match[0].length, stem: stemOf(match[0]) })
  return words
}

/** Different stems of a text, sorted. */
export function stemsOf(text: string): string[] {
  const stems = new Set<string>()
  for (const { stem } of wordsOf(text)) if (stem !== undefined) stems.add(stem)
  return [...stems].sort()
}

function stemOf(word: string): string | undefined {
  const folded = word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  if (folded.length < 2 || folded.length > longestWord || commonWords.has(folded)) return undefined
  if (/\p{N}/u.test(folded)) return folded
  // The stemmer leaves dakkapell beside dakkapel, huiz beside huis and briev beside brief.
  return stemmer
    .stem(folded)
    .replace(/([b-df-hj-np-tv-xz])\1$/, '$1')
    .replace(/z$/, 's')
    .replace(/v$/, 'f')
}
