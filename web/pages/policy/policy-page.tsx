/** The policy that is in force, in plain words for everyone; and for who watches over it, all its versions. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { PolicyInForce } from '../../../src/rulebook/contract.ts'
import { Facts } from '../../components/facts.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { day, dayAndTime } from '../../i18n/format.ts'
import { useMay } from '../../session.ts'
import { ForVerb } from '../for-verb.tsx'
import './policy.css'
import { PolicyLinks } from './policy-links.tsx'
import { policyQuery } from './queries.ts'
import { RuleList } from './rule-list.tsx'
import { VersionsTable } from './versions-table.tsx'

export function PolicyPage() {
  const { t } = useTranslation()
  return (
    <ForVerb verbs={['policy.read']} title={t('shell.policy')}>
      <Policy />
    </ForVerb>
  )
}

function Policy() {
  const { t } = useTranslation()
  const policy = useQuery(policyQuery)
  const mayReview = useMay('policy.review')
  return (
    <main className="page">
      <PageHead title={t('shell.policy')} lead={t('policy.lead')} />
      <PolicyLinks />
      <Loaded query={policy} lines={6}>
        {(known) => (
          <>
            <InForce policy={known} />
            {mayReview && <VersionsTable current={known.version.version} />}
            <RuleList rules={known.rules} />
          </>
        )}
      </Loaded>
    </main>
  )
}

function InForce({ policy: { version, next } }: { policy: PolicyInForce }) {
  const { t } = useTranslation()
  return (
    <>
      <Facts
        facts={[
          { name: t('policy.version'), value: version.version },
          { name: t('policy.since'), value: version.effectiveAt === null ? '' : day(version.effectiveAt) },
          { name: t('policy.approvedBy'), value: version.approvedBy },
          { name: t('policy.hash'), value: <code className="nl-code">{version.hash}</code> },
        ]}
      />
      {next !== null && (
        <p className="nl-paragraph">
          {t('policy.next', { version: next.version, moment: dayAndTime(next.effectiveAt) })}
        </p>
      )}
    </>
  )
}
