/** Somebody selected a value that the recognition missed: protect it anyway. */
import { useTranslation } from 'react-i18next'
import type { CorrectionInput } from '../../../../src/workplace/contract.ts'
import { Icon } from '../../../components/icon.tsx'
import { Menu } from '../../../components/menu.tsx'

const offered = ['PERSON', 'STREET_ADDRESS', 'CASE_NUMBER', 'BSN', 'PHONE', 'HEALTH', 'USERNAME'] as const

export interface AddMissedProps {
  readonly value: string
  onAdd(correction: CorrectionInput): void
}

export function AddMissed({ value, onAdd }: AddMissedProps) {
  const { t } = useTranslation()
  if (value.length < 2 || value.length > 200) return null
  const items = offered.map((type) => ({
    label: t(`kind.${type}`),
    onSelect: () => onAdd({ kind: 'missed', type, value }),
  }))
  return (
    <Menu items={items} aria-label={t('composer.protectAs')}>
      <Icon name="shield" size={16} /> {t('composer.protect')}
    </Menu>
  )
}
