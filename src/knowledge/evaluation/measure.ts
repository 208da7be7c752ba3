/** How well questions find their passages: recall at 1, 5 and 10, mean reciprocal rank, and honesty about what is not there. */
import { z } from 'zod'
import type { ListedQuestion } from './question-list.ts'

const share = z.number().nullable()
const figures = z.object({ recallAt1: share, recallAt5: share, recallAt10: share, mrrAt10: share })

/** The figures of one kind of question; null where there was nothing to measure. */
export const registerFigures = z.object({ register: z.string(), questions: z.number(), own: figures, bm25: figures })

/** What an evaluation found, always beside plain BM25 on the same passages in the same run. */
export const evaluation = z.object({
  registers: z.array(registerFigures),
  unanswerable: z.object({
    questions: z.number(),
    /** Share of the unanswerable questions that were recognised. */
    recall: share,
    /** Share of the refusals that were right. */
    precision: share,
    /** Share of the answerable questions that were refused. */
    falseRefusals: share,
  }),
})
/** The report of `stadspoort knowledge evaluate`. */
export type Evaluation = z.infer<typeof evaluation>

/** Places as `document` and `address`, best first, each once. */
export interface Ranking {
  readonly question: ListedQuestion
  readonly isRefused: boolean
  readonly own: readonly string[]
  readonly bm25: readonly string[]
}

const depth = 10
export const everyRegister = 'alle'

/** A place as one text, for comparing. */
export const placeName = (place: { readonly document: string; readonly address: string }): string =>
  JSON.stringify([place.document, place.address])

export function measure(rankings: readonly Ranking[]): Evaluation {
  const answerable = rankings.filter(({ question }) => question.answerable)
  const unanswerable = rankings.filter(({ question }) => !question.answerable)
  const names = [...new Set(answerable.map(({ question }) => question.register))].sort()
  const registers = names.length > 1 ? [...names, everyRegister] : names
  const refused = unanswerable.filter(({ isRefused }) => isRefused).length
  const falselyRefused = answerable.filter(({ isRefused }) => isRefused).length
  return {
    registers: registers.map((register) => {
      const some = answerable.filter(({ question }) => register === everyRegister || question.register === register)
      return { register, questions: some.length, own: figuresOf(some, 'own'), bm25: figuresOf(some, 'bm25') }
    }),
    unanswerable: {
      questions: unanswerable.length,
      recall: part(refused, unanswerable.length),
      precision: part(refused, refused + falselyRefused),
      falseRefusals: part(falselyRefused, answerable.length),
    },
  }
}

function figuresOf(rankings: readonly Ranking[], which: 'own' | 'bm25') {
  const ranks = rankings.map((ranking) => {
    const gold = new Set(ranking.question.gold.map(placeName))
    return ranking[which].slice(0, depth).findIndex((place) => gold.has(place)) + 1
  })
  const within = (most: number) => part(ranks.filter((rank) => rank > 0 && rank <= most).length, ranks.length)
  const reciprocal = ranks.reduce((sum, rank) => sum + (rank > 0 ? 1 / rank : 0), 0)
  return {
    recallAt1: within(1),
    recallAt5: within(5),
    recallAt10: within(depth),
    mrrAt10: part(reciprocal, ranks.length),
  }
}

function part(some: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((some / whole) * 1000) / 1000
}
