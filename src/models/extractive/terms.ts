/** Dutch words as terms to search with: light stemming, no dictionary. */

/** Words that say how something is asked, not what about. */
const emptyWords = new Set(
  `aan al alle als alsjeblieft altijd an andere ben bent bij bijvoorbeeld binnen bracht dan dat de deze die dit doe doen
   door dus een en er even gaan gaat geef geen graag had hallo heb hebben hebt heeft het hier hij hoe hoelang hoeveel hun
   ik in is ja je jij jou jouw jullie kan krijg krijgen kun kunnen kunt laat maak maar mag me meer met mij mijn moet
   moeten mogen na naar nee niet nog nodig nu of om omdat onder ons onze ook op over schrijf te tegen toch tot u uit uw
   van veel vertel via voor vraag vragen waar waarom waarvoor wanneer want waren was wat we weet wel welk welke werd wie
   wij wil willen wilt word worden wordt zal ze zeg zich zij zijn zo zonder zou`.split(/\s+/),
)

const word = /[\p{L}\p{N}]+/gu
/** The gate's placeholders, such as `[PERSOON-1·k7]`, stand for people, not for a subject. */
const placeholder = /\[[A-Z]+-\d+[a-z]*[^\]\s]{0,16}\]/g

/** The terms of a text in order, doubles included. */
export function termsOf(text: string): string[] {
  const plain = text.replace(placeholder, ' ').toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  const terms: string[] = []
  for (const [found] of plain.matchAll(word)) {
    if (found.length < 2 || emptyWords.has(found)) continue
    terms.push(stem(found))
  }
  return terms
}

/** Brings the usual forms of a Dutch word together: plural, inflected e, lengthened vowel, voiced consonant. */
export function stem(token: string): string {
  let base = token
  if (base.endsWith('heden')) base = `${base.slice(0, -5)}heid`
  else if (base.length > 4 && base.endsWith('en')) base = base.slice(0, -2)
  else if (base.length > 4 && base.endsWith('s')) base = base.slice(0, -1)
  else if (base.length > 3 && base.endsWith('e')) base = base.slice(0, -1)
  base = base.replace(/([bcdfgklmnprst])\1$/, '$1').replace(/([aeou])\1/g, '$1')
  return base.replace(/v$/, 'f').replace(/z$/, 's')
}

const shortestPart = 4
/** What stands before the last part of a compound; less is a prefix that changes the meaning (dicht – gedicht). */
const shortestFront = 3

/**
 * How well a searched term fits a term of a text: 1 the same, 0.6 a part of a compound or another form of the word
 * (vergunning – parkeervergunning), 0 otherwise.
 */
export function likeness(asked: string, found: string): number {
  if (asked === found) return 1
  const [short, long] = asked.length < found.length ? [asked, found] : [found, asked]
  if (short.length < shortestPart) return 0
  if (long.startsWith(short)) return 0.6
  return long.endsWith(short) && long.length - short.length >= shortestFront ? 0.6 : 0
}
