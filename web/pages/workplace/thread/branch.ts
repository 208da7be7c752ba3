/** From the tree of a conversation to the branch on screen. Pure. */
import type { Message } from '../../../../src/workplace/contract.ts'

/** A message on screen, with its alternatives: other questions or answers at the same place. */
export interface Turn {
  readonly message: Message
  readonly siblings: readonly string[]
  /** Place among the siblings, from 0. */
  readonly at: number
}

/** The messages from the root to `leaf`, in order; the newest branch when the leaf is unknown. */
export function branchTo(messages: readonly Message[], leaf: string | null): readonly Turn[] {
  const byId = new Map(messages.map((message) => [message.id, message]))
  const children = new Map<string | null, string[]>()
  for (const { id, parentId } of messages) children.set(parentId, [...(children.get(parentId) ?? []), id])
  const turns: Turn[] = []
  let next = byId.get(leaf ?? '') ?? messages.at(-1)
  while (next !== undefined) {
    const siblings = children.get(next.parentId) ?? []
    turns.push({ message: next, siblings, at: siblings.indexOf(next.id) })
    next = byId.get(next.parentId ?? '')
  }
  return turns.reverse()
}

/** The newest leaf below a message: what is shown when another branch is chosen. */
export function newestLeafBelow(messages: readonly Message[], id: string): string {
  const child = messages.findLast((message) => message.parentId === id)
  return child === undefined ? id : newestLeafBelow(messages, child.id)
}
