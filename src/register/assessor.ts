/** Assessing use cases: the questionnaires, the routes by which people fill them in, and what was signed. */
import type { FastifyInstance } from 'fastify'
import { readData } from './adapters/read-data.ts'
import type { AssessmentDesk } from './assessment/desk.ts'
import { openAssessment, presentSummary } from './assessment/present.ts'
import { parseQuestionnaire, type Questionnaire } from './assessment/questionnaire.ts'
import { seedAssessment } from './assessment/seed.ts'
import type { RegistrationDeps } from './deps.ts'
import { createDesk } from './desk.ts'
import type { HouseAssessment } from './lifecycle/assessments.ts'
import { assessmentRoutes } from './routes/assessments.ts'
import { createAssessmentStore } from './store/assessments.ts'

/** What assessing needs beyond keeping the register. */
export interface AssessorDeps extends Omit<RegistrationDeps, 'assessments'> {
  /** Its name, e.g. `Gemeente Voorbeeldstad`. */
  readonly municipality: (tenant: string) => string
}

/** How people assess. */
export interface Assessor {
  /** Adds the routes below the scope's prefix. */
  routes(scope: FastifyInstance): void
  /** The assessments of a use case that were made here, for what the lifecycle asks. */
  assessmentsOf(tenant: string, useCase: string): Promise<HouseAssessment[]>
  /** Puts a filled-in assessment where there is none of its kind yet. @throws Error when it does not fit */
  seed(tenant: string, content: unknown): Promise<void>
}

const files = ['pre-scan', 'dpia', 'fria', 'iama']

/** Opens assessments; see `assessment-contract.ts` for what people can do. */
export function createAssessor(deps: AssessorDeps): Assessor {
  const assessmentStore = createAssessmentStore(deps.tables)
  const assessmentsOf = async (tenant: string, useCase: string): Promise<HouseAssessment[]> => {
    const all = await assessmentStore.list(tenant, useCase)
    return Promise.all(
      all.map(async (stored) => {
        const { kind, signedOn, useCaseVersion } = presentSummary(
          desk,
          await openAssessment(desk, tenant, stored),
          tenant,
        )
        return { kind, signedOn, version: useCaseVersion }
      }),
    )
  }
  const desk: AssessmentDesk = {
    ...createDesk({ ...deps, assessments: assessmentsOf }),
    assessmentStore,
    questionnaires: files.map(readQuestionnaire),
    municipality: deps.municipality,
  }
  return {
    routes: (scope) => assessmentRoutes(scope, desk),
    assessmentsOf,
    seed: (tenant, content) => seedAssessment(desk, tenant, content),
  }
}

/** @throws Error when our own file is wrong */
function readQuestionnaire(name: string): Questionnaire {
  const parsed = parseQuestionnaire(readData(`assessment/questionnaires/${name}.yaml`))
  if (parsed.ok) return parsed.questionnaire
  throw new Error(`${name}: ${parsed.issues.map(({ pointer, detail }) => `${pointer} ${detail}`).join('; ')}`)
}
