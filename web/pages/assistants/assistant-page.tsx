/** One assistant: to change for its owner, to read and try for others. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Assistant, UseCaseCard } from '../../../src/workplace/contract.ts'
import { ask } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { useToast } from '../../components/toast.tsx'
import { serverText } from '../../i18n/server-text.ts'
import { useSession } from '../../session.ts'
import { ForVerb } from '../for-verb.tsx'
import { useCasesQuery } from '../workplace/queries.ts'
import { AssistantState } from './assistant-card.tsx'
import { type AssistantValues, inputOf, valuesOf } from './assistant-values.ts'
import { AssistantView } from './assistant-view.tsx'
import './assistants.css'
import { Builder } from './builder.tsx'
import { DeleteSection } from './delete-section.tsx'
import { assistantQuery, assistantsQuery } from './queries.ts'
import { TrustChips } from './trust-chips.tsx'
import { UseButton } from './use-button.tsx'
import { VersionsSection } from './versions-section.tsx'

export function AssistantPage() {
  const { t } = useTranslation()
  const { assistant: id } = useParams({ from: '/inside/assistenten/$assistant' })
  const assistant = useQuery(assistantQuery(id))
  const { data: useCases } = useQuery(useCasesQuery)
  const both =
    assistant.data === undefined || useCases === undefined ? undefined : { assistant: assistant.data, useCases }
  return (
    <ForVerb verbs={['assistant.read']} title={t('shell.assistants')}>
      <main className="page page-wide">
        <Link to="/assistenten" className="nl-link">
          {t('assistants.toAll')}
        </Link>
        <Loaded query={{ ...assistant, data: both }} lines={6}>
          {(known) => <OneAssistant {...known} />}
        </Loaded>
      </main>
    </ForVerb>
  )
}

interface OneAssistantProps {
  readonly assistant: Assistant
  readonly useCases: readonly UseCaseCard[]
}

function OneAssistant({ assistant, useCases }: OneAssistantProps) {
  const { owner, name, whyNot } = assistant
  return (
    <>
      <PageHead
        title={name}
        state={<AssistantState assistant={assistant} />}
        action={<UseButton assistant={assistant} look={owner.isMe ? 'secondary' : 'primary'} />}
      />
      <TrustChips assistant={assistant} />
      {whyNot !== null && <Alert tone="warning">{serverText(whyNot)}</Alert>}
      {owner.isMe ? (
        <OwnAssistant assistant={assistant} useCases={useCases} />
      ) : (
        <AssistantView assistant={assistant} />
      )}
    </>
  )
}

function OwnAssistant({ assistant, useCases }: OneAssistantProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const toast = useToast()
  const { person } = useSession()
  const { id, version } = assistant
  const saving = useMutation({
    mutationFn: (values: AssistantValues) =>
      ask<Assistant>(`/assistants/${id}`, { method: 'PUT', body: inputOf(values) }),
    onSuccess: async (saved) => {
      client.setQueryData(assistantQuery(id).queryKey, saved)
      await client.invalidateQueries({ queryKey: assistantsQuery.queryKey })
      toast(t('assistant.saved', { version: saved.version }))
    },
  })
  return (
    <>
      <Builder
        key={version}
        values={valuesOf(assistant, person.department)}
        useCases={useCases}
        saveLabel={t('assistant.save')}
        saving={saving}
      />
      <VersionsSection assistant={assistant} />
      <DeleteSection assistant={assistant} />
    </>
  )
}
