/** A temporary chat: the browser holds it, the gate answers and records as always, and this server keeps nothing of it. */
import { preview } from '../../gateway/index.ts'
import { Problem } from '../../kernel/problem.ts'
import { composePrompt } from '../answer/compose-prompt.ts'
import type { Watcher } from '../answer/follow-answer.ts'
import { labelFor } from '../answer/label.ts'
import { blankFacts } from '../answer/new-message.ts'
import { refusalOf } from '../answer/refusal.ts'
import { type Run, startRun } from '../answer/run.ts'
import type { Message, TemporaryQuestion } from '../contract.ts'
import type { SignedIn } from '../deps.ts'
import type { Desk } from '../desk.ts'
import { problems } from '../problems.ts'
import { applicable } from '../shield/apply-corrections.ts'
import { access, actorFor } from '../use-case-access.ts'
import { turnsIn } from './turns.ts'

const keyLength = 32

/**
 * Answers the last message; the pieces go straight through. Ends the answer when nobody watches any more.
 * @throws Problem use-case-not-allowed, model-not-allowed, empty-question, before anything was sent
 */
export async function answerTemporary(
  desk: Desk,
  person: SignedIn,
  { input, watcher }: { readonly input: TemporaryQuestion; readonly watcher: () => Watcher },
): Promise<void> {
  const { useCase, model } = access(desk, person, input)
  const body = composePrompt({ model: model.id, instructions: [input.instructions], ...askedIn(input), files: [] })
  const caller = {
    kind: 'house' as const,
    actor: actorFor(desk, person, useCase.id),
    // Forgotten with this request: nobody can ever test the ledger's commitments to a temporary chat.
    commitmentKey: desk.random(keyLength),
    seed: input.seed,
    corrections: applicable(desk, person, { useCase: useCase.id, zone: model.zone, list: input.corrections }),
  }
  const id = desk.newId()
  const run = startRun(desk.gate, {
    caller,
    body,
    facts: blankFacts(model),
    labelOf: (served) => labelFor({ useCase, model: served, at: desk.now() }),
    explain: ({ kind }) =>
      kind.code === 'refused-by-policy'
        ? {
            refusal: refusalOf(desk, person, {
              useCase: useCase.id,
              preview: preview(desk.gate, { caller, model, body }),
            }),
          }
        : {},
    onFault: (error) => desk.onFault(error, id),
  })
  const show = (): Message => messageOf({ id, createdAt: desk.now().toISOString(), run })
  const to = watcher()
  to.send({ type: 'snapshot', message: show() })
  run.follow((text) => to.send({ type: 'delta', text }))
  void to.left.then(() => run.stop())
  await run.ended
  to.send({ type: 'ended', message: show() })
}

/** @throws Problem empty-question */
function askedIn({ messages }: TemporaryQuestion) {
  const question = messages.at(-1)
  if (question?.role !== 'user' || question.text.trim() === '') throw new Problem(problems.emptyQuestion)
  return { turns: turnsIn(messages), question: question.text }
}

function messageOf({
  id,
  createdAt,
  run,
}: {
  readonly id: string
  readonly createdAt: string
  readonly run: Run
}): Message {
  const answer = { ...run.facts, state: run.state, sources: [], rating: null }
  return { id, parentId: null, role: 'assistant', text: run.text, createdAt, attachments: [], answer }
}
