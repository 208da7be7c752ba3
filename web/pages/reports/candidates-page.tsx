/** Sentences that people shared because the recognition missed something or saw too much: to judge and to learn from. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Candidate } from '../../../src/workplace/contract.ts'
import { ask } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { Chips } from '../../components/chips.tsx'
import { Empty } from '../../components/empty.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { PageHead } from '../../components/page-head.tsx'
import '../../components/section.css'
import { Tag } from '../../components/tag.tsx'
import { day } from '../../i18n/format.ts'
import { useMay } from '../../session.ts'
import { ForVerb } from '../for-verb.tsx'
import { type CandidateState, candidatesKey, candidatesQuery } from './queries.ts'
import { ReportTabs } from './report-tabs.tsx'
import './reports.css'

const states: readonly CandidateState[] = ['open', 'approved', 'rejected']

export function CandidatesPage() {
  const { t } = useTranslation()
  return (
    <ForVerb verbs={['correction.review']} title={t('candidates.title')}>
      <Candidates />
    </ForVerb>
  )
}

function Candidates() {
  const { t } = useTranslation()
  const [state, setState] = useState<CandidateState>('open')
  const candidates = useQuery(candidatesQuery(state))
  return (
    <main className="page">
      <PageHead
        title={t('candidates.title')}
        lead={t('candidates.lead')}
        action={
          <a className="nl-button nl-button--secondary" href="/api/v1/corrections/candidates/export" download>
            {t('candidates.export')}
          </a>
        }
      />
      <ReportTabs />
      <Chips
        label={t('candidates.filter')}
        value={state}
        options={states.map((value) => ({ value, label: t(`candidates.${value}`) }))}
        onChange={(chosen) => setState(chosen)}
      />
      <Loaded query={candidates} lines={6}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={t(state === 'open' ? 'candidates.noneOpen' : 'candidates.none')} />
          ) : (
            <CandidateList candidates={all} />
          )
        }
      </Loaded>
    </main>
  )
}

function CandidateList({ candidates }: { candidates: readonly Candidate[] }) {
  const client = useQueryClient()
  const mayDecide = useMay('correction.decide')
  const decision = useMutation({
    mutationFn: ({ id, state }: { readonly id: string; readonly state: 'approved' | 'rejected' }) =>
      ask<Candidate>(`/corrections/candidates/${id}`, { method: 'PATCH', body: { state } }),
    onSuccess: () => client.invalidateQueries({ queryKey: candidatesKey }),
  })
  return (
    <>
      {decision.error !== null && <Alert tone="error">{decision.error.message}</Alert>}
      <ul className="candidates">
        {candidates.map((candidate) => (
          <li key={candidate.id}>
            <OneCandidate
              candidate={candidate}
              isBusy={decision.isPending}
              onDecide={mayDecide ? (state) => decision.mutate({ id: candidate.id, state }) : undefined}
            />
          </li>
        ))}
      </ul>
    </>
  )
}

interface OneCandidateProps {
  readonly candidate: Candidate
  readonly isBusy: boolean
  readonly onDecide: ((state: 'approved' | 'rejected') => void) | undefined
}

function OneCandidate({ candidate, isBusy, onDecide }: OneCandidateProps) {
  const { t } = useTranslation()
  const { kind, type, sentence, start, end, state, createdAt } = candidate
  const value = sentence.slice(start, end)
  return (
    <article className="candidate">
      <div className="row-text">
        <p className="row-title">
          <Tag tone={kind === 'missed' ? 'warning' : 'neutral'}>{t(`candidates.kinds.${kind}`)}</Tag>
          {t(`kind.${type}`)}
        </p>
        <p className="candidate-sentence">
          {sentence.slice(0, start)}
          <mark>{value}</mark>
          {sentence.slice(end)}
        </p>
        <p className="row-detail">{t('candidates.sharedAt', { day: day(createdAt) })}</p>
      </div>
      {onDecide !== undefined && (
        <div className="candidate-actions">
          {state !== 'approved' && (
            <Button
              aria-label={t('candidates.approveOne', { value })}
              disabled={isBusy}
              onClick={() => onDecide('approved')}
            >
              {t('candidates.approve')}
            </Button>
          )}
          {state !== 'rejected' && (
            <Button
              look="subtle"
              aria-label={t('candidates.rejectOne', { value })}
              disabled={isBusy}
              onClick={() => onDecide('rejected')}
            >
              {t('candidates.reject')}
            </Button>
          )}
        </div>
      )}
    </article>
  )
}
