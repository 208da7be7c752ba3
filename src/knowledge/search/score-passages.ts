/** BM25 over notions: a passage counts the best way it says each thing, and the document it stands in helps. */
import type { PassageIndex } from './index-passages.ts'
import type { Alternative, Notion, Plan } from './plan-question.ts'

export interface Scored {
  readonly passage: number
  readonly score: number
  /** Share of what was asked, rare things counting more, that the passage says in some way. */
  readonly coverage: number
  /** A bit for every notion of the plan that the passage speaks to. */
  readonly said: number
}

/** BM25: how soon more of the same word stops counting. */
const saturation = 1.2
/** Alternatives that can add less than this share of the best one are not looked up: they cost time and add noise. */
const worthwhile = 0.05
/** Less than 1: a rare word does not push aside everything else that was asked. */
const rarityPower = 0.8
/** What a second way of saying the same thing adds. */
const secondWay = 0.2
/** What holding the kind of thing that was asked for adds, such as a period. */
const kindBonus = 0.16
/** How much a document lifts its passages: all it says about the question, the best way it says each thing. */
const documentShare = 0.4
/** The same for the chapter around a passage. */
const sectionShare = 0.3
/** How much of a passage's score hangs on how much of the question it speaks to. */
const coverageShare = 0.4
/** Being the article that was named counts as much as a few rare words. */
const referenceScore = 15
/** As many as there are bits to remember them by. */
const mostNotions = 31

/** @returns the passages that fit, best first, at most `most`; holds scratch space for one collection */
export function createScorer(index: PassageIndex): (plan: Plan, most: number) => Scored[] {
  const scoreNotion = createNotionScorer(index)
  const total = new Float32Array(index.size)
  const documents = createSurroundings(index.documents, index.documentNames.length)
  const sections = createSurroundings(index.sections, index.sectionCount)
  /** A bit for every notion that a passage says something about. */
  const said = new Uint32Array(index.size)

  const addNotion = (notion: Notion, bit: number, all: number[]) => {
    scoreNotion(notion, (passage, score) => {
      if (total[passage] === 0) all.push(passage)
      total[passage] = (total[passage] ?? 0) + score
      said[passage] = (said[passage] ?? 0) | bit
      documents.see(passage, score)
      sections.see(passage, score)
    })
    documents.endNotion()
    sections.endNotion()
  }

  return ({ notions: asked, kinds, references }, most) => {
    const notions = asked.slice(0, mostNotions)
    const all: number[] = []
    for (const [at, notion] of notions.entries()) addNotion(notion, 1 << at, all)
    for (const passage of references.flatMap((number) => index.articles.get(number) ?? [])) {
      if (total[passage] === 0) all.push(passage)
      total[passage] = (total[passage] ?? 0) + referenceScore
    }
    const rarities = notions.map((notion) => rarityOf(index, notion))
    const best = createBest(most)
    for (const passage of all) {
      const bitsSaid = said[passage] ?? 0
      const coverage = coverageOf(bitsSaid, rarities)
      const kind = 1 + kindBonus * bits(kinds & (index.kinds[passage] ?? 0))
      const own = (total[passage] ?? 0) * kind * (1 - coverageShare + coverageShare * coverage)
      const around = documentShare * documents.totalOf(passage) + sectionShare * sections.totalOf(passage)
      best.offer(own + around, () => ({ passage, coverage, said: bitsSaid, score: own + around }))
    }
    for (const passage of all) {
      total[passage] = 0
      said[passage] = 0
    }
    documents.clear()
    sections.clear()
    return best.sorted()
  }
}

/** The best of very many, without keeping or sorting the others. */
function createBest(most: number) {
  const kept: Scored[] = []
  let lowest = Number.NEGATIVE_INFINITY
  const trim = () => {
    kept.sort((one, other) => other.score - one.score || one.passage - other.passage)
    kept.length = Math.min(kept.length, most)
    if (kept.length === most) lowest = kept.at(-1)?.score ?? lowest
  }
  return {
    offer(score: number, make: () => Scored): void {
      if (score < lowest) return
      kept.push(make())
      if (kept.length >= most * 8) trim()
    },
    sorted(): Scored[] {
      trim()
      return kept
    },
  }
}

/** What the document, or the chapter, around a passage says about the question: the best way it says each notion. */
function createSurroundings(groupOf: Int32Array, count: number) {
  const best = new Float32Array(count)
  const totals = new Float32Array(count)
  const touched: number[] = []
  return {
    see(passage: number, score: number): void {
      const group = groupOf[passage] ?? 0
      if (best[group] === 0) touched.push(group)
      best[group] = Math.max(best[group] ?? 0, score)
    },
    endNotion(): void {
      for (const group of touched) {
        totals[group] = (totals[group] ?? 0) + (best[group] ?? 0)
        best[group] = 0
      }
      touched.length = 0
    },
    totalOf: (passage: number): number => totals[groupOf[passage] ?? 0] ?? 0,
    clear: (): void => {
      totals.fill(0)
    },
  }
}

type See = (passage: number, score: number) => void

/** Scores one notion: the best of its alternatives, and a little for the others. */
function createNotionScorer(index: PassageIndex): (notion: Notion, see: See) => void {
  const best = new Float32Array(index.size)
  const touched = new Int32Array(index.size)
  const scorePhrase = createPhraseScorer(index)
  let count = 0

  const merge = (passage: number, score: number) => {
    const before = best[passage] ?? 0
    if (before === 0) touched[count++] = passage
    best[passage] = before > score ? before + secondWay * score : score + secondWay * before
  }

  /** The hot loop: it is written out, because a call per posting would double its cost. */
  const scoreTerm = (stem: string, weight: number) => {
    const term = index.terms.get(stem)
    if (term === undefined) return
    const { starts, places, weights } = index
    const rarity = idf(index, term) * weight * (saturation + 1)
    const end = starts[term + 1] ?? 0
    for (let at = starts[term] ?? 0; at < end; at++) {
      const frequency = weights[at] ?? 0
      merge(places[at] ?? 0, (rarity * frequency) / (frequency + saturation))
    }
  }

  return ({ alternatives }, see) => {
    count = 0
    const bounds = alternatives.map((alternative) => boundOf(index, alternative))
    const least = Math.max(...bounds) * worthwhile
    for (const [at, alternative] of alternatives.entries()) {
      if ((bounds[at] ?? 0) < least) continue
      const [only = ''] = alternative.stems
      if (alternative.stems.length === 1) scoreTerm(only, alternative.weight)
      else scorePhrase(alternative, merge)
    }
    for (let at = 0; at < count; at++) {
      const passage = touched[at] ?? 0
      see(passage, best[passage] ?? 0)
      best[passage] = 0
    }
  }
}

/** The most that an alternative can add, but for a constant. */
function boundOf(index: PassageIndex, { stems, weight }: Alternative): number {
  const rarities = stems.map((stem) => (index.terms.has(stem) ? idf(index, index.terms.get(stem)) : 0))
  return (weight * rarities.reduce((sum, one) => sum + one, 0)) / Math.sqrt(stems.length)
}

/** Scores an expression of several words by how many of them a passage has. */
function createPhraseScorer(index: PassageIndex): (alternative: Alternative, see: See) => void {
  const sums = new Float32Array(index.size)
  const counts = new Uint8Array(index.size)
  const seen = new Int32Array(index.size)
  return ({ stems, weight }, see) => {
    const terms = stems.flatMap((stem) => index.terms.get(stem) ?? [])
    // With one word of three missing from every passage, a few per cent is left of the score: not worth the walk.
    if (terms.length * 2 < stems.length) return
    // The rarest words choose the passages; a passage that has only the commonest word does not say the expression.
    const byRarity = terms.toSorted((one, other) => lengthOf(index, one) - lengthOf(index, other))
    let count = 0
    for (const [place, term] of byRarity.entries()) {
      const { starts, places, weights } = index
      const isChoosing = place * 2 < stems.length
      const rarity = idf(index, term) * weight * (saturation + 1)
      const end = starts[term + 1] ?? 0
      for (let at = starts[term] ?? 0; at < end; at++) {
        const passage = places[at] ?? 0
        if (counts[passage] === 0) {
          if (!isChoosing) continue
          seen[count++] = passage
        }
        const frequency = weights[at] ?? 0
        counts[passage] = (counts[passage] ?? 0) + 1
        sums[passage] = (sums[passage] ?? 0) + (rarity * frequency) / (frequency + saturation)
      }
    }
    const norm = stems.length ** 2.5
    for (let at = 0; at < count; at++) {
      const passage = seen[at] ?? 0
      // Half an expression is worth less than half; a long one is worth more than one word, but not as many times.
      see(passage, ((sums[passage] ?? 0) * (counts[passage] ?? 0) ** 2) / norm)
      counts[passage] = 0
      sums[passage] = 0
    }
  }
}

function lengthOf({ starts }: PassageIndex, term: number): number {
  return (starts[term + 1] ?? 0) - (starts[term] ?? 0)
}

/** How much a stem tells in this collection: rare words more. */
export function rarityOfStem(index: PassageIndex, stem: string): number {
  return idf(index, index.terms.get(stem))
}

/** @param term undefined for a word that stands nowhere */
function idf(index: PassageIndex, term: number | undefined): number {
  const found = term === undefined ? 0 : lengthOf(index, term)
  return Math.log(1 + (index.size - found + 0.5) / (found + 0.5)) ** rarityPower
}

/** How much a notion tells: a word that is nowhere tells as much as one that is in a single passage. */
function rarityOf(index: PassageIndex, { alternatives }: Notion): number {
  const stems = alternatives[0]?.stems ?? []
  return Math.max(...stems.map((stem) => rarityOfStem(index, stem)))
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
