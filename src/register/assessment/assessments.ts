/** Filling in and signing assessments. Nothing is overwritten; what is signed does not change any more. */
import type { SignedIn } from '../../identity/index.ts'
import { Problem } from '../../kernel/problem.ts'
import type { AnswerValue, Assessment, AssessmentSummary, Imported } from '../assessment-contract.ts'
import type { UseCase } from '../contract.ts'
import { requireMayChange } from '../desk.ts'
import { problems } from '../problems.ts'
import type { StoredAnswer, StoredAssessment } from '../store/assessments.ts'
import { isFilled, misfit } from './answers.ts'
import { type AssessmentDesk, mayAnswer } from './desk.ts'
import { type BroughtForm, readForm } from './ministry-form.ts'
import { openAssessment, presentAssessment, presentSummary } from './present.ts'
import { type Question, type Questionnaire, questionsOf } from './questionnaire.ts'
import { refusalToSign } from './signing.ts'

/** What the register itself filled in is nobody's writing. */
export const filledByRegister = 'register'

/** Newest first. @throws Problem not-found */
export async function listAssessments(
  desk: AssessmentDesk,
  { tenant }: SignedIn,
  id: string,
): Promise<AssessmentSummary[]> {
  desk.find(tenant, id)
  const all = await desk.assessmentStore.list(tenant, id)
  return Promise.all(all.map(async (one) => presentSummary(desk, await openAssessment(desk, tenant, one), tenant)))
}

/** @throws Problem not-found */
export async function readAssessment(desk: AssessmentDesk, person: SignedIn, id: string): Promise<Assessment> {
  return presentAssessment(desk, person, await openAssessment(desk, person.tenant, await find(desk, person, id)))
}

/**
 * Begins one, filled in from the register, and from the last of its kind where the question is still there.
 * @throws Problem not-found, use-case-not-yours, unknown-questionnaire
 */
export async function beginAssessment(
  desk: AssessmentDesk,
  person: SignedIn,
  { id, kind }: { readonly id: string; readonly kind: string },
): Promise<Assessment> {
  const questionnaire = desk.questionnaires.find((one) => one.kind === kind)
  if (questionnaire === undefined) throw new Problem(problems.unknownQuestionnaire)
  const added = await add(desk, person, { id, questionnaire, brought: null, answers: [] })
  return readAssessment(desk, person, added)
}

/** @throws Problem not-found, use-case-not-yours, unknown-form */
export async function importForm(
  desk: AssessmentDesk,
  person: SignedIn,
  { id, form }: { readonly id: string; readonly form: BroughtForm },
): Promise<Imported> {
  const read = readForm(desk.questionnaires, form)
  if (!read.ok) throw new Problem(problems.unknownForm, { detail: read.detail })
  const { questionnaire, answers, kept } = read
  const brought = JSON.parse(JSON.stringify(form))
  const assessment = await add(desk, person, { id, questionnaire, brought, answers })
  return { assessment, taken: answers.length, kept: [...kept] }
}

interface Beginning {
  readonly id: string
  readonly questionnaire: Questionnaire
  readonly brought: StoredAssessment['brought']
  readonly answers: readonly { readonly question: string; readonly value: AnswerValue }[]
}

async function add(
  desk: AssessmentDesk,
  person: SignedIn,
  { id, questionnaire, brought, answers }: Beginning,
): Promise<string> {
  const { tenant, personId } = person
  const useCase = desk.find(tenant, id)
  requireMayChange(person, useCase)
  const [before] = (await desk.assessmentStore.list(tenant, id)).filter(({ kind }) => kind === questionnaire.kind)
  const earlier = before === undefined ? [] : await desk.assessmentStore.answers(tenant, before.id)
  const assessment = desk.newId()
  const saved = { assessment, version: 1, savedAt: desk.now() }
  const first = questionsOf(questionnaire).flatMap((question): StoredAnswer[] => {
    const own = answers.find((one) => one.question === question.id)
    if (own !== undefined) return [{ ...saved, question: question.id, value: own.value, savedBy: personId }]
    const old = earlier.find((one) => one.question === question.id)
    if (old !== undefined && misfit(question, old.value) === undefined)
      return [{ ...saved, question: question.id, value: old.value, savedBy: old.savedBy }]
    const value = prefill(question, useCase)
    return isFilled(value) ? [{ ...saved, question: question.id, value, savedBy: filledByRegister }] : []
  })
  const row = { id: assessment, useCase: id, useCaseVersion: useCase.version, kind: questionnaire.kind, brought }
  const content = JSON.parse(JSON.stringify(questionnaire))
  await desk.assessmentStore.add(
    tenant,
    { ...row, questionnaire: content, createdAt: desk.now(), createdBy: personId },
    first,
  )
  await prove(desk, person, 'assessment.begun', { id: assessment, useCase: id, kind: questionnaire.kind })
  return assessment
}

function prefill({ prefill: part }: Question, useCase: UseCase): AnswerValue {
  switch (part) {
    case 'purpose':
      return useCase.purpose
    case 'legalBasis':
      return useCase.legalBasis
    case 'dataSubjects':
      return useCase.dataSubjects.join(', ')
    case 'oversight': {
      const { who, how, neverAutomatically } = useCase.oversight
      return [who, how, neverAutomatically].filter((said) => said !== '').join('. ')
    }
    case undefined:
      return null
  }
}

export interface AnswerSaving {
  readonly id: string
  readonly question: string
  readonly version: number
  readonly value: AnswerValue
}

/** @throws Problem not-found, not-yours-to-answer, assessment-signed, answer-does-not-fit, answer-saved-meanwhile */
export async function saveAnswer(
  desk: AssessmentDesk,
  person: SignedIn,
  { id, question: name, version, value }: AnswerSaving,
): Promise<Assessment> {
  const { tenant, personId } = person
  const open = await openAssessment(desk, tenant, await find(desk, person, id))
  const question = questionsOf(open.questionnaire).find((one) => one.id === name)
  if (question === undefined) throw new Problem(problems.notFound)
  if (!mayAnswer(person, open.useCase, question)) throw new Problem(problems.notYoursToAnswer)
  if (open.standing.isSigned) throw new Problem(problems.assessmentSigned)
  const detail = misfit(question, value)
  if (detail !== undefined) throw new Problem(problems.answerMisfit, { issues: [{ pointer: '/value', detail }] })
  const row = { assessment: id, question: name, version: version + 1, value, savedAt: desk.now(), savedBy: personId }
  const isAdded = await desk.assessmentStore.addAnswer(tenant, row)
  if (!isAdded) throw new Problem(problems.answerMeanwhile)
  await prove(desk, person, 'assessment.answered', { id, question: name, version: version + 1 })
  return readAssessment(desk, person, id)
}

/** @throws Problem not-found */
export async function addComment(
  desk: AssessmentDesk,
  person: SignedIn,
  { id, question, text }: { readonly id: string; readonly question: string; readonly text: string },
): Promise<Assessment> {
  const { tenant, personId } = person
  const { questionnaire } = await openAssessment(desk, tenant, await find(desk, person, id))
  if (!questionsOf(questionnaire).some((one) => one.id === question)) throw new Problem(problems.notFound)
  const row = { id: desk.newId(), assessment: id, question, text, savedAt: desk.now(), savedBy: personId }
  await desk.assessmentStore.addComment(tenant, { ...row, resolvedAt: null, resolvedBy: null })
  await prove(desk, person, 'assessment.commented', { id, question, comment: row.id })
  return readAssessment(desk, person, id)
}

/** @throws Problem not-found */
export async function resolveComment(
  desk: AssessmentDesk,
  person: SignedIn,
  { id, comment }: { readonly id: string; readonly comment: string },
): Promise<Assessment> {
  const { tenant, personId } = person
  await find(desk, person, id)
  const isHere = (await desk.assessmentStore.comments(tenant, id)).some((one) => one.id === comment)
  if (!isHere) throw new Problem(problems.notFound)
  const isResolved = await desk.assessmentStore.resolve(tenant, comment, { person: personId, at: desk.now() })
  if (isResolved) await prove(desk, person, 'assessment.comment-resolved', { id, comment })
  return readAssessment(desk, person, id)
}

/** @throws Problem not-found, assessment-changed, assessment-incomplete (all issues), cannot-sign, four-eyes */
export async function signAssessment(
  desk: AssessmentDesk,
  person: SignedIn,
  { id, role, hash }: { readonly id: string; readonly role: string; readonly hash: string },
): Promise<Assessment> {
  const { tenant, personId } = person
  const open = await openAssessment(desk, tenant, await find(desk, person, id))
  if (open.hash !== hash) throw new Problem(problems.assessmentChanged)
  if (open.missing.length > 0) throw new Problem(problems.assessmentIncomplete, { issues: open.missing })
  const refusal = refusalToSign(open.questionnaire, open.standing, { signer: person, role, writers: open.writers })
  if (refusal === 'second-person') throw new Problem(problems.fourEyes)
  if (refusal !== undefined) throw new Problem(problems.cannotSign)
  const useCaseVersion = open.useCase.version
  const isSigned = await desk.assessmentStore.sign(tenant, {
    ...{ assessment: id, role, hash, useCaseVersion },
    signedAt: desk.now(),
    signedBy: personId,
  })
  if (!isSigned) throw new Problem(problems.cannotSign)
  await prove(desk, person, 'assessment.signed', { id, role, hash, useCase: open.useCase.id, version: useCaseVersion })
  return readAssessment(desk, person, id)
}

async function find(desk: AssessmentDesk, { tenant }: SignedIn, id: string): Promise<StoredAssessment> {
  const found = await desk.assessmentStore.find(tenant, id)
  if (found === undefined) throw new Problem(problems.notFound)
  return found
}

type Facts = Readonly<Record<string, string | number>>

function prove(
  desk: AssessmentDesk,
  person: SignedIn,
  ...[type, { id, ...facts }]: readonly [string, Facts]
): Promise<void> {
  return desk.prove(person, type, { assessment: id ?? '', ...facts })
}
