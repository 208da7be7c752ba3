/** A new conversation: what one may use this for, examples to start with, and the composer. */
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation, CorrectionInput, UseCaseCard } from '../../../src/workplace/contract.ts'
import { ask, request } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { useSession } from '../../session.ts'
import { Composer, type Sending } from './composer/composer.tsx'
import { keepDraft, moveDraft } from './composer/drafts.ts'
import { addFiles } from './conversation/files.ts'
import { conversationKey, conversationsKey, useCasesQuery } from './queries.ts'
import './start-page.css'
import { UseCaseCards } from './use-case-cards.tsx'

export function StartPage() {
  const { t } = useTranslation()
  const { person } = useSession()
  const { data: useCases } = useSuspenseQuery(useCasesQuery)
  const [chosen, setChosen] = useState<string>()
  const [example, setExample] = useState('')
  // Where answers are kept is where most work goes on, so that comes first.
  const useCase = useCases.find(({ id }) => id === chosen) ?? useCases.find((card) => card.isStored) ?? useCases[0]
  return (
    <main className="start">
      <div className="start-scroll">
        <div className="start-column">
          <h1 className="nl-heading nl-heading--level-2">{t('start.title', { name: person.name.split(' ')[0] })}</h1>
          <p className="nl-paragraph">{t('start.lead')}</p>
          {useCase === undefined ? (
            <Alert tone="info">{t('start.none')}</Alert>
          ) : (
            <UseCaseCards useCases={useCases} chosen={useCase.id} onChoose={setChosen} />
          )}
          {useCase?.isStored === true && <Beginnings useCase={useCase} onExample={setExample} />}
        </div>
      </div>
      {useCase?.isStored === true && <NewConversation key={`${useCase.id} ${example}`} useCase={useCase} />}
      {useCase?.isStored === false && <NothingKept useCase={useCase} />}
    </main>
  )
}

interface BeginningsProps {
  readonly useCase: UseCaseCard
  onExample(title: string): void
}

/** Ways to begin: an example in the composer, or a chat of which nothing is kept. */
function Beginnings({ useCase, onExample }: BeginningsProps) {
  const { t } = useTranslation()
  return (
    <>
      <ul className="start-examples" aria-label={t('start.examples')}>
        {useCase.examples.slice(0, 3).map(({ title, text }) => (
          <li key={title}>
            <button
              type="button"
              className="start-example"
              onClick={() => {
                keepDraft(placeOf(useCase.id), text)
                onExample(title)
              }}
            >
              {title}
            </button>
          </li>
        ))}
      </ul>
      <Link className="nl-link start-private" to="/tijdelijk" search={{ toepassing: useCase.id }}>
        {t('temporary.instead')}
      </Link>
    </>
  )
}

/** Names the draft of a conversation that does not exist yet. */
function placeOf(useCase: string): string {
  return `nieuw ${useCase}`
}

function NewConversation({ useCase }: { useCase: UseCaseCard }) {
  const { t } = useTranslation()
  const [model, setModel] = useState(useCase.models.find(({ isAvailable }) => isAvailable)?.id ?? useCase.models[0]?.id)
  const begin = useBegin(useCase.id, model)
  if (model === undefined) return <Alert tone="warning">{t('start.noModel')}</Alert>
  return (
    <div className="start-bottom">
      <Composer
        place={placeOf(useCase.id)}
        useCase={useCase}
        model={model}
        isRunning={begin.isPending}
        onStop={() => undefined}
        onModel={setModel}
        onSend={async (sending) => void (await begin.mutateAsync({ sending }))}
        onCorrect={(correction) => begin.mutate({ correction })}
        onFiles={(files) => begin.mutate({ files })}
      />
      {begin.error !== null && begin.variables.sending === undefined && (
        <Alert tone="error">{begin.error.message}</Alert>
      )}
    </div>
  )
}

/** This use case keeps nothing, so its chats are temporary. */
function NothingKept({ useCase }: { useCase: UseCaseCard }) {
  const { t } = useTranslation()
  return (
    <div className="start-temporary">
      <p>{t('temporary.only', { useCase: useCase.name })}</p>
      <Link className="nl-button nl-button--primary" to="/tijdelijk" search={{ toepassing: useCase.id }}>
        {t('temporary.begin')}
      </Link>
    </div>
  )
}

interface Beginning {
  readonly sending?: Sending
  readonly correction?: CorrectionInput
  readonly files?: readonly File[]
}

/** Makes the conversation at the first thing that needs it: a question, a file or a correction; then goes there. */
function useBegin(useCase: string, model: string | undefined) {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: async ({ sending, correction, files = [] }: Beginning) => {
      const made = await ask<Conversation>('/conversations', { method: 'POST', body: { useCase, model } })
      if (correction !== undefined)
        await request('/corrections', {
          method: 'POST',
          body: { ...correction, conversation: made.id, useCase, model },
        })
      await addFiles(made.id, files)
      if (sending !== undefined)
        await request(`/conversations/${made.id}/messages`, { method: 'POST', body: { ...sending, parentId: null } })
      return made.id
    },
    onSuccess: async (id, { sending }) => {
      if (sending === undefined) moveDraft(placeOf(useCase), id)
      await client.invalidateQueries({ queryKey: conversationsKey })
      await client.invalidateQueries({ queryKey: conversationKey(id) })
      await navigate({ to: '/gesprek/$id', params: { id } })
    },
  })
}
