/** Publication of one use case in the Algoritmeregister: the text, what is wrong with it, and the three steps. */
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Publication } from '../../../src/register/publication-contract.ts'
import { ask } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Chips } from '../../components/chips.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { Tag } from '../../components/tag.tsx'
import { useToast } from '../../components/toast.tsx'
import { ForVerb } from '../for-verb.tsx'
import { oneQuery } from '../register/queries.ts'
import { Preview } from './preview.tsx'
import './publication.css'
import { PublicationForm } from './publication-form.tsx'
import { StepsSection } from './steps-section.tsx'

const publicationQuery = (id: string) =>
  queryOptions({
    queryKey: ['register', id, 'publication'],
    queryFn: () => ask<Publication>(`/register/${id}/publication`),
  })

export function PublicationPage() {
  const { t } = useTranslation()
  const { useCase: id } = useParams({ from: '/inside/register/$useCase/publicatie' })
  const useCase = useQuery(oneQuery(id))
  const publication = useQuery(publicationQuery(id))
  const state = publication.data?.state
  return (
    <ForVerb verbs={['register.read']} title={t('publication.title')}>
      <main className="page">
        <Link to="/register/$useCase" params={{ useCase: id }} className="nl-link">
          {useCase.data?.record.name ?? t('register.title')}
        </Link>
        <PageHead
          title={t('publication.title')}
          state={state !== undefined && <Tag tone={tones[state]}>{t(`publication.states.${state}`)}</Tag>}
          lead={t('publication.lead')}
        />
        <Loaded query={publication} lines={6}>
          {(known) => <OnePublication key={known.version} id={id} publication={known} />}
        </Loaded>
      </main>
    </ForVerb>
  )
}

const tones = { concept: 'neutral', vrijgegeven: 'neutral', gepubliceerd: 'ok', ingetrokken: 'error' } as const

function OnePublication({ id, publication }: { id: string; publication: Publication }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const toast = useToast()
  const { version, may, outOfSync } = publication
  const [view, setView] = useState<'write' | 'preview'>(may.write ? 'write' : 'preview')
  const keep = (fresh: Publication) => client.setQueryData(publicationQuery(id).queryKey, fresh)
  const saving = useMutation({
    mutationFn: (content: Publication['content']) =>
      ask<Publication>(`/register/${id}/publication`, { method: 'PUT', body: { version, content } }),
    onSuccess: (fresh) => {
      keep(fresh)
      toast(t('publication.saved', { version: fresh.version }))
    },
  })
  const step = useMutation({
    mutationFn: (act: string) =>
      ask<Publication>(`/register/${id}/publication/${act}`, { method: 'POST', body: { version } }),
    onSuccess: keep,
  })
  return (
    <>
      {outOfSync.length > 0 && (
        <Alert tone="warning" title={t('publication.outOfSync')}>
          <p>{t('publication.outOfSyncLead', { fields: outOfSync.join(', ') })}</p>
        </Alert>
      )}
      {version === 0 && <Alert tone="info">{t('publication.proposal')}</Alert>}
      {may.write && (
        <Chips
          label={t('publication.view')}
          value={view}
          options={[
            { value: 'write', label: t('publication.write') },
            { value: 'preview', label: t('publication.preview') },
          ]}
          onChange={(chosen) => setView(chosen)}
        />
      )}
      {view === 'write' ? (
        <PublicationForm publication={publication} saving={saving} />
      ) : (
        <Preview publication={publication} />
      )}
      <StepsSection publication={publication} step={step} />
      <p className="publication-files">
        {(['delivery', 'schema'] as const).map((format) => (
          <a key={format} className="nl-link" href={`/api/v1/register/${id}/publication/export?format=${format}`}>
            {t(`publication.files.${format}`)}
          </a>
        ))}
      </p>
    </>
  )
}
