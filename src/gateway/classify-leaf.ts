/** Which strings of a request are free text, and which are names or words of the protocol (OpenAI API). */
import type { ClassifyLeaf, LeafRole } from '../pii/index.ts'

const protocolWords = new Set(['model', 'encoding_format', 'tool_choice'])

/**
 * Everything that is not surely a word of the protocol is text and gets inspected: an unknown field must not be a way
 * around the gate.
 */
export const classifyChatLeaf: ClassifyLeaf = (path) => {
  const depth = path.length
  const last = path[depth - 1]
  if (depth === 1) return protocolWords.has(path[0] ?? '') ? 'structural' : 'text'
  switch (path[0]) {
    case 'messages':
      return classifyMessageLeaf(path, last)
    case 'tools':
      if (depth === 3 && last === 'type') return 'structural'
      return depth === 4 && path[2] === 'function' && last === 'name' ? 'identifier' : 'text'
    case 'tool_choice':
      if (depth === 2 && last === 'type') return 'structural'
      return last === 'name' ? 'identifier' : 'text'
    case 'response_format':
      if (depth === 2 && last === 'type') return 'structural'
      return depth === 3 && last === 'name' ? 'identifier' : 'text'
    default:
      return 'text'
  }
}

function classifyMessageLeaf(path: readonly string[], last: string | undefined): LeafRole {
  switch (path.length) {
    case 3:
      if (last === 'role') return 'structural'
      return last === 'name' || last === 'tool_call_id' ? 'identifier' : 'text'
    case 5:
      if (last === 'type' && (path[2] === 'content' || path[2] === 'tool_calls')) return 'structural'
      return last === 'id' && path[2] === 'tool_calls' ? 'identifier' : 'text'
    case 6:
      if (path[2] !== 'tool_calls' || path[4] !== 'function') return 'text'
      if (last === 'arguments') return 'json'
      return last === 'name' ? 'identifier' : 'text'
    default:
      return 'text'
  }
}

export const classifyEmbeddingsLeaf: ClassifyLeaf = (path) =>
  path.length === 1 && protocolWords.has(path[0] ?? '') ? 'structural' : 'text'
