/** Messages as a tree: children of one message are alternatives. A path from the first message to a leaf is one reading. */

export interface Node {
  readonly id: string
  readonly parentId: string | null
}

/** From the first message down to `leaf`; empty when it is not in the tree or its path is broken. */
export function pathTo<M extends Node>(messages: readonly M[], leaf: string | null): M[] {
  const byId = new Map(messages.map((message) => [message.id, message]))
  const path: M[] = []
  for (let id = leaf; id !== null; ) {
    const message = byId.get(id)
    if (message === undefined) return []
    byId.delete(id)
    path.push(message)
    id = message.parentId
  }
  return path.reverse()
}

/** Where a reading ends when nobody chose: from `from` (or the start) always the newest child. Messages are oldest first. */
export function newestLeaf<M extends Node>(messages: readonly M[], from: string | null = null): string | null {
  const newestChild = new Map(messages.map((message) => [message.parentId, message.id]))
  let leaf = from
  for (let next = newestChild.get(leaf); next !== undefined; next = newestChild.get(leaf)) {
    newestChild.delete(leaf)
    leaf = next
  }
  return leaf
}
