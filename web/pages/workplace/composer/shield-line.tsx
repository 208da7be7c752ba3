/** One quiet line under the composer: what is protected, for what, which model where, what is kept. Opens the preview. */
import { useTranslation } from 'react-i18next'
import type { ShieldResult, UseCaseCard } from '../../../../src/workplace/contract.ts'
import { Icon } from '../../../components/icon.tsx'
import { ZoneBadge } from '../../../components/zone-badge.tsx'

export interface ShieldLineProps {
  readonly id: string
  readonly useCase: UseCaseCard
  readonly model: UseCaseCard['models'][number]
  /** Undefined while nothing is written. */
  readonly shield: ShieldResult | undefined
  /** What stays behind, in words. */
  readonly kept: string
  readonly isOpen: boolean
  onToggle(): void
}

export function ShieldLine({ id, useCase, model, shield, kept, isOpen, onToggle }: ShieldLineProps) {
  const { t } = useTranslation()
  const count = Object.values(shield?.counts ?? {}).reduce((sum, one) => sum + one, 0)
  const verdict = shield?.verdict
  const isRefused = verdict?.effect === 'deny'
  const isReadable = verdict?.effect === 'permit' && !verdict.isPseudonymised
  const found = t(isReadable ? 'shield.readableCount' : 'shield.protected', { count })
  return (
    <button type="button" className="shield-line" aria-expanded={isOpen} onClick={onToggle}>
      <Icon name="shield" size={16} isFilled={count > 0} />
      <span className="shield-facts">
        <span id={id} aria-live="polite" className={isRefused ? 'shield-refused' : ''}>
          {isRefused ? t('shield.refused') : shield === undefined ? t('shield.idle') : found}
        </span>
        <span>{useCase.name}</span>
        <span>
          {model.id} <ZoneBadge zone={model.zone} />
        </span>
        <span>{kept}</span>
      </span>
      <span className="shield-arrow">
        <Icon name="down" size={16} />
      </span>
    </button>
  )
}
