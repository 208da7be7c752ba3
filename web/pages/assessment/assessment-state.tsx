import { useTranslation } from 'react-i18next'
import type { AssessmentSummary } from '../../../src/register/assessment-contract.ts'
import { Tag } from '../../components/tag.tsx'

export function AssessmentState({ state }: Pick<AssessmentSummary, 'state'>) {
  const { t } = useTranslation()
  return <Tag tone={state === 'getekend' ? 'ok' : 'neutral'}>{t(`assessment.states.${state}`)}</Tag>
}
