/** The words of a text as they are compared: small letters, without accents. */

const word = /[a-z0-9]+/g
/** The one abbreviation that everybody writes as words. */
const executive = /\bb ?(?:en|&|\+) ?w\b/g
const beyondAscii = /[^\x00-\x7f]/

/** Every word of a text in order, doubles included. Digits count as words, so that numbers and years can be found. */
export function wordsOf(text: string): string[] {
  return fold(text).replace(executive, 'benw').match(word) ?? []
}

/** The text in small letters without accents, so that coördinatie and Coordinatie are one word. */
export function fold(text: string): string {
  const small = text.toLowerCase()
  return beyondAscii.test(small) ? small.normalize('NFKD').replace(/\p{M}/gu, '') : small
}
