/** Where a page of the list begins, as the text a browser hands back. */
import { Problem } from '../../kernel/problem.ts'
import { problems } from '../problems.ts'
import type { Place } from '../store/conversations.ts'

export function formatPlace({ isPinned, updatedAt, id }: Place): string {
  return `${isPinned ? 1 : 0}.${updatedAt.getTime()}.${id}`
}

/** @throws Problem invalid-input */
export function parsePlace(text: string): Place {
  const [, pinned, milliseconds, id = ''] = /^([01])\.(\d{1,15})\.([0-9a-z]{26})$/.exec(text) ?? []
  if (milliseconds === undefined) {
    const issues = [{ pointer: '/after', detail: 'Dit is geen plek in de lijst.' }]
    throw new Problem(problems.invalidInput, { issues })
  }
  return { isPinned: pinned === '1', updatedAt: new Date(Number(milliseconds)), id }
}
