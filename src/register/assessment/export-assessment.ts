/** An assessment as a file to take along. */
import type { SignedIn } from '../../identity/index.ts'
import { Problem } from '../../kernel/problem.ts'
import { problems } from '../problems.ts'
import { readAssessment } from './assessments.ts'
import type { AssessmentDesk } from './desk.ts'
import { documentOf } from './document.ts'
import { writeForm } from './ministry-form.ts'

export interface ExportedAssessment {
  readonly name: string
  readonly type: string
  readonly content: string | Buffer
}

const json = 'application/json; charset=utf-8'
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** @throws Problem not-found, unknown-form (the ministry has none for this) */
export async function exportAssessment(
  desk: AssessmentDesk,
  person: SignedIn,
  { id, format }: { readonly id: string; readonly format: 'docx' | 'json' | 'ministry' },
): Promise<ExportedAssessment> {
  const assessment = await readAssessment(desk, person, id)
  const name = `${assessment.kind}-${assessment.useCase.id}`
  const pretty = (content: unknown) => `${JSON.stringify(content, undefined, 2)}\n`
  switch (format) {
    case 'json':
      return { name: `${name}.json`, type: json, content: pretty(assessment) }
    case 'docx': {
      // Read when it is first used: the library takes several megabytes.
      const { toDocx } = await import('../adapters/assessment-docx.ts')
      const content = await toDocx(documentOf(assessment, desk.municipality(person.tenant)))
      return { name: `${name}.docx`, type: word, content }
    }
    case 'ministry': {
      const stored = await desk.assessmentStore.find(person.tenant, id)
      const answers = await desk.assessmentStore.answers(person.tenant, id)
      const brought = stored?.brought ?? null
      const content = writeForm(assessment.questionnaire, { brought, answers, now: desk.now() })
      if (content === undefined) throw new Problem(problems.unknownForm)
      return { name: `${name}-par.json`, type: json, content: pretty(content) }
    }
  }
}
