/** What one can do with a conversation from the list. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ConversationChange, ConversationSummary } from '../../../../src/workplace/contract.ts'
import { ask } from '../../../api.ts'
import { useToast } from '../../../components/toast.tsx'
import { keepDraft } from '../composer/drafts.ts'
import { conversationKey, conversationsKey } from '../queries.ts'

export function useConversationActs({ id }: ConversationSummary) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const open = useParams({ strict: false }).id
  const toast = useToast()
  const onError = (error: Error) => toast(error.message)
  const change = useMutation({
    mutationFn: (body: ConversationChange) =>
      ask<ConversationSummary>(`/conversations/${id}`, { method: 'PATCH', body }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: conversationsKey }),
        client.invalidateQueries({ queryKey: conversationKey(id) }),
      ]),
    onError,
  })
  const remove = useMutation({
    mutationFn: () => ask(`/conversations/${id}`, { method: 'DELETE' }),
    onSuccess: async () => {
      keepDraft(id, '')
      if (open === id) await navigate({ to: '/' })
      client.removeQueries({ queryKey: conversationKey(id) })
      await client.invalidateQueries({ queryKey: conversationsKey })
      toast(t('list.deleted'))
    },
    onError,
  })
  return { change, remove }
}
