/** The next step of a use case, what stands in its way, and what was let pass for a while. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { LifecycleStanding } from '../../../../src/register/lifecycle/contract.ts'
import type { Registered } from '../../../../src/register/registration-contract.ts'
import { Loaded } from '../../../components/loaded.tsx'
import { Section } from '../../../components/section.tsx'
import { lifecycleQuery } from '../queries.ts'
import { CheckList } from './check-list.tsx'
import './lifecycle.css'
import { StepButtons } from './step-buttons.tsx'
import { WaiverList } from './waiver-list.tsx'

export function LifecycleSection({ registered }: { registered: Registered }) {
  const { t } = useTranslation()
  const { record, version, mayChange } = registered
  const lifecycle = useQuery(lifecycleQuery(record.id, version))
  return (
    <Section
      title={t('register.lifecycle.title')}
      lead={t('register.lifecycle.lead')}
      action={
        <Link
          to="/register/$useCase/risicoklasse"
          params={{ useCase: record.id }}
          className="nl-button nl-button--secondary"
        >
          {t(mayChange ? 'register.classification.start' : 'register.classification.again')}
        </Link>
      }
    >
      <Loaded query={lifecycle} lines={6}>
        {(standing) => <Lifecycle id={record.id} standing={standing} mayChange={mayChange} />}
      </Loaded>
    </Section>
  )
}

export interface LifecycleProps {
  readonly id: string
  readonly standing: LifecycleStanding
  readonly mayChange: boolean
}

function Lifecycle(props: LifecycleProps) {
  return (
    <>
      <StepButtons {...props} />
      <CheckList {...props} />
      <WaiverList {...props} />
    </>
  )
}
