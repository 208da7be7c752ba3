/** From words per passage to passages per term, with the lengths of passages evened out as in BM25. */

/** How much of a compound is a find of one of its parts. */
const partWeight = 0.45
/** BM25: how much long passages are held back. */
const lengthShare = 0.6

/** Words per passage: those of passage p stand from `starts[p]` to `starts[p + 1]`. */
export interface Forward {
  readonly size: number
  readonly starts: Int32Array
  readonly words: Int32Array
  readonly texts: Uint16Array
  readonly rests: Float32Array
  readonly lengths: Int32Array
}

/** What a word is found by: its own stem, and those of its parts. */
export interface WordTerms {
  readonly own: number
  readonly parts: readonly number[]
}

/** Passages per term, with how much each passage says of it. */
export function invert(forward: Forward, wordTerms: readonly WordTerms[], termCount: number) {
  const { size } = forward
  const total = forward.lengths.reduce((sum, length) => sum + length, 0)
  const average = Math.max(1, total / Math.max(1, size))
  const sums = new Float32Array(termCount)
  const touched: number[] = []
  const walk = (passage: number, see: (term: number, weight: number) => void) => {
    const norm = 1 - lengthShare + (lengthShare * (forward.lengths[passage] ?? 0)) / average
    const add = (term: number, weight: number) => {
      if (sums[term] === 0) touched.push(term)
      sums[term] = (sums[term] ?? 0) + weight
    }
    const end = forward.starts[passage + 1] ?? 0
    for (let at = forward.starts[passage] ?? 0; at < end; at++) {
      const terms = wordTerms[forward.words[at] ?? 0]
      if (terms === undefined) continue
      const weight = (forward.texts[at] ?? 0) / norm + (forward.rests[at] ?? 0)
      add(terms.own, weight)
      for (const part of terms.parts) add(part, weight * partWeight)
    }
    for (const term of touched) {
      see(term, sums[term] ?? 0)
      sums[term] = 0
    }
    touched.length = 0
  }
  const counts = new Int32Array(termCount + 1)
  for (let passage = 0; passage < size; passage++)
    walk(passage, (term) => {
      counts[term + 1] = (counts[term + 1] ?? 0) + 1
    })
  for (let term = 0; term < termCount; term++) counts[term + 1] = (counts[term + 1] ?? 0) + (counts[term] ?? 0)
  const starts = counts.slice()
  const places = new Int32Array(counts[termCount] ?? 0)
  const weightsOf = new Float32Array(places.length)
  for (let passage = 0; passage < size; passage++)
    walk(passage, (term, weight) => {
      const at = counts[term] ?? 0
      places[at] = passage
      weightsOf[at] = weight
      counts[term] = at + 1
    })
  return { starts, places, weights: weightsOf }
}
