/** One use case: its state and what has to happen next, then everything that was registered about it. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Registered } from '../../../src/register/registration-contract.ts'
import { ApiError } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Facts } from '../../components/facts.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { day } from '../../i18n/format.ts'
import { MissingPage } from '../failure-page.tsx'
import { ForVerb } from '../for-verb.tsx'
import { ObligationsSection } from './calendar/obligations-section.tsx'
import { GovernanceSection } from './governance-section.tsx'
import { LifecycleSection } from './lifecycle/lifecycle-section.tsx'
import { oneQuery } from './queries.ts'
import { RecordSections } from './record-sections.tsx'
import './register.css'
import { RiskTag, StateTag } from './tags.tsx'
import { VersionsSection } from './versions-section.tsx'

export function UseCasePage() {
  const { t } = useTranslation()
  const { useCase: id } = useParams({ from: '/inside/register/$useCase' })
  const useCase = useQuery(oneQuery(id))
  if (useCase.error instanceof ApiError && useCase.error.status === 404) return <MissingPage />
  return (
    <ForVerb verbs={['register.read']} title={t('register.title')}>
      <main className="page page-wide">
        <Link to="/register" search={{ groep: 'all' }} className="nl-link">
          {t('register.toAll')}
        </Link>
        <Loaded query={useCase} lines={6}>
          {(known) => <OneUseCase registered={known} />}
        </Loaded>
      </main>
    </ForVerb>
  )
}

function OneUseCase({ registered }: { registered: Registered }) {
  const { t } = useTranslation()
  const { record, owner, mayChange } = registered
  return (
    <>
      <PageHead
        title={record.name}
        state={<StateTag state={record.state} />}
        lead={record.purpose}
        action={
          mayChange && (
            <Link
              to="/register/$useCase/wijzigen"
              params={{ useCase: record.id }}
              className="nl-button nl-button--secondary"
            >
              {t('register.change')}
            </Link>
          )
        }
      />
      <Warnings registered={registered} />
      <Facts
        facts={[
          { name: t('register.risk'), value: <RiskTag risk={record.riskClass} /> },
          { name: t('register.owner'), value: owner.person?.name ?? (record.owner || t('register.nobody')) },
          { name: t('register.review'), value: day(record.reviewDate) },
        ]}
      />
      <LifecycleSection registered={registered} />
      <RecordSections registered={registered} />
      <GovernanceSection id={record.id} />
      <ObligationsSection id={record.id} version={registered.version} />
      <VersionsSection id={record.id} version={registered.version} />
    </>
  )
}

function Warnings({ registered: { record, owner, isReviewDue } }: { registered: Registered }) {
  const { t } = useTranslation()
  const { product, runsThroughGate, reviewDate } = record
  return (
    <>
      {owner.state !== 'present' && (
        <Alert tone="warning" title={t('register.ownerLeftTitle')}>
          {t(owner.state === 'left' ? 'register.ownerLeft' : 'register.ownerNobody')}
        </Alert>
      )}
      {isReviewDue && <Alert tone="warning">{t('register.reviewDueLead', { day: day(reviewDate) })}</Alert>}
      {!runsThroughGate && product !== null && (
        <Alert tone="info">{t('register.outsideLead', { product: product.name, vendor: product.vendor })}</Alert>
      )}
    </>
  )
}
