import { useTranslation } from 'react-i18next'
import type { ModelSheet } from '../../src/workplace/contract.ts'
import { Icon } from './icon.tsx'
import './zone-badge.css'

const shapes = {
  own: { name: 'shield', isFilled: true },
  nl: { name: 'shield', isFilled: false },
  eu: { name: 'circle', isFilled: false },
  'outside-eu': { name: 'triangle', isFilled: false },
} as const

/** Where a model runs: always a shape, a word and a colour together. */
export function ZoneBadge({ zone }: { zone: ModelSheet['zone'] }) {
  const { t } = useTranslation()
  return (
    <span className={`zone-badge zone-${zone}`}>
      <Icon {...shapes[zone]} size={14} />
      {t(`zone.${zone}`)}
    </span>
  )
}
