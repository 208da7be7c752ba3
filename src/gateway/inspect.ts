/** Stage 2: which personal data is in it? The whole text, or nothing passes. */
import { inspectPrompt, withCorrections } from '../pii/index.ts'
import { classifyChatLeaf, classifyEmbeddingsLeaf } from './classify-leaf.ts'
import type { Gate } from './gate.ts'
import type { Inspected, Received } from './passage.ts'

export function inspect(gate: Gate, received: Received): Inspected {
  const classify = received.endpoint === 'chat' ? classifyChatLeaf : classifyEmbeddingsLeaf
  const corrections = received.house?.corrections
  const inspector = corrections === undefined ? gate.inspector : withCorrections(gate.inspector, corrections)
  return {
    ...received,
    inspected: inspectPrompt(inspector, received.body, {
      classify,
      scope: `${received.actor.tenant} ${received.actor.id}`,
    }),
  }
}
