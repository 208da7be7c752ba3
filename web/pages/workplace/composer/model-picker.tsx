/** Only what the use case allows; each with where it runs, who runs it and what happens to questions. */
import { useTranslation } from 'react-i18next'
import type { UseCaseCard } from '../../../../src/workplace/contract.ts'
import { Icon } from '../../../components/icon.tsx'
import { Menu } from '../../../components/menu.tsx'
import { ZoneBadge } from '../../../components/zone-badge.tsx'
import { sheetInWords } from './sheet.ts'

export interface ModelPickerProps {
  readonly useCase: UseCaseCard
  readonly model: string
  onModel(model: string): void
}

export function ModelPicker({ useCase, model, onModel }: ModelPickerProps) {
  const { t } = useTranslation()
  const items = useCase.models.map((sheet) => ({
    label: sheet.isAvailable ? sheet.id : `${sheet.id} · ${t('sheet.resting')}`,
    detail: (
      <>
        <ZoneBadge zone={sheet.zone} /> {sheetInWords(t, sheet)}
      </>
    ),
    isChecked: sheet.id === model,
    onSelect: () => onModel(sheet.id),
  }))
  return (
    <Menu items={items} aria-label={t('composer.model', { model })} className="model-picker">
      {model} <Icon name="down" size={16} />
    </Menu>
  )
}
