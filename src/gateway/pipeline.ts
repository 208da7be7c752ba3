/**
 * The gate on one page. Every request of every client walks this path, top to bottom; each line is a stage with a file of
 * its own. A stage adds one fact to the passage or ends it with a `Problem`.
 *
 *   receive → inspect → judge → open evidence → clear → choose model, complete, settle → close evidence
 */
import { Problem } from '../kernel/problem.ts'
import { clear } from './clear.ts'
import { type Completion, complete } from './complete.ts'
import { closeEvidence, openEvidence } from './evidence.ts'
import type { Gate } from './gate.ts'
import { inspect } from './inspect.ts'
import { judge } from './judge.ts'
import type { Cleared } from './passage.ts'
import { problems } from './problems.ts'
import { type RawRequest, receive } from './receive.ts'
import type { Reply } from './reply.ts'

/**
 * Takes one request through the gate.
 * @throws Problem when nothing of an answer was sent yet; once a stream runs, problems travel in it
 */
export async function pass(gate: Gate, request: RawRequest, reply: Reply): Promise<void> {
  const received = receive(gate, request)
  const inspected = inspect(gate, received)
  const judged = judge(gate, inspected)
  const admitted = await openEvidence(gate, judged, reply)
  const cleared = clear(gate, admitted)
  reply.kept(cleared.replaced)
  const completion = withhold(cleared, await complete(gate, cleared, reply))
  account(gate, cleared, completion)
  await closeEvidence(gate, cleared, completion.outcome)
  send(reply, completion)
}

/** Policy may want an answer with new personal data not to be given at all. */
function withhold(cleared: Cleared, completion: Completion): Completion {
  const isUnwanted =
    cleared.answerVerdict.newPersonalData === 'withhold' && Object.keys(completion.outcome.newKinds).length > 0
  if (!isUnwanted || completion.outcome.ending !== 'completed') return completion
  const detail = cleared.answerVerdict.rules.map((rule) => rule.explanation).join(' ')
  return {
    outcome: { ...completion.outcome, ending: 'withheld' },
    last: { problem: new Problem(problems.answerWithheld, { detail }) },
  }
}

function account(gate: Gate, cleared: Cleared, { outcome }: Completion): void {
  if (outcome.usage !== undefined)
    gate.spend(cleared.actor, outcome.usage.promptTokens + outcome.usage.completionTokens)
  const protectedValues = Object.values(cleared.replaced).reduce((sum, count) => sum + count, 0)
  const { id: model, zone } = outcome.servedBy ?? cleared.model
  gate.meter.passed({
    endpoint: cleared.endpoint,
    model,
    zone,
    ending: outcome.ending,
    totalMs: outcome.totalMs,
    protectedValues,
  })
}

function send(reply: Reply, { outcome, last }: Completion): void {
  if (last === undefined || !reply.isOpen) return
  if ('problem' in last) throw last.problem
  if (outcome.servedBy !== undefined) reply.route(outcome.servedBy)
  if ('json' in last) reply.whole(last.json)
  else reply.endStream(last.stream)
}
