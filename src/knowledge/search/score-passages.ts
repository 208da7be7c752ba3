/** BM25 over notions: a passage counts the best way it says each thing, and the document it stands in helps. */
import type { PassageIndex } from './index-passages.ts'
import type { Alternative, Notion, Plan } from './plan-question.ts'

export interface Scored {
  readonly passage: number
  readonly score: number
  /** Share of what was asked, rare things counting more, that the passage says in some way. */
  readonly coverage: number
}

/** BM25: how soon more of the same word stops counting. */
const saturation = 1.2
/** What a second way of saying the same thing adds. */
const secondWay = 0.2
/** What holding the kind of thing that was asked for adds, such as a period. */
const kindBonus = 0.12
/** How much the best passage of a document lifts the others. */
const documentShare = 0.35
/** As many as there are bits to remember them by. */
const mostNotions = 31

/** @returns the passages that fit, best first, at most `most`; holds scratch space for one collection */
export function createScorer(index: PassageIndex): (plan: Plan, most: number) => Scored[] {
  const scoreNotion = createNotionScorer(index)
  const total = new Float32Array(index.size)
  /** A bit for every notion that a passage says something about. */
  const said = new Uint32Array(index.size)

  const addNotion = (notion: Notion, bit: number, all: number[]) =>
    scoreNotion(notion, (passage, score) => {
      if (total[passage] === 0) all.push(passage)
      total[passage] = (total[passage] ?? 0) + score
      said[passage] = (said[passage] ?? 0) | bit
    })

  /** The best score of each document, after what the kind of answer adds to each passage. */
  const settle = (all: readonly number[], kinds: number): ReadonlyMap<number, number> => {
    const bestOf = new Map<number, number>()
    for (const passage of all) {
      const score = (total[passage] ?? 0) * (1 + kindBonus * bits(kinds & (index.kinds[passage] ?? 0)))
      const document = index.documents[passage] ?? 0
      total[passage] = score
      if (score > (bestOf.get(document) ?? 0)) bestOf.set(document, score)
    }
    return bestOf
  }

  return ({ notions: asked, kinds }, most) => {
    const notions = asked.slice(0, mostNotions)
    const all: number[] = []
    for (const [at, notion] of notions.entries()) addNotion(notion, 1 << at, all)
    const bestOf = settle(all, kinds)
    const rarities = notions.map((notion) => rarityOf(index, notion))
    const best = all
      .map((passage) => ({
        passage,
        score: (total[passage] ?? 0) + documentShare * (bestOf.get(index.documents[passage] ?? 0) ?? 0),
      }))
      .sort((one, other) => other.score - one.score || one.passage - other.passage)
      .slice(0, most)
      .map((one) => ({ ...one, coverage: coverageOf(said[one.passage] ?? 0, rarities) }))
    for (const passage of all) {
      total[passage] = 0
      said[passage] = 0
    }
    return best
  }
}

type See = (passage: number, score: number) => void

/** Scores one notion: the best of its alternatives, and a little for the others. */
function createNotionScorer(index: PassageIndex): (notion: Notion, see: See) => void {
  const best = new Float32Array(index.size)
  const phraseScore = new Float32Array(index.size)
  const phraseCount = new Uint8Array(index.size)

  const scoreTerm = (stem: string, weight: number, see: See) => {
    const term = index.terms.get(stem)
    if (term === undefined) return
    const rarity = idf(index, term) * weight * (saturation + 1)
    const end = index.starts[term + 1] ?? 0
    for (let at = index.starts[term] ?? 0; at < end; at++) {
      const frequency = index.weights[at] ?? 0
      see(index.places[at] ?? 0, (rarity * frequency) / (frequency + saturation))
    }
  }

  const scorePhrase = ({ stems, weight }: Alternative, see: See) => {
    const seen: number[] = []
    for (const stem of stems)
      scoreTerm(stem, weight, (passage, score) => {
        if (phraseCount[passage] === 0) seen.push(passage)
        phraseCount[passage] = (phraseCount[passage] ?? 0) + 1
        phraseScore[passage] = (phraseScore[passage] ?? 0) + score
      })
    for (const passage of seen) {
      // Half an expression is worth less than half; a long one is worth more than one word, but not as many times.
      const share = (phraseCount[passage] ?? 0) / stems.length
      see(passage, ((phraseScore[passage] ?? 0) * share * share) / Math.sqrt(stems.length))
      phraseCount[passage] = 0
      phraseScore[passage] = 0
    }
  }

  return ({ alternatives }, see) => {
    const touched: number[] = []
    const merge: See = (passage, score) => {
      const before = best[passage] ?? 0
      if (before === 0) touched.push(passage)
      best[passage] = Math.max(before, score) + secondWay * Math.min(before, score)
    }
    for (const alternative of alternatives) {
      const [only = ''] = alternative.stems
      if (alternative.stems.length === 1) scoreTerm(only, alternative.weight, merge)
      else scorePhrase(alternative, merge)
    }
    for (const passage of touched) {
      see(passage, best[passage] ?? 0)
      best[passage] = 0
    }
  }
}

function idf({ starts, size }: PassageIndex, term: number): number {
  const found = (starts[term + 1] ?? 0) - (starts[term] ?? 0)
  return Math.log(1 + (size - found + 0.5) / (found + 0.5))
}

/** How much a notion tells: a word that is nowhere tells as much as one that is in a single passage. */
function rarityOf(index: PassageIndex, { alternatives }: Notion): number {
  const stems = alternatives[0]?.stems ?? []
  return Math.max(...stems.map((stem) => idf(index, index.terms.get(stem) ?? index.terms.size)))
}

function coverageOf(said: number, rarities: readonly number[]): number {
  let whole = 0
  let part = 0
  for (const [at, rarity] of rarities.entries()) {
    whole += rarity
    if ((said & (1 << at)) !== 0) part += rarity
  }
  return whole === 0 ? 0 : part / whole
}

function bits(mask: number): number {
  let count = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1
  return count
}
