/** The assessments of one use case: what was made, and what can be begun or brought along. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Assessment, AssessmentSummary } from '../../../src/register/assessment-contract.ts'
import { ask } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { Empty } from '../../components/empty.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { Row, Section } from '../../components/section.tsx'
import { dayAndTime } from '../../i18n/format.ts'
import { ForVerb } from '../for-verb.tsx'
import { oneQuery } from '../register/queries.ts'
import './assessment.css'
import { AssessmentState } from './assessment-state.tsx'
import { BringSection } from './bring-section.tsx'
import { assessmentsQuery, questionnairesQuery } from './queries.ts'

export function AssessmentsPage() {
  const { t } = useTranslation()
  const { useCase: id } = useParams({ from: '/inside/register/$useCase/toetsen' })
  const useCase = useQuery(oneQuery(id))
  const assessments = useQuery(assessmentsQuery(id))
  return (
    <ForVerb verbs={['register.read']} title={t('assessment.title')}>
      <main className="page">
        <Link to="/register/$useCase" params={{ useCase: id }} className="nl-link">
          {useCase.data?.record.name ?? t('register.title')}
        </Link>
        <PageHead title={t('assessment.title')} lead={t('assessment.lead')} />
        <Loaded query={assessments} lines={4}>
          {({ items, mayStart }) => (
            <>
              <Made items={items} />
              {mayStart && <StartSection useCase={id} />}
              {mayStart && <BringSection useCase={id} />}
            </>
          )}
        </Loaded>
      </main>
    </ForVerb>
  )
}

function Made({ items }: { items: readonly AssessmentSummary[] }) {
  const { t } = useTranslation()
  if (items.length === 0) return <Empty title={t('assessment.none')} />
  return (
    <div>
      {items.map(({ id, title, state, answered, total, changed }) => (
        <Row
          key={id}
          title={title}
          state={<AssessmentState state={state} />}
          detail={`${t('assessment.answered', { answered, total })} ${t('assessment.changedOn', { moment: dayAndTime(changed.at) })}`}
          action={
            <Link
              to="/toetsen/$assessment"
              params={{ assessment: id }}
              search={{ deel: '' }}
              className="nl-button nl-button--secondary"
              aria-label={`${t('assessment.open')}: ${title}`}
            >
              {t('assessment.open')}
            </Link>
          }
        />
      ))}
    </div>
  )
}

function StartSection({ useCase }: { useCase: string }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { data = [] } = useQuery(questionnairesQuery)
  const { mutate, isPending, error } = useMutation({
    mutationFn: (kind: string) =>
      ask<Assessment>(`/register/${useCase}/assessments`, { method: 'POST', body: { kind } }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: assessmentsQuery(useCase).queryKey })
      await navigate({ to: '/toetsen/$assessment', params: { assessment: id }, search: { deel: '' } })
    },
  })
  return (
    <Section title={t('assessment.begin')} lead={t('assessment.beginLead')}>
      {error !== null && <Alert tone="error">{error.message}</Alert>}
      <div>
        {data.map(({ kind, title, introduction, questions }) => (
          <Row
            key={kind}
            title={title}
            detail={`${introduction} ${t('assessment.questions', { count: questions })}`}
            action={
              <Button
                disabled={isPending}
                aria-label={`${t('assessment.start')}: ${title}`}
                onClick={() => mutate(kind)}
              >
                {t('assessment.start')}
              </Button>
            }
          />
        ))}
      </div>
    </Section>
  )
}
