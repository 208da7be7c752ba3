import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Registered } from '../../../src/register/registration-contract.ts'
import { ask } from '../../api.ts'
import { Loaded } from '../../components/loaded.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { useToast } from '../../components/toast.tsx'
import { ForVerb } from '../for-verb.tsx'
import { choicesQuery, guideQuery, registerQuery } from './queries.ts'
import { SavingProblem, UseCaseForm } from './use-case-form.tsx'
import { fieldsOf, newValues, type UseCaseValues, valuesOf } from './use-case-values.ts'

export function NewUseCasePage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const toast = useToast()
  const { voorbeeld: exampleId } = useSearch({ from: '/inside/register/nieuw' })
  const choices = useQuery(choicesQuery)
  const guide = useQuery({ ...guideQuery, enabled: exampleId !== undefined })
  const intake = guide.data?.find(({ id }) => id === exampleId)?.intake ?? undefined
  const isReady = exampleId === undefined || guide.data !== undefined
  const adding = useMutation({
    mutationFn: (values: UseCaseValues) => ask<Registered>('/register', { method: 'POST', body: fieldsOf(values) }),
    onSuccess: async ({ record }) => {
      await client.invalidateQueries({ queryKey: registerQuery.queryKey })
      toast(t('register.form.added', { name: record.name }))
      await navigate({ to: '/register/$useCase', params: { useCase: record.id } })
    },
  })
  return (
    <ForVerb verbs={['register.write']} title={t('register.add')}>
      <main className="page">
        <Link to="/register" search={{ groep: 'all' }} className="nl-link">
          {t('register.toAll')}
        </Link>
        <PageHead title={t('register.add')} lead={t('register.form.newLead')} />
        <Loaded
          query={{ ...choices, error: choices.error ?? guide.error, data: isReady ? choices.data : undefined }}
          lines={6}
        >
          {(known) => (
            <UseCaseForm
              values={intake === undefined ? newValues(new Date()) : valuesOf(intake)}
              choices={known}
              asksReason={false}
              problem={adding.error !== null && <SavingProblem error={adding.error} />}
              isBusy={adding.isPending}
              back={undefined}
              onSave={(values) => adding.mutate(values)}
            />
          )}
        </Loaded>
      </main>
    </ForVerb>
  )
}
