import type { ReportInput, TemporaryReportInput } from '../../../../src/workplace/contract.ts'
import { request } from '../../../api.ts'

export type About = Pick<TemporaryReportInput, 'useCase' | 'model' | 'receipt' | 'rules'> & {
  readonly texts: NonNullable<TemporaryReportInput['texts']>
}

/** Reports what the server does not keep: the texts go along only when the reporter agrees. @throws ApiError */
export function reportTemporary({ kind, explanation, includesText }: ReportInput, { texts, ...about }: About) {
  const body: TemporaryReportInput = { ...about, kind, explanation, texts: includesText ? texts : null }
  return request('/temporary/reports', { method: 'POST', body })
}
