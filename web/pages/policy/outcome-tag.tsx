import { useTranslation } from 'react-i18next'
import type { PolicyOutcome } from '../../../src/rulebook/contract.ts'
import { Tag } from '../../components/tag.tsx'

/** Whether a text may leave, and how. */
export function OutcomeTag({ outcome: { effect, treatment } }: { outcome: PolicyOutcome }) {
  const { t } = useTranslation()
  if (effect === 'deny') return <Tag tone="error">{t('matrix.deny')}</Tag>
  if (treatment === 'pseudonymise') return <Tag tone="ok">{t('matrix.pseudonymise')}</Tag>
  return <Tag tone="warning">{t('matrix.readable')}</Tag>
}
