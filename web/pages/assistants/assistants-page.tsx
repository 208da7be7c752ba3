/** Assistants one may use: one's own and those that others share. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Assistant } from '../../../src/workplace/contract.ts'
import { Chips } from '../../components/chips.tsx'
import { Empty } from '../../components/empty.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { useMay } from '../../session.ts'
import { ForVerb } from '../for-verb.tsx'
import { AssistantCard } from './assistant-card.tsx'
import './assistants.css'
import { assistantsQuery } from './queries.ts'

export function AssistantsPage() {
  const { t } = useTranslation()
  return (
    <ForVerb verbs={['assistant.read']} title={t('shell.assistants')}>
      <Assistants />
    </ForVerb>
  )
}

function Assistants() {
  const { t } = useTranslation()
  const mayWrite = useMay('assistant.write')
  const assistants = useQuery(assistantsQuery)
  return (
    <main className="page">
      <PageHead
        title={t('shell.assistants')}
        lead={t('assistants.lead')}
        action={
          mayWrite && (
            <Link to="/assistenten/nieuw" className="nl-button nl-button--primary">
              {t('assistants.make')}
            </Link>
          )
        }
      />
      <Loaded query={assistants} lines={6}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={t('assistants.none')}>
              <p>{t('assistants.noneLead')}</p>
            </Empty>
          ) : (
            <AssistantList assistants={all} />
          )
        }
      </Loaded>
    </main>
  )
}

type Filter = 'all' | 'mine' | 'shared'
const filters: readonly Filter[] = ['all', 'mine', 'shared']

function AssistantList({ assistants }: { assistants: readonly Assistant[] }) {
  const { t } = useTranslation()
  const [filter, setFilter] = useState<Filter>('all')
  const fits =
    (value: Filter) =>
    ({ owner }: Assistant) =>
      value === 'all' || owner.isMe === (value === 'mine')
  const shown = assistants.filter(fits(filter))
  return (
    <>
      <Chips
        label={t('assistants.filter')}
        value={filter}
        options={filters.map((value) => ({
          value,
          label: t(`assistants.${value}`),
          count: assistants.filter(fits(value)).length,
        }))}
        onChange={(chosen) => setFilter(chosen)}
      />
      {shown.length === 0 ? (
        <Empty title={t('assistants.noneFound')} />
      ) : (
        <ul className="assistants">
          {shown.map((assistant) => (
            <li key={assistant.id}>
              <AssistantCard assistant={assistant} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
