/** Whether the sources seem to answer a question at all: an honest "niet gevonden" is worth more than a near miss. */
import type { PassageIndex } from './index-passages.ts'
import type { Plan } from './plan-question.ts'
import type { Scored } from './score-passages.ts'

export interface Judged {
  readonly question: string
  readonly index: PassageIndex
  readonly plan: Plan
  /** Best first. */
  readonly scored: readonly Scored[]
}

/** Share of what was asked that the best passages must say something about. */
const enoughCoverage = 0.3
const looked = 3

export function judgeAnswerable({ scored }: Judged): boolean {
  return scored.slice(0, looked).some(({ coverage }) => coverage >= enoughCoverage)
}
