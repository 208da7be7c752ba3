/**
 * Stages 4 and 8: evidence. No evidence, no passage: the opening record is durable before a byte goes to a model, the
 * closing record before the last byte of the answer leaves. Records hold facts (kinds, counts, verdict, commitments),
 * never text.
 */
import type { JsonObject } from '../kernel/json.ts'
import { Problem } from '../kernel/problem.ts'
import type { Rule, Verdict } from '../policy/index.ts'
import { commit, passageKey } from './commitment.ts'
import type { Gate } from './gate.ts'
import { allowedModels } from './judge.ts'
import type { Admitted, Cleared, Judged, Outcome } from './passage.ts'
import { problems } from './problems.ts'
import type { Reply } from './reply.ts'

/**
 * Records what was asked and decided; resolves when that is durable.
 * @throws Problem refused-by-policy (after recording the refusal), ledger-unwritable
 */
export async function openEvidence(gate: Gate, judged: Judged, reply: Reply): Promise<Admitted> {
  const { actor, verdict } = judged
  const policy = gate.policy(actor.tenant)
  const ledger = gate.ledger(actor.tenant)
  const erasableKey = judged.house?.commitmentKey ?? (await gate.commitmentKey(actor.id, gate.clock.now()))
  const commitmentKey = passageKey(erasableKey, judged.id)
  const receipt = await ledger.append(openingRecord(gate, judged, { policy: policy.version, commitmentKey }))
  reply.receipt(receipt)
  if (verdict.effect === 'deny') throw refusal(gate, judged, verdict)
  reply.duties(verdict.duties)
  const answerVerdict = policy.judgeAnswer(judged.facts, judged.model.zone)
  return { ...judged, verdict, answerVerdict, ledger, receipt, commitmentKey }
}

/** Records how it ended; resolves when that is durable. */
export async function closeEvidence(gate: Gate, cleared: Cleared, outcome: Outcome): Promise<void> {
  await cleared.ledger.append(closingRecord(gate, cleared, outcome))
}

function openingRecord(gate: Gate, judged: Judged, by: { policy: string; commitmentKey: Buffer }): JsonObject {
  const { actor, facts, verdict, model } = judged
  return {
    v: 1,
    type: verdict.effect === 'permit' ? 'passage.opened' : 'passage.refused',
    passage: judged.id,
    at: new Date(gate.clock.now()).toISOString(),
    endpoint: judged.endpoint,
    // The roles of then: without them nobody could work out later what another policy would have said.
    actor: { kind: actor.kind, id: actor.id, roles: [...actor.roles] },
    useCase: { id: actor.useCase, version: facts.useCase?.version ?? 0 },
    model: model.id,
    zone: model.zone,
    policy: by.policy,
    verdict: verdictFacts(verdict),
    kinds: { ...judged.inspected.counts },
    request: { bytes: judged.bytes.length, commitment: commit(by.commitmentKey, 'request', [judged.bytes]) },
  }
}

function verdictFacts(verdict: Verdict): JsonObject {
  const rules = verdict.rules.map((rule) => rule.id)
  if (verdict.effect === 'deny') return { effect: 'deny', rules }
  return { effect: 'permit', treatment: verdict.treatment, duties: [...verdict.duties], rules }
}

function closingRecord(gate: Gate, cleared: Cleared, outcome: Outcome): JsonObject {
  const { servedBy, usage } = outcome
  return {
    v: 1,
    type: 'passage.closed',
    passage: cleared.id,
    at: new Date(gate.clock.now()).toISOString(),
    opened: cleared.receipt.index,
    ending: outcome.ending,
    ...(outcome.failure === undefined ? {} : { failure: outcome.failure }),
    ...(servedBy === undefined ? {} : { model: servedBy.id, zone: servedBy.zone }),
    replaced: { ...cleared.replaced },
    answer: {
      ...(outcome.answerCommitment === undefined ? {} : { commitment: outcome.answerCommitment }),
      kinds: { ...outcome.newKinds },
      removedImages: outcome.removedImages,
    },
    ...(usage === undefined
      ? {}
      : {
          tokens: { prompt: usage.promptTokens, completion: usage.completionTokens, estimated: outcome.usageEstimated },
        }),
    ms: {
      ...(outcome.firstByteMs === undefined ? {} : { firstByte: Math.round(outcome.firstByteMs * 10) / 10 }),
      total: Math.round(outcome.totalMs * 10) / 10,
    },
  }
}

/** A refusal is help: which rule, why, and what does work. */
function refusal(gate: Gate, judged: Judged, verdict: { readonly rules: readonly Rule[] }): Problem {
  const allowed = allowedModels(gate, judged.actor, judged.facts)
  const reasons = verdict.rules.map((rule) => rule.explanation)
  const wayOn =
    allowed.length > 0 ? `Dit mag wel met: ${allowed.join(', ')}.` : 'Vraag de eigenaar van de toepassing wat wel kan.'
  return new Problem(problems.refused, {
    detail: [...reasons, wayOn].join(' '),
    members: {
      rules: verdict.rules.map((rule) => rule.id),
      grounds: verdict.rules.map((rule) => rule.ground),
      kinds: [...judged.facts.kinds],
      allowedModels: allowed,
    },
  })
}
