/** A temporary chat as turns for the model. Pure. */
import type { Turn } from '../answer/compose-prompt.ts'
import type { TemporaryMessage } from '../contract-parts.ts'

/** Questions that were answered; others are left out. */
export function turnsIn(messages: readonly TemporaryMessage[]): Turn[] {
  return messages.flatMap((answer, at) => {
    const asked = messages[at - 1]
    if (answer.role !== 'assistant' || asked?.role !== 'user') return []
    return [{ question: asked.text, answer: answer.text, files: [] }]
  })
}
