import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Alert } from '../../../components/alert.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import { useTitle } from '../../../components/use-title.ts'
import { conversationQuery, useCasesQuery } from '../queries.ts'
import './conversation.css'
import { ConversationView } from './conversation-view.tsx'

export function ConversationPage() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/inside/workplace/gesprek/$id' })
  const { bericht } = useSearch({ from: '/inside/workplace/gesprek/$id' })
  useTitle(t('conversation.label'))
  const { data: conversation, error } = useQuery(conversationQuery(id))
  const { data: useCases } = useQuery(useCasesQuery)
  if (error !== null)
    return (
      <main className="page">
        <Alert tone="error" title={t('error.title')}>
          {error.message}
        </Alert>
      </main>
    )
  if (conversation === undefined || useCases === undefined)
    return (
      <main className="page conversation-loading" aria-busy="true">
        <Skeleton lines={5} />
      </main>
    )
  const useCase = useCases.find((card) => card.id === conversation.useCase)
  return <ConversationView key={id} conversation={conversation} useCase={useCase} openAt={bericht} />
}
