import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Assistant, UseCaseCard } from '../../../src/workplace/contract.ts'
import { ask } from '../../api.ts'
import { Empty } from '../../components/empty.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { useToast } from '../../components/toast.tsx'
import { useSession } from '../../session.ts'
import { ForVerb } from '../for-verb.tsx'
import { useCasesQuery } from '../workplace/queries.ts'
import { type AssistantValues, inputOf, newValues } from './assistant-values.ts'
import './assistants.css'
import { Builder } from './builder.tsx'
import { assistantsQuery } from './queries.ts'

export function NewAssistantPage() {
  const { t } = useTranslation()
  const useCases = useQuery(useCasesQuery)
  return (
    <ForVerb verbs={['assistant.write']} title={t('assistants.make')}>
      <main className="page page-wide">
        <Link to="/assistenten" className="nl-link">
          {t('assistants.toAll')}
        </Link>
        <PageHead title={t('assistants.make')} lead={t('assistant.newLead')} />
        <Loaded query={useCases} lines={6}>
          {(cards) =>
            cards.length === 0 ? <Empty title={t('assistant.noUseCase')} /> : <NewAssistant useCases={cards} />
          }
        </Loaded>
      </main>
    </ForVerb>
  )
}

function NewAssistant({ useCases }: { useCases: readonly UseCaseCard[] }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const toast = useToast()
  const { person } = useSession()
  const making = useMutation({
    mutationFn: (values: AssistantValues) => ask<Assistant>('/assistants', { method: 'POST', body: inputOf(values) }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: assistantsQuery.queryKey })
      toast(t('assistant.made'))
      await navigate({ to: '/assistenten/$assistant', params: { assistant: id } })
    },
  })
  return (
    <Builder
      values={newValues(useCases[0], person.department, new Date())}
      useCases={useCases}
      saveLabel={t('assistants.make')}
      saving={making}
    />
  )
}
