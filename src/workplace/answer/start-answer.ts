/** Starts an answer and keeps it: what was written so far every two seconds, and its end with all its facts. */
import { preview } from '../../gateway/index.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Model } from '../../models/index.ts'
import type { UseCase } from '../../register/index.ts'
import { type Opened, textField } from '../conversation/open-conversation.ts'
import type { SignedIn } from '../deps.ts'
import type { Desk } from '../desk.ts'
import { problems } from '../problems.ts'
import { indexMessage } from '../search/index-texts.ts'
import type { StoredMessage } from '../store/messages.ts'
import { labelFor } from './label.ts'
import { blankFacts } from './new-message.ts'
import type { Prepared } from './prepare.ts'
import { refusalOf } from './refusal.ts'
import { type Run, startRun } from './run.ts'

const mostAtOnce = 4
/** A blocked person's answer stops within a second. */
const lookEveryMs = 500
const saveEvery = 4

/** One person cannot keep all models busy. @throws Problem too-many-answers */
export function limitAnswers(desk: Desk, { tenant, personId }: SignedIn): void {
  const running = [...desk.live.values()].filter((one) => one.owner === personId && one.tenant === tenant)
  if (running.length >= mostAtOnce) throw new Problem(problems.tooManyAnswers, { retryAfter: 5 })
}

export interface Start {
  readonly person: SignedIn
  readonly opened: Opened
  readonly answer: StoredMessage
  readonly useCase: UseCase
  readonly model: Model
  readonly prepared: Prepared
}

export function startAnswer(desk: Desk, { person, opened, answer, useCase, model, prepared }: Start): void {
  const { tenant, owner, id: conversation } = opened.row
  const onFault = (error: unknown) => desk.onFault(error, answer.id)
  const run = startRun(desk.gate, {
    ...prepared,
    facts: blankFacts(model),
    labelOf: (served) => labelFor({ useCase, model: served, at: desk.now() }),
    explain: ({ kind }) =>
      kind.code === 'refused-by-policy' ? { refusal: explainRefusal(desk, person, { ...prepared, model }) } : {},
    onFault,
  })
  const stopTending = desk.every(lookEveryMs, tend(desk, opened, { id: answer.id, run }))
  const finished = run.ended
    .then(() => {
      stopTending()
      return keepEnd(desk, opened, { id: answer.id, run })
    })
    .catch(onFault)
    .finally(() => desk.live.delete(answer.id))
  desk.live.set(answer.id, { tenant, owner, conversation, run, finished })
}

function explainRefusal(desk: Desk, person: SignedIn, asked: Prepared & { readonly model: Model }) {
  const { useCase } = asked.caller.actor
  return refusalOf(desk, person, { useCase, preview: preview(desk.gate, asked) })
}

interface Written {
  readonly id: string
  readonly run: Run
}

/** Looks after an answer while it is written: stops it for somebody who may not be here any more, and saves progress. */
function tend(desk: Desk, { row, ring, key }: Opened, { id, run }: Written): () => Promise<void> {
  let turn = 0
  let saved = 0
  return async () => {
    if (desk.person(row.tenant, row.owner)?.blockedAt !== undefined) run.stop('interrupted')
    turn += 1
    if (turn % saveEvery !== 0 || run.text.length === saved) return
    saved = run.text.length
    const soFar = ring.seal(run.text, key, textField(id))
    await desk.stores.messages.saveProgress(row.tenant, row.id, id, soFar)
  }
}

async function keepEnd(desk: Desk, opened: Opened, { id, run }: Written): Promise<void> {
  const { row, ring, key } = opened
  const text = ring.seal(run.text, key, textField(id))
  const end = { text, facts: run.facts, state: run.state }
  const isKept = await desk.stores.messages.endAnswer(row.tenant, row.id, id, end)
  if (!isKept) return
  await desk.stores.conversations.touch(row.tenant, row.id, { updatedAt: desk.now() })
  await indexMessage(desk, opened, { id, text: run.text })
}
