import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Choices, Registered } from '../../../src/register/registration-contract.ts'
import { ApiError, ask } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { useToast } from '../../components/toast.tsx'
import { ForVerb } from '../for-verb.tsx'
import { choicesQuery, oneQuery, registerQuery } from './queries.ts'
import { SavingProblem, UseCaseForm } from './use-case-form.tsx'
import { fieldsOf, type UseCaseValues, valuesOf } from './use-case-values.ts'

export function ChangeUseCasePage() {
  const { t } = useTranslation()
  const { useCase: id } = useParams({ from: '/inside/register/$useCase/wijzigen' })
  // What is being changed must not move under who changes it.
  const useCase = useQuery({ ...oneQuery(id), refetchOnWindowFocus: false, staleTime: Number.POSITIVE_INFINITY })
  const choices = useQuery(choicesQuery)
  const both =
    useCase.data === undefined || choices.data === undefined
      ? undefined
      : { registered: useCase.data, choices: choices.data }
  return (
    <ForVerb verbs={['register.write']} title={t('register.change')}>
      <main className="page">
        <Link to="/register/$useCase" params={{ useCase: id }} className="nl-link">
          {useCase.data?.record.name ?? t('register.toAll')}
        </Link>
        <Loaded query={{ ...useCase, data: both }} lines={6}>
          {(known) => <ChangeUseCase {...known} />}
        </Loaded>
      </main>
    </ForVerb>
  )
}

function ChangeUseCase({ registered, choices }: { registered: Registered; choices: Choices }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const toast = useToast()
  const { id, state: _state, ...fields } = registered.record
  const saving = useMutation({
    mutationFn: ({ values, reason }: { values: UseCaseValues; reason: string }) =>
      ask<Registered>(`/register/${id}`, {
        method: 'PUT',
        body: { version: registered.version, reason, record: fieldsOf(values) },
      }),
    onSuccess: async (saved) => {
      client.setQueryData(oneQuery(id).queryKey, saved)
      await client.invalidateQueries({ queryKey: registerQuery.queryKey })
      toast(t('register.form.saved', { version: saved.version }))
      await navigate({ to: '/register/$useCase', params: { useCase: id } })
    },
  })
  const { error } = saving
  const isBehind = error instanceof ApiError && error.code === 'use-case-saved-meanwhile'
  const problem = isBehind ? (
    <Alert tone="warning" title={error.message}>
      <p>{t('register.form.savedMeanwhile')}</p>
      <Link to="/register/$useCase" params={{ useCase: id }} target="_blank" className="nl-link">
        {t('register.form.loadNew')}
      </Link>
    </Alert>
  ) : (
    error !== null && <SavingProblem error={error} />
  )
  return (
    <>
      <PageHead title={`${t('register.change')}: ${registered.record.name}`} />
      <UseCaseForm
        values={valuesOf(fields)}
        choices={choices}
        asksReason
        problem={problem}
        isBusy={saving.isPending}
        back={id}
        onSave={(values, reason) => saving.mutate({ values, reason })}
      />
    </>
  )
}
