import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Step } from '../../../../src/register/lifecycle/contract.ts'
import { Button } from '../../../components/button.tsx'
import { useToast } from '../../../components/toast.tsx'
import { ActDialog } from './act-dialog.tsx'
import type { LifecycleProps } from './lifecycle-section.tsx'
import { useLifecycleAct } from './use-lifecycle.ts'

const backwards: readonly string[] = ['gestopt', 'idee', 'in-herziening']

/** Steps that can be taken now as buttons; what is missing for the others in a sentence. */
export function StepButtons({ id, standing }: LifecycleProps) {
  const { t } = useTranslation()
  const toast = useToast()
  const [chosen, choose] = useState<Step>()
  const act = useLifecycleAct(id, ({ state }) => {
    choose(undefined)
    toast(t('register.lifecycle.stepped', { state: t(`register.states.${state}`) }))
  })
  const ready = standing.steps.filter(({ missing, mayTake }) => missing.length === 0 && mayTake)
  const waiting = standing.steps.filter(({ missing }) => missing.length > 0)
  const forSecond = standing.steps.some((step) => step.needsSecondPerson && !step.mayTake && step.missing.length === 0)
  return (
    <>
      {waiting.map(({ to, missing }) => (
        <p key={to} className="nl-paragraph">
          {t('register.lifecycle.missing', { count: missing.length, state: t(`register.states.${to}`) })}
        </p>
      ))}
      {forSecond && <p className="nl-paragraph">{t('register.lifecycle.secondPerson')}</p>}
      {ready.length > 0 && (
        <div className="form-actions">
          {ready.map((step) => (
            <Button
              key={step.to}
              look={backwards.includes(step.to) ? 'secondary' : 'primary'}
              {...(step.to === 'gestopt' ? { tone: 'negative' as const } : {})}
              onClick={() => choose(step)}
            >
              {step.to === 'gestopt'
                ? t('register.lifecycle.stop')
                : t('register.lifecycle.next', { state: t(`register.states.${step.to}`) })}
            </Button>
          ))}
        </div>
      )}
      {chosen !== undefined && (
        <ActDialog
          title={t('register.lifecycle.stepTitle', { state: t(`register.states.${chosen.to}`) })}
          label={t('register.lifecycle.stepReason')}
          action={t('register.lifecycle.stepDo')}
          error={act.error}
          isBusy={act.isPending}
          onClose={() => choose(undefined)}
          onAct={(reason) =>
            act.mutate({
              method: 'POST',
              path: '/transitions',
              body: { version: standing.version, to: chosen.to, reason },
            })
          }
        />
      )}
    </>
  )
}
