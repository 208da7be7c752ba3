/** The branch a question continues, as turns for the model. Pure. */
import type { StoredMessage } from '../store/messages.ts'

/** One question of the branch with its answer. */
export interface BranchTurn {
  readonly question: StoredMessage
  readonly answer: StoredMessage
}

/** Nothing of these was said to the person, so a model is not told either; a refused question must not refuse the next. */
const silent = new Set(['refused', 'withheld', 'failed'])

/** @param path from the first message to an answer */
export function turnsOf(path: readonly StoredMessage[]): BranchTurn[] {
  const turns: BranchTurn[] = []
  path.forEach((answer, at) => {
    const question = path[at - 1]
    if (answer.role !== 'assistant' || question?.role !== 'user') return
    if (!silent.has(answer.state ?? 'completed')) turns.push({ question, answer })
  })
  return turns
}
