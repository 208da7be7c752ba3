/** One version: what changed and why, who decides, and for a draft the text to write in. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { PolicyVersionDetail } from '../../../src/rulebook/contract.ts'
import { Facts } from '../../components/facts.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { Section } from '../../components/section.tsx'
import { dayAndTime } from '../../i18n/format.ts'
import { useMay } from '../../session.ts'
import { ForVerb } from '../for-verb.tsx'
import { DiffView } from './diff-view.tsx'
import './policy.css'
import { PolicyEditor } from './policy-editor.tsx'
import { policyVersionQuery } from './queries.ts'
import { RuleList } from './rule-list.tsx'
import { ShadowSection } from './shadow-section.tsx'
import { VersionStateTag } from './version-state.tsx'
import { VersionSteps } from './version-steps.tsx'
import { WhatIfSection } from './what-if-section.tsx'

export function PolicyVersionPage() {
  const { t } = useTranslation()
  const { version: id } = useParams({ from: '/inside/beleid/versie/$version' })
  const version = useQuery(policyVersionQuery(id))
  return (
    <ForVerb verbs={['policy.review']} title={t('shell.policy')}>
      <main className="page">
        <Link to="/beleid" className="nl-link">
          {t('policy.toPolicy')}
        </Link>
        <Loaded query={version} lines={6}>
          {(known) => <OneVersion version={known} />}
        </Loaded>
      </main>
    </ForVerb>
  )
}

function OneVersion({ version }: { version: PolicyVersionDetail }) {
  const { t } = useTranslation()
  const mayWrite = useMay('policy.write')
  const isOpen = ['draft', 'submitted', 'approved'].includes(version.state)
  const { state, basedOn, approvedBy, effectiveAt } = version
  return (
    <>
      <PageHead
        title={t('policy.versionNumber', { version: version.version })}
        lead={version.reason}
        state={<VersionStateTag state={state} />}
      />
      <Facts
        facts={[
          { name: t('policy.authors'), value: version.authors.join(', ') },
          { name: t('policy.savedAt'), value: dayAndTime(version.savedAt) },
          ...(basedOn === null
            ? []
            : [{ name: t('policy.basedOn'), value: t('policy.versionNumber', { version: basedOn }) }]),
          ...(approvedBy === null ? [] : [{ name: t('policy.approvedBy'), value: approvedBy }]),
          ...(effectiveAt === null ? [] : [{ name: t('policy.effectiveAt'), value: dayAndTime(effectiveAt) }]),
          { name: t('policy.hash'), value: <code className="nl-code">{version.hash}</code> },
        ]}
      />
      <VersionSteps version={version} />
      {state === 'draft' && mayWrite && <PolicyEditor key={version.revision} version={version} />}
      {basedOn !== null && (
        <Section title={t('policy.diff', { version: basedOn })}>
          <DiffView lines={version.diff} />
        </Section>
      )}
      {isOpen && (
        <>
          <WhatIfSection key={version.hash} version={version.id} />
          <ShadowSection version={version.id} />
        </>
      )}
      <RuleList rules={version.rules} />
    </>
  )
}
