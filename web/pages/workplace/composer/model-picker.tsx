/** Only what the use case allows; each with where it runs and who runs it. */
import { useTranslation } from 'react-i18next'
import type { UseCaseCard } from '../../../../src/workplace/contract.ts'
import { Icon } from '../../../components/icon.tsx'
import { Menu } from '../../../components/menu.tsx'

export interface ModelPickerProps {
  readonly useCase: UseCaseCard
  readonly model: string
  onModel(model: string): void
}

export function ModelPicker({ useCase, model, onModel }: ModelPickerProps) {
  const { t } = useTranslation()
  const items = useCase.models.map(({ id, zone, operator, isAvailable }) => ({
    label: [id, t(`zone.${zone}`), operator ?? t('sheet.unknown'), ...(isAvailable ? [] : [t('sheet.resting')])].join(
      ' · ',
    ),
    isChecked: id === model,
    onSelect: () => onModel(id),
  }))
  return (
    <Menu items={items} aria-label={t('composer.model', { model })} className="model-picker">
      {model} <Icon name="down" size={16} />
    </Menu>
  )
}
