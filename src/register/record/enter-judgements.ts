/** Judgements that were made before the use case came to this house: answers and confirmations, each with who made it. */
import type { JsonObject } from '../../kernel/json.ts'
import { classify } from '../classification/classify.ts'
import { watchedFields } from '../classification/keep-classification.ts'
import type { Desk } from '../desk.ts'
import { snapshotOf } from '../lifecycle/snapshot.ts'
import { recordOf } from './registered.ts'

/** What was judged about one use case. */
export interface EarlierJudgements {
  readonly useCase: string
  /** Person id. */
  readonly by: string
  /** To the questions of the AI Act. */
  readonly answers: Readonly<Record<string, string>>
  readonly confirmed: readonly { readonly check: string; readonly note: string }[]
}

/** Enters them once: a use case that was judged here already stays as it is. @throws Problem not-found */
export async function enterJudgements(desk: Desk, tenant: string, earlier: EarlierJudgements): Promise<void> {
  const { useCase: id, by: madeBy, answers, confirmed } = earlier
  const useCase = desk.find(tenant, id)
  if ((await desk.judgements.classifications(tenant, id)).length > 0) return
  const result = classify(desk.tree, answers)
  await desk.judgements.addClassification(tenant, {
    useCase: id,
    number: 1,
    treeVersion: desk.tree.version,
    answers,
    result: { ...result } as unknown as JsonObject,
    isFinal: result.isComplete || result.riskClass === 'verboden',
    snapshot: snapshotOf(recordOf(useCase), watchedFields(desk)),
    savedAt: desk.now(),
    savedBy: madeBy,
  })
  for (const { check, note } of confirmed) {
    const watches = desk.lifecycle.checks.find(({ name }) => name === check)?.watches ?? []
    const about = { id: desk.newId(), useCase: id, name: check, isMet: true, note, madeAt: desk.now(), madeBy }
    await desk.judgements.addCheck(tenant, { ...about, snapshot: snapshotOf(recordOf(useCase), watches) })
  }
  await desk.record(tenant, {
    v: 1,
    type: 'use-case.judgements-entered',
    at: desk.now().toISOString(),
    actor: { kind: 'program', id: 'register' },
    ...{ useCase: id, riskClass: result.riskClass, treeVersion: desk.tree.version },
  })
}
