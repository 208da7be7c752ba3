/** An assessment as people see it: its answers, what they may point at, who signed, and what is still missing. */
import type { SignedIn } from '../../identity/index.ts'
import type { Issue } from '../../kernel/problem.ts'
import type { AnswerValue, Assessment, AssessmentSummary } from '../assessment-contract.ts'
import type { UseCase } from '../contract.ts'
import { nameOf } from '../record/registered.ts'
import type { StoredAnswer, StoredAssessment } from '../store/assessments.ts'
import { type Answers, isFilled, missingAnswers, progressOf, shownQuestions } from './answers.ts'
import { type AssessmentDesk, mayAnswer } from './desk.ts'
import { type Questionnaire, questionnaireSchema, questionsOf } from './questionnaire.ts'
import { hashOf, refusalToSign, type Standing, standingOf } from './signing.ts'

/** An assessment with everything that hangs on it. */
export interface OpenAssessment {
  readonly stored: StoredAssessment
  readonly useCase: UseCase
  readonly questionnaire: Questionnaire
  readonly saved: readonly StoredAnswer[]
  readonly answers: Answers
  readonly elsewhere: ReadonlyMap<string, { readonly title: string; readonly value: AnswerValue }>
  readonly writers: readonly string[]
  readonly hash: string
  readonly standing: Standing
  readonly missing: readonly Issue[]
}

export async function openAssessment(
  desk: AssessmentDesk,
  tenant: string,
  stored: StoredAssessment,
): Promise<OpenAssessment> {
  const store = desk.assessmentStore
  const questionnaire = questionnaireSchema.parse(stored.questionnaire)
  const saved = await store.answers(tenant, stored.id)
  const answers = new Map(saved.map(({ question, value }) => [question, value]))
  const elsewhere = await answersElsewhere(desk, tenant, { stored, questionnaire })
  const hash = hashOf(stored.kind, answers)
  return {
    ...{ stored, questionnaire, saved, answers, elsewhere, hash },
    useCase: desk.find(tenant, stored.useCase),
    writers: await store.writers(tenant, stored.id),
    standing: standingOf(questionnaire, hash, await store.signatures(tenant, stored.id)),
    missing: missingAnswers(questionnaire, answers, ({ id }) => isFilled(elsewhere.get(id)?.value)),
  }
}

/** Answers of the newest assessment of another kind, for questions that may point there. */
async function answersElsewhere(
  desk: AssessmentDesk,
  tenant: string,
  { stored, questionnaire }: Pick<OpenAssessment, 'stored' | 'questionnaire'>,
): Promise<OpenAssessment['elsewhere']> {
  const pointing = questionsOf(questionnaire).filter(({ mayPointTo }) => mayPointTo !== undefined)
  const found = new Map<string, { title: string; value: AnswerValue }>()
  if (pointing.length === 0) return found
  const others = await desk.assessmentStore.list(tenant, stored.useCase)
  for (const kind of new Set(pointing.map(({ mayPointTo }) => mayPointTo?.kind))) {
    const other = others.find((one) => one.kind === kind)
    if (other === undefined) continue
    const given = await desk.assessmentStore.answers(tenant, other.id)
    const { title } = questionnaireSchema.parse(other.questionnaire)
    for (const { id, mayPointTo } of pointing) {
      const value = given.find(({ question }) => question === mayPointTo?.question)?.value
      if (mayPointTo?.kind === kind && value !== undefined && isFilled(value)) found.set(id, { title, value })
    }
  }
  return found
}

export function presentSummary(desk: AssessmentDesk, open: OpenAssessment, tenant: string): AssessmentSummary {
  const { stored, questionnaire, answers, saved, standing } = open
  const progress = progressOf(questionnaire, answers)
  const last = saved.toSorted((a, b) => b.savedAt.getTime() - a.savedAt.getTime())[0]
  return {
    id: stored.id,
    kind: stored.kind,
    title: questionnaire.title,
    state: standing.isSigned ? 'getekend' : 'open',
    signedOn: standing.signedOn,
    useCaseVersion: standing.useCaseVersion ?? stored.useCaseVersion,
    answered: progress.reduce((sum, section) => sum + section.answered, 0),
    total: progress.reduce((sum, section) => sum + section.total, 0),
    changed: {
      name: nameOf(desk, tenant, last?.savedBy ?? stored.createdBy),
      at: (last?.savedAt ?? stored.createdAt).toISOString(),
    },
  }
}

export async function presentAssessment(
  desk: AssessmentDesk,
  person: SignedIn,
  open: OpenAssessment,
): Promise<Assessment> {
  const { tenant } = person
  const { stored, useCase, questionnaire, saved, answers, standing } = open
  const by = (id: string, at: Date) => ({ name: nameOf(desk, tenant, id), at: at.toISOString() })
  const comments = await desk.assessmentStore.comments(tenant, stored.id)
  return {
    ...presentSummary(desk, open, tenant),
    useCase: { id: useCase.id, name: useCase.name, version: useCase.version },
    questionnaire,
    shown: [...shownQuestions(questionnaire, answers)],
    answers: Object.fromEntries(
      saved.map(({ question, version, value, savedAt, savedBy }) => [
        question,
        { version, value, by: by(savedBy, savedAt) },
      ]),
    ),
    elsewhere: Object.fromEntries(open.elsewhere),
    progress: [...progressOf(questionnaire, answers)],
    comments: comments.map(({ id, question, text, savedAt, savedBy, resolvedAt, resolvedBy }) => ({
      ...{ id, question, text },
      by: by(savedBy, savedAt),
      resolved: resolvedAt === null ? null : by(resolvedBy ?? '', resolvedAt),
    })),
    signatures: questionnaire.signers.map(({ role, title }) => {
      const signed = standing.valid.find((one) => one.role === role)
      const refusal = refusalToSign(questionnaire, standing, { signer: person, role, writers: open.writers })
      return {
        ...{ role, title },
        signed: signed === undefined ? null : by(signed.signedBy, signed.signedAt),
        maySign: open.missing.length === 0 && refusal === undefined,
      }
    }),
    hash: open.hash,
    missing: open.missing.map(({ pointer, detail }) => ({ pointer, detail })),
    mayAnswer:
      !standing.isSigned && questionsOf(questionnaire).some((question) => mayAnswer(person, useCase, question)),
  }
}
