/** Examples of what a municipality can do with AI, and must not. One click starts an intake with what is known. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GuideExample } from '../../../src/register/guide/contract.ts'
import { domains, riskClasses } from '../../../src/register/words-contract.ts'
import { Chips } from '../../components/chips.tsx'
import { Empty } from '../../components/empty.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { ForVerb } from '../for-verb.tsx'
import { guideQuery } from '../register/queries.ts'
import '../register/register.css'
import { type Choice, chooseExamples } from './choose-examples.ts'
import { ExampleCard } from './example-card.tsx'
import './guide.css'

export function GuidePage() {
  const { t } = useTranslation()
  const guide = useQuery(guideQuery)
  return (
    <ForVerb verbs={['register.read']} title={t('guide.title')}>
      <main className="page page-wide">
        <Link to="/register" search={{ groep: 'all' }} className="nl-link">
          {t('register.toAll')}
        </Link>
        <PageHead title={t('guide.title')} lead={t('guide.lead')} />
        <Loaded query={guide} lines={6}>
          {(examples) => <Examples examples={examples} />}
        </Loaded>
      </main>
    </ForVerb>
  )
}

function Examples({ examples }: { examples: readonly GuideExample[] }) {
  const { t } = useTranslation()
  const [choice, choose] = useState<Choice>({ words: '', domain: '', risk: 'all' })
  const shown = chooseExamples(examples, choice)
  const inDomain = chooseExamples(examples, { ...choice, risk: 'all' })
  const risks = (['all', ...riskClasses] as const).map((value) => ({
    value,
    label: value === 'all' ? t('guide.allRisks') : t(`register.risks.${value}`),
    count: value === 'all' ? inDomain.length : inDomain.filter(({ riskClass }) => riskClass === value).length,
  }))
  return (
    <>
      <div className="guide-filter">
        <TextField
          label={t('guide.search')}
          type="search"
          autoComplete="off"
          value={choice.words}
          onChange={({ target }) => choose({ ...choice, words: target.value })}
        />
        <SelectField
          label={t('guide.domain')}
          value={choice.domain}
          onChange={({ target }) => choose({ ...choice, domain: target.value as Choice['domain'] })}
        >
          <option value="">{t('guide.allDomains')}</option>
          {domains.map((domain) => (
            <option key={domain} value={domain}>
              {t(`register.domains.${domain}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <Chips
        label={t('guide.risk')}
        options={risks.filter(({ value, count }) => count > 0 || value === choice.risk)}
        value={choice.risk}
        onChange={(risk) => choose({ ...choice, risk })}
      />
      <p role="status" className="register-count">
        {t('guide.shown', { count: shown.length })}
      </p>
      {shown.length === 0 ? (
        <Empty title={t('guide.noneFound')} />
      ) : (
        <ul className="guide">
          {shown.map((example) => (
            <li key={example.id}>
              <ExampleCard example={example} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
