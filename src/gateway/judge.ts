/** Stage 3: what does the municipality's policy say about this, for the zone of the model that was asked for? */
import type { Actor } from '../identity/index.ts'
import { type Zone, zones } from '../kernel/zone.ts'
import type { PiiType } from '../pii/index.ts'
import type { Facts, Ruling, Verdict } from '../policy/index.ts'
import type { UseCase } from '../register/index.ts'
import type { Gate } from './gate.ts'
import { mayAskModel, namedModelsRule } from './named-models.ts'
import type { Inspected, Judged } from './passage.ts'

export function judge(gate: Gate, passage: Inspected): Judged {
  const { actor, model, inspected } = passage
  const facts = factsOf(actor, gate.useCase(actor.tenant, actor.useCase), Object.keys(inspected.counts) as PiiType[])
  const ruled = gate.policy(actor.tenant).judgeSend(facts, model.zone)
  const isClosed = ruled.effect === 'permit' && !mayAskModel(gate, actor, model.id)
  const verdict: Verdict = isClosed ? { effect: 'deny', rules: [namedModelsRule] } : ruled
  gate.judged?.(actor.tenant, { facts, zone: model.zone, verdict })
  return { ...passage, facts, verdict }
}

/** What policy says of a text with these kinds of personal data, asked by this actor for its use case. */
export function judgeFacts(
  gate: Gate,
  actor: Actor,
  { kinds, zone }: { readonly kinds: readonly PiiType[]; readonly zone: Zone },
): Verdict {
  const facts = factsOf(actor, gate.useCase(actor.tenant, actor.useCase), kinds)
  return gate.policy(actor.tenant).judgeSend(facts, zone)
}

/** Whether this actor may release a find of a kind as a false alarm, for a model in this zone. */
export function judgeRelease(
  gate: Gate,
  actor: Actor,
  { kind, zone }: { readonly kind: PiiType; readonly zone: Zone },
): Ruling {
  const facts = factsOf(actor, gate.useCase(actor.tenant, actor.useCase), [kind])
  return gate.policy(actor.tenant).judgeRelease(facts, zone)
}

/** The facts a policy may decide on: kinds, never values. */
export function factsOf(
  { kind, roles }: Pick<Actor, 'kind' | 'roles'>,
  useCase: UseCase | undefined,
  kinds: readonly PiiType[],
): Facts {
  return { actor: { kind, roles }, useCase, kinds }
}

/** Models that would be allowed for the same facts: what a refusal can offer instead. */
export function allowedModels(gate: Gate, actor: Actor, facts: Facts): string[] {
  const policy = gate.policy(actor.tenant)
  const open = new Set(zones.filter((zone) => policy.judgeSend(facts, zone).effect === 'permit'))
  return gate.models
    .list()
    .filter((model) => open.has(model.zone) && mayAskModel(gate, actor, model.id))
    .map((model) => model.id)
}
