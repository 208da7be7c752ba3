/** References to an article, as people write them: "art. 4:13 Awb", "artikel J 7", "artikel 2.3.5, eerste lid". */
import { fold } from './words.ts'

/** Aanwijzingen voor de regelgeving 3.57: numbers such as 4:13, 2.3.5, 61a; the Kieswet has a letter before the number. */
const numbers = '(?:[a-z] )?\\d+[a-z]*(?:[:.]\\d+[a-z]*)*'
const reference = new RegExp(`\\bart(?:ikel|ikelen|\\.)? ?(${numbers})\\b`, 'g')
const address = new RegExp(`^(?:artikel|art\\.?) (${numbers})\\b`)

/** Numbers of the articles that a text refers to, in one way of writing. */
export function referencesIn(text: string): string[] {
  return [...fold(text).matchAll(reference)].map(([, number = '']) => number)
}

/** The number of the article that an address is; undefined for another kind of heading. */
export function articleNumber(heading: string): string | undefined {
  return address.exec(fold(heading).replace(/\s+/g, ' '))?.[1]
}
