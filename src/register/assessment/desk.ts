/** Where assessments are made: the register's desk with the questionnaires and what was answered. */
import type { SignedIn } from '../../identity/index.ts'
import type { UseCase } from '../contract.ts'
import { type Desk, mayChange } from '../desk.ts'
import type { AssessmentStore } from '../store/assessments.ts'
import type { Question, Questionnaire } from './questionnaire.ts'

export interface AssessmentDesk extends Desk {
  readonly assessmentStore: AssessmentStore
  /** The questionnaires of now, in the order they are offered. */
  readonly questionnaires: readonly Questionnaire[]
  readonly municipality: (tenant: string) => string
}

/** Who may change the use case answers everything; otherwise one's role must be asked. */
export function mayAnswer(person: SignedIn, useCase: UseCase, { answeredBy }: Pick<Question, 'answeredBy'>): boolean {
  return mayChange(person, useCase) || answeredBy.some((role) => person.roles.includes(role))
}
