/** What would happen to a question: inspected, judged and cleared as a passage is, but nothing is sent and nothing recorded. */
import type { JsonObject } from '../kernel/json.ts'
import type { Model } from '../models/index.ts'
import { type KindCounts, type Mark, marksOf, type SafePrompt } from '../pii/index.ts'
import type { Verdict } from '../policy/index.ts'
import type { HouseCaller } from './caller.ts'
import { treat } from './clear.ts'
import type { Gate } from './gate.ts'
import { inspect } from './inspect.ts'
import { allowedModels, judge } from './judge.ts'
import type { Received } from './passage.ts'

/** A question as it would pass. */
export interface Preview {
  /** Different values of each kind in the whole prompt. */
  readonly counts: KindCounts
  readonly verdict: Verdict
  /** Models that would be allowed for the same text. */
  readonly allowedModels: readonly string[]
  /** As the model would see it; for a refusal, as it would look with every value replaced. */
  readonly prompt: SafePrompt
  /** Where values stand in one of the prompt's texts. @param cleared the same text in `prompt` */
  marksOf(text: string, cleared: string): readonly Mark[]
}

/**
 * Looks ahead. Touches no model, no ledger and no database.
 * @param request `body` is an OpenAI chat request of the house's own making
 */
export function preview(
  gate: Gate,
  { caller, model, body }: { readonly caller: HouseCaller; readonly model: Model; readonly body: JsonObject },
): Preview {
  const { actor } = caller
  const received: Received = {
    id: '',
    endpoint: 'chat',
    actor,
    house: caller,
    body,
    bytes: Buffer.alloc(0),
    model,
    wantsStream: false,
    wantsUsage: false,
    startedAt: gate.clock.monotonic(),
  }
  const judged = judge(gate, inspect(gate, received))
  const { verdict, inspected } = judged
  const { prompt, key } = treat(gate, judged, verdict.effect === 'permit' ? verdict.treatment : 'pseudonymise')
  return {
    counts: inspected.counts,
    verdict,
    allowedModels: allowedModels(gate, actor, judged.facts),
    prompt,
    marksOf: (text, cleared) => marksOf(inspected, { text, cleared, key }),
  }
}
