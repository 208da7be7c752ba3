/** The OpenAI-compatible engine in front of a scripted upstream, through the real egress client. */
import { createEgress, type Egress } from '../../src/app/egress.ts'
import { openAiCompatibleModel, type UpstreamTimeouts } from '../../src/models/adapters/openai-compatible.ts'
import { describeModel, type ModelEntry } from '../../src/models/catalogue.ts'
import type { Model } from '../../src/models/model.ts'

export interface UpstreamModel {
  readonly model: Model
  readonly egress: Egress
}

const patience = { firstByteMs: 2000, idleMs: 2000, totalMs: 10_000 }

/** The model `mistral-small`, which the server knows as `mistral-small-24b`. */
export function openUpstreamModel(
  baseUrl: string,
  timeouts: Partial<UpstreamTimeouts> = {},
  apiKey?: string,
): UpstreamModel {
  const url = new URL(baseUrl)
  const entry: ModelEntry = { id: 'mistral-small', engine: 'openai-compatible', zone: 'own', baseUrl }
  const egress = createEgress({ allow: [{ origin: url.origin, allowPrivate: true }] })
  const model = openAiCompatibleModel(describeModel(entry, [entry]), {
    baseUrl: url,
    upstreamModel: 'mistral-small-24b',
    apiKey,
    timeouts: { ...patience, ...timeouts },
    dispatcherFor: egress.dispatcherFor,
  })
  return { model, egress }
}
