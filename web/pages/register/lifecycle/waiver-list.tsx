import { useTranslation } from 'react-i18next'
import type { WaiverView } from '../../../../src/register/lifecycle/contract.ts'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Tag } from '../../../components/tag.tsx'
import { day } from '../../../i18n/format.ts'
import type { LifecycleProps } from './lifecycle-section.tsx'
import { useLifecycleAct } from './use-lifecycle.ts'

const tones = { asked: 'warning', 'in-force': 'ok', ended: 'neutral', withdrawn: 'neutral' } as const

export function WaiverList({ id, standing, mayChange }: LifecycleProps) {
  const { t } = useTranslation()
  const act = useLifecycleAct(id, () => undefined)
  const titles = new Map(standing.checks.map(({ name, title }) => [name, title]))
  if (standing.waivers.length === 0) return null
  return (
    <>
      <h3 className="nl-heading nl-heading--level-4">{t('register.lifecycle.waivers')}</h3>
      {act.error !== null && <Alert tone="error">{act.error.message}</Alert>}
      <ul className="checks">
        {standing.waivers.map((waiver) => (
          <WaiverItem
            key={waiver.id}
            waiver={waiver}
            title={titles.get(waiver.check) ?? waiver.check}
            mayWithdraw={mayChange}
            isBusy={act.isPending}
            onApprove={() => act.mutate({ method: 'POST', path: `/waivers/${waiver.id}/approval` })}
            onWithdraw={() => act.mutate({ method: 'DELETE', path: `/waivers/${waiver.id}` })}
          />
        ))}
      </ul>
    </>
  )
}

interface WaiverItemProps {
  readonly waiver: WaiverView
  readonly title: string
  readonly mayWithdraw: boolean
  readonly isBusy: boolean
  onApprove(): void
  onWithdraw(): void
}

function WaiverItem({ waiver, title, mayWithdraw, isBusy, onApprove, onWithdraw }: WaiverItemProps) {
  const { t } = useTranslation()
  const { askedBy, approvedBy, endsOn, reason, state, mayApprove } = waiver
  const isOpen = state === 'asked' || state === 'in-force'
  return (
    <li className="check-item">
      <div className="check-item-text">
        <p className="row-title">
          {title} <Tag tone={tones[state]}>{t(`register.lifecycle.waiverStates.${state}`)}</Tag>
        </p>
        <p className="row-detail">
          {t('register.lifecycle.waiverBy', { name: askedBy, day: day(endsOn), reason })}{' '}
          {approvedBy !== null && t('register.lifecycle.approvedBy', { name: approvedBy })}
        </p>
      </div>
      <div className="check-acts">
        {mayApprove && (
          <Button disabled={isBusy} onClick={onApprove}>
            {t('register.lifecycle.approve')}
          </Button>
        )}
        {mayWithdraw && isOpen && (
          <Button disabled={isBusy} onClick={onWithdraw}>
            {t('register.lifecycle.withdraw')}
          </Button>
        )}
      </div>
    </li>
  )
}
