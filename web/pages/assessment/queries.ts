/** Assessments, as the server knows them. */
import { queryOptions } from '@tanstack/react-query'
import type { Assessment, AssessmentSummary } from '../../../src/register/assessment-contract.ts'
import { ask } from '../../api.ts'

export interface Questionnaire {
  readonly kind: string
  readonly title: string
  readonly introduction: string
  readonly questions: number
}

export const questionnairesQuery = queryOptions({
  queryKey: ['questionnaires'],
  queryFn: async () => (await ask<{ items: Questionnaire[] }>('/questionnaires')).items,
  staleTime: Number.POSITIVE_INFINITY,
})

export const assessmentsQuery = (useCase: string) =>
  queryOptions({
    queryKey: ['register', useCase, 'assessments'],
    queryFn: () => ask<{ items: AssessmentSummary[]; mayStart: boolean }>(`/register/${useCase}/assessments`),
  })

export const assessmentQuery = (id: string) =>
  queryOptions({ queryKey: ['assessments', id], queryFn: () => ask<Assessment>(`/assessments/${id}`) })
