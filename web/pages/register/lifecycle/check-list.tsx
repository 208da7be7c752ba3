import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CheckStanding } from '../../../../src/register/lifecycle/contract.ts'
import { Button } from '../../../components/button.tsx'
import { Tag } from '../../../components/tag.tsx'
import { day } from '../../../i18n/format.ts'
import { useFieldNames } from '../use-field-names.ts'
import { ActDialog } from './act-dialog.tsx'
import type { LifecycleProps } from './lifecycle-section.tsx'
import { useLifecycleAct } from './use-lifecycle.ts'

const tones = { met: 'ok', waived: 'warning', open: 'neutral' } as const

interface Asked {
  readonly check: CheckStanding
  readonly what: 'confirm' | 'unconfirm' | 'waive'
}

/** What the lifecycle asks: open first, with what to do about it. */
export function CheckList({ id, standing, mayChange }: LifecycleProps) {
  const { t } = useTranslation()
  const [asked, ask] = useState<Asked>()
  const act = useLifecycleAct(id, () => ask(undefined))
  const order = ['open', 'waived', 'met']
  const checks = standing.checks.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
  const waits = (name: string) => standing.waivers.some(({ check, state }) => check === name && state === 'asked')
  return (
    <>
      <ul className="checks" aria-label={t('register.lifecycle.checks')}>
        {checks.map((check) => (
          <CheckItem
            key={check.name}
            check={check}
            acts={mayChange ? actsFor(check, waits(check.name)) : []}
            onAct={(what) => ask({ check, what })}
          />
        ))}
      </ul>
      {asked !== undefined && (
        <ActDialog
          title={t(`register.lifecycle.${asked.what}Title`, { title: asked.check.title })}
          {...(asked.what === 'waive'
            ? { lead: t('register.lifecycle.waiveLead'), longestDays: standing.longestWaiverDays }
            : { help: t('register.lifecycle.noteHelp') })}
          label={t(asked.what === 'waive' ? 'register.lifecycle.reason' : 'register.lifecycle.note')}
          action={t(`register.lifecycle.${asked.what}`)}
          error={act.error}
          isBusy={act.isPending}
          onClose={() => ask(undefined)}
          onAct={(text, endsOn) =>
            act.mutate(
              asked.what === 'waive'
                ? { method: 'POST', path: '/waivers', body: { check: asked.check.name, reason: text, endsOn } }
                : {
                    method: 'PUT',
                    path: `/checks/${asked.check.name}`,
                    body: { isMet: asked.what === 'confirm', note: text },
                  },
            )
          }
        />
      )}
    </>
  )
}

function actsFor({ isConfirmed, isWaivable, state }: CheckStanding, isWaiting: boolean): Asked['what'][] {
  if (state === 'met') return isConfirmed ? ['unconfirm'] : []
  return [
    ...(isConfirmed ? (['confirm'] as const) : []),
    ...(isWaivable && state === 'open' && !isWaiting ? (['waive'] as const) : []),
  ]
}

interface CheckItemProps {
  readonly check: CheckStanding
  readonly acts: readonly Asked['what'][]
  onAct(what: Asked['what']): void
}

function CheckItem({ check, acts, onAct }: CheckItemProps) {
  const { t } = useTranslation()
  const fieldNames = useFieldNames()
  const { title, help, ground, state, why, moved, by, on, note } = check
  return (
    <li className="check-item">
      <div className="check-item-text">
        <p className="row-title">
          {title} <Tag tone={tones[state]}>{t(`register.lifecycle.${state}`)}</Tag>
        </p>
        {why !== null && <p className="row-detail">{why}</p>}
        {moved.length > 0 && (
          <p className="row-detail">{t('register.lifecycle.moved', { fields: fieldNames(moved) })}</p>
        )}
        {state === 'met' && by !== null && on !== null && (
          <p className="row-detail">{t('register.lifecycle.by', { name: by, day: day(on), note })}</p>
        )}
        {state !== 'met' && <p className="row-detail">{help}</p>}
        <p className="row-detail check-ground">{t('register.lifecycle.ground', { ground })}</p>
      </div>
      {acts.length > 0 && (
        <div className="check-acts">
          {acts.map((what) => (
            <Button key={what} aria-label={t(`register.lifecycle.${what}Title`, { title })} onClick={() => onAct(what)}>
              {t(`register.lifecycle.${what}`)}
            </Button>
          ))}
        </div>
      )}
    </li>
  )
}
