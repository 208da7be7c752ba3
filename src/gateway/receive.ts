/** Stage 1: who asks, may they ask now, and is it a request at all? */
import type { Actor } from '../identity/index.ts'
import type { JsonObject } from '../kernel/json.ts'
import { Problem } from '../kernel/problem.ts'
import type { Model } from '../models/index.ts'
import type { ApiCaller, HouseCaller } from './caller.ts'
import type { Gate } from './gate.ts'
import type { Endpoint, Received } from './passage.ts'
import { problems } from './problems.ts'
import { readBody } from './read-body.ts'
import { validateParameters, validateShape } from './validate-request.ts'

/** A request as it came in: nothing of it is believed yet. */
export interface RawRequest {
  readonly endpoint: Endpoint
  readonly caller: ApiCaller | HouseCaller
  readonly bytes: Buffer
}

/**
 * @throws Problem invalid-api-key, rate-limited, token-budget-spent, any problem of readBody and validateShape,
 *   model-not-found, model-not-suitable
 */
export function receive(gate: Gate, request: RawRequest): Received {
  const startedAt = gate.clock.monotonic()
  const { caller } = request
  const actor = caller.kind === 'house' ? caller.actor : identify(gate, caller)
  limit(gate, actor)
  const body = readBody(request.bytes)
  validateShape(request.endpoint, body, gate.maxMessages)
  const model = findModel(gate, request.endpoint, body)
  validateParameters(request.endpoint, body, model)
  const streamOptions = body['stream_options'] as { include_usage?: boolean } | null | undefined
  return {
    id: gate.ids.next(gate.clock.now()),
    endpoint: request.endpoint,
    actor,
    ...(caller.kind === 'house' ? { house: caller } : {}),
    body,
    bytes: request.bytes,
    model,
    wantsStream: request.endpoint === 'chat' && body['stream'] === true,
    wantsUsage: streamOptions?.include_usage === true,
    startedAt,
  }
}

/**
 * The one way to learn who calls. An unknown key, a revoked key and a key of another tenant get the same answer.
 * @throws Problem invalid-api-key
 */
export function identify(gate: Gate, { authorization, organization }: Omit<ApiCaller, 'kind'>): Actor {
  const actor = gate.authenticate(authorization)
  const isOtherTenant = organization !== undefined && organization !== actor?.tenant
  if (actor === undefined || isOtherTenant)
    throw new Problem(problems.noKey, {
      detail: 'Stuur een geldige sleutel mee: "Authorization: Bearer sp_…". Vraag je beheerder als je er geen hebt.',
    })
  return actor
}

function limit(gate: Gate, actor: Actor): void {
  const admission = gate.admit(actor)
  if (admission.ok) return
  const kind = admission.limit === 'tokens' ? problems.budgetSpent : problems.rateLimited
  throw new Problem(kind, {
    detail: `Probeer het over ${admission.retryAfter} seconden opnieuw.`,
    retryAfter: admission.retryAfter,
  })
}

function findModel(gate: Gate, endpoint: Endpoint, body: JsonObject): Model {
  const id = body['model'] as string
  const model = gate.models.find(id)
  const canDo = (candidate: Model) => (endpoint === 'chat' ? candidate.canChat : candidate.canEmbed)
  if (model === undefined) {
    const available = gate.models
      .list()
      .filter(canDo)
      .map((candidate) => candidate.id)
    throw new Problem(problems.unknownModel, {
      detail: `Kies een van deze modellen: ${available.join(', ') || 'er is er nog geen ingesteld'}.`,
      members: { available },
    })
  }
  if (!canDo(model))
    throw new Problem(problems.wrongModel, {
      detail: `Het model ${model.id} kan geen ${endpoint === 'chat' ? 'gesprek voeren' : 'tekst omzetten in getallen (embeddings)'}.`,
    })
  return model
}
