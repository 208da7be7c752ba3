/** One quiet line under the composer: for what, which model where, what is protected, what is kept. Opens the preview. */
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { ShieldResult, UseCaseCard } from '../../../../src/workplace/contract.ts'
import { Icon } from '../../../components/icon.tsx'
import { ZoneBadge } from '../../../components/zone-badge.tsx'
import { day } from '../../../i18n/format.ts'

export interface ShieldLineProps {
  readonly id: string
  readonly useCase: UseCaseCard
  readonly model: UseCaseCard['models'][number]
  readonly shield: ShieldResult | undefined
  readonly isOpen: boolean
  onToggle(): void
}

export function ShieldLine({ id, useCase, model, shield, isOpen, onToggle }: ShieldLineProps) {
  const { t } = useTranslation()
  const count = Object.values(shield?.counts ?? {}).reduce((sum, one) => sum + one, 0)
  const verdict = shield?.verdict
  const isRefused = verdict?.effect === 'deny'
  const isReadable = verdict?.effect === 'permit' && !verdict.isPseudonymised
  return (
    <button type="button" className="shield-line" aria-expanded={isOpen} onClick={onToggle}>
      <Icon name="shield" size={16} isFilled={count > 0} />
      <span id={id} aria-live="polite" className={isRefused ? 'shield-refused' : ''}>
        {isRefused ? t('shield.refused') : t(isReadable ? 'shield.readableCount' : 'shield.protected', { count })}
      </span>
      <span className="shield-facts">
        {useCase.name} · {model.id} <ZoneBadge zone={model.zone} /> · {keptText(t, useCase, shield)}
      </span>
      <span className="shield-arrow">
        <Icon name="down" size={16} />
      </span>
    </button>
  )
}

type Translate = TFunction

function keptText(t: Translate, useCase: UseCaseCard, shield: ShieldResult | undefined): string {
  const until = shield?.keeping.until
  if (!useCase.isStored) return t('shield.notKept')
  return until === undefined || until === null
    ? t('shield.keptDays', { count: useCase.retentionDays })
    : t('shield.keptUntil', { day: day(until) })
}
