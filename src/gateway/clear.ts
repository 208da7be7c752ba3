/** Stage 5: nothing leaves that policy does not let leave. Only here does a prompt become safe for a model. */
import { createHmac } from 'node:crypto'
import type { JsonObject } from '../kernel/json.ts'
import { pseudonymise } from '../pii/index.ts'
import type { Gate } from './gate.ts'
import type { Admitted, Cleared } from './passage.ts'

export function clear(gate: Gate, admitted: Admitted): Cleared {
  const policy = gate.policy(admitted.actor.tenant)
  const { treatment } = admitted.verdict
  const { prompt, key, replaced } = pseudonymise(admitted.inspected, {
    replaces: (type) => policy.replaces(treatment, type),
    seed: conversationSeed(gate, admitted),
  })
  return { ...admitted, prompt, key, replaced, holdsAnswer: admitted.answerVerdict.newPersonalData !== 'keep' }
}

/**
 * A stateless client sends the whole conversation each time. Its first messages never change, so a seed made of them keeps
 * the placeholders of a conversation the same from turn to turn, which models and their caches need.
 */
function conversationSeed(gate: Gate, { actor, house, body }: Admitted): string {
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
