/** An assessment that comes with a sample: put there once, as if somebody had filled it in. */
import { z } from 'zod'
import { answerValue } from '../assessment-contract.ts'
import { misfit } from './answers.ts'
import type { AssessmentDesk } from './desk.ts'
import { questionsOf } from './questionnaire.ts'

const seed = z.strictObject({
  useCase: z.string(),
  kind: z.string(),
  /** Person id. */
  by: z.string(),
  answers: z.record(z.string(), answerValue),
})

export async function seedAssessment(desk: AssessmentDesk, tenant: string, content: unknown): Promise<void> {
  const { useCase: id, kind, by, answers } = seed.parse(content)
  const useCase = desk.register.find(tenant, id)
  const questionnaire = desk.questionnaires.find((one) => one.kind === kind)
  if (questionnaire === undefined) throw new Error(`no questionnaire ${kind}`)
  const before = await desk.assessmentStore.list(tenant, id)
  if (useCase === undefined || before.some((one) => one.kind === kind)) return
  const assessment = desk.newId()
  const rows = Object.entries(answers).map(([name, value]) => {
    const question = questionsOf(questionnaire).find((one) => one.id === name)
    if (question === undefined || misfit(question, value) !== undefined)
      throw new Error(`${kind}: ${name} does not fit`)
    return { assessment, question: name, version: 1, value, savedAt: desk.now(), savedBy: by }
  })
  const whole = { questionnaire: JSON.parse(JSON.stringify(questionnaire)), brought: null }
  const made = { createdAt: desk.now(), createdBy: by }
  await desk.assessmentStore.add(
    tenant,
    { id: assessment, useCase: id, useCaseVersion: useCase.version, kind, ...whole, ...made },
    rows,
  )
}
