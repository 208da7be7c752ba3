/** Stage 2: which personal data is in it? The whole text, or nothing passes. */
import { inspectPrompt } from '../pii/index.ts'
import { classifyChatLeaf, classifyEmbeddingsLeaf } from './classify-leaf.ts'
import type { Gate } from './gate.ts'
import type { Inspected, Received } from './passage.ts'

export function inspect(gate: Gate, received: Received): Inspected {
  const classify = received.endpoint === 'chat' ? classifyChatLeaf : classifyEmbeddingsLeaf
  return { ...received, inspected: inspectPrompt(gate.inspector, received.body, { classify }) }
}
