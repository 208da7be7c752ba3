/** Plain BM25 as any search engine has it, without stems, parts or thesaurus: the yardstick of every evaluation. */
import { fold } from '../dutch/words.ts'

const saturation = 1.2
const lengthShare = 0.75
const word = /[a-z0-9]+/g

/** @returns the numbers of the texts that fit, best first */
export function createPlainBm25(texts: readonly string[]): (question: string, most: number) => readonly number[] {
  const postings = new Map<string, Map<number, number>>()
  const lengths = texts.map((text, number) => {
    const words = fold(text).match(word) ?? []
    for (const one of words) {
      const places = postings.get(one) ?? new Map<number, number>()
      postings.set(one, places.set(number, (places.get(number) ?? 0) + 1))
    }
    return words.length
  })
  const average = Math.max(1, lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, texts.length))
  return (question, most) => {
    const scores = new Map<number, number>()
    for (const one of new Set(fold(question).match(word) ?? [])) {
      const places = postings.get(one) ?? new Map<number, number>()
      const rarity = Math.log(1 + (texts.length - places.size + 0.5) / (places.size + 0.5))
      for (const [number, count] of places) {
        const norm = 1 - lengthShare + (lengthShare * (lengths[number] ?? 0)) / average
        const score = (rarity * count * (saturation + 1)) / (count + saturation * norm)
        scores.set(number, (scores.get(number) ?? 0) + score)
      }
    }
    return [...scores]
      .sort(([one, a], [other, b]) => b - a || one - other)
      .slice(0, most)
      .map(([number]) => number)
  }
}
