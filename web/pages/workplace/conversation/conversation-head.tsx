/** Above a conversation: its title, what it is for, until when it is kept, and what one can do with the whole of it. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Conversation, UseCaseCard } from '../../../../src/workplace/contract.ts'
import { day } from '../../../i18n/format.ts'
import { assistantsQuery } from '../../assistants/queries.ts'
import { ConversationMenu } from '../list/conversation-menu.tsx'
import { useConversationActs } from '../list/use-conversation-acts.ts'
import { ExportMenu } from './export-menu.tsx'
import { TitleEdit } from './title-edit.tsx'

export interface ConversationHeadProps {
  readonly conversation: Conversation
  readonly useCase: UseCaseCard | undefined
}

export function ConversationHead({ conversation, useCase }: ConversationHeadProps) {
  const { t } = useTranslation()
  const { rename } = useConversationActs(conversation)
  const { data: assistants } = useQuery({ ...assistantsQuery, enabled: conversation.assistant !== null })
  const assistant = assistants?.find(({ id }) => id === conversation.assistant)
  const { until } = conversation.keeping
  const facts = [
    useCase?.name ?? conversation.useCase,
    ...(assistant === undefined ? [] : [t('conversation.assistant', { name: assistant.name })]),
    ...(until === null ? [] : [t('shield.keptUntil', { day: day(until) })]),
  ]
  return (
    <header className="conversation-head">
      <div className="conversation-head-text">
        <TitleEdit title={conversation.title} onSave={rename} />
        <p className="conversation-facts">{facts.join(' · ')}</p>
      </div>
      {conversation.messages.length > 0 && <ExportMenu conversation={conversation.id} />}
      <ConversationMenu summary={conversation} />
    </header>
  )
}
