/** Brings the forms of a Dutch word together: vergunningen – vergunning, huizen – huis, benoemd – benoemt – benoemen. */
import { newStemmer } from 'snowball-stemmers'

const stemmer = newStemmer('dutch')
const shortestStemmed = 4

/** The stem of a folded word; a word with a digit in it is a name of its own. */
export function stemOf(word: string): string {
  if (word.length < shortestStemmed || /\d/.test(word)) return word
  return even(stemmer.stem(word))
}

/** The stemmer leaves dakkapell beside dakkapel, huiz beside huis, brev beside brief and huur beside hur. */
function even(stem: string): string {
  return stem
    .replace(/([a-z])\1$/, '$1')
    .replace(/z$/, 's')
    .replace(/v$/, 'f')
    .replace(/ief$/, 'ef')
    .replace(/([aeou])\1/g, '$1')
}
