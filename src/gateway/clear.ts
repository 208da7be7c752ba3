/** Stage 5: nothing leaves that policy does not let leave. Only here does a prompt become safe for a model. */
import { createHmac } from 'node:crypto'
import type { JsonObject } from '../kernel/json.ts'
import { pseudonymise } from '../pii/index.ts'
import type { Treatment } from '../policy/index.ts'
import type { Gate } from './gate.ts'
import type { Admitted, Cleared, Inspected } from './passage.ts'

export function clear(gate: Gate, admitted: Admitted): Cleared {
  const cleared = treat(gate, admitted, admitted.verdict.treatment)
  return { ...admitted, ...cleared, holdsAnswer: admitted.answerVerdict.newPersonalData !== 'keep' }
}

/** The prompt as it would leave under a treatment, and what turns it back. */
export function treat(gate: Gate, passage: Inspected, treatment: Treatment): ReturnType<typeof pseudonymise> {
  const policy = gate.policy(passage.actor.tenant)
  return pseudonymise(passage.inspected, {
    replaces: (type) => policy.replaces(treatment, type),
    seed: conversationSeed(gate, passage),
  })
}

/**
 * A stateless client sends the whole conversation each time. Its first messages never change, so a seed made of them keeps
 * the placeholders of a conversation the same from turn to turn, which models and their caches need.
 */
function conversationSeed(gate: Gate, { actor, house, body }: Inspected): string {
  const hmac = createHmac('sha256', gate.nonceSecret).update(actor.id)
  if (house !== undefined) return hmac.update(house.seed).digest('base64url')
  const messages = body['messages']
  if (!Array.isArray(messages)) return hmac.digest('base64url')
  for (const message of messages as JsonObject[]) {
    const content = message['content']
    hmac.update(typeof content === 'string' ? content : JSON.stringify(content ?? null))
    if (message['role'] === 'user') break
  }
  return hmac.digest('base64url')
}
