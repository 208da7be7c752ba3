/** What one can do with a conversation. What can be undone is done at once, with the way back beside the news. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ConversationChange, ConversationSummary } from '../../../../src/workplace/contract.ts'
import { ask } from '../../../api.ts'
import { useToast } from '../../../components/toast.tsx'
import { keepDraft } from '../composer/drafts.ts'
import { conversationKey, conversationsKey } from '../queries.ts'

export function useConversationActs({ id, title, folder }: ConversationSummary) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const open = useParams({ strict: false }).id
  const toast = useToast()
  const tell = (error: Error) => toast(error.message)
  const change = async (body: ConversationChange) => {
    await ask<ConversationSummary>(`/conversations/${id}`, { method: 'PATCH', body })
    await client.invalidateQueries({ queryKey: conversationKey(id) })
    await client.invalidateQueries({ queryKey: conversationsKey })
  }
  const changeWithWayBack = (body: ConversationChange, back: ConversationChange, news: string) => {
    const undo = { label: t('action.undo'), onSelect: () => void change(back).catch(tell) }
    void change(body).then(() => toast(news, undo), tell)
  }
  const remove = useMutation({
    mutationFn: () => ask(`/conversations/${id}`, { method: 'DELETE' }),
    onSuccess: async () => {
      keepDraft(id, '')
      if (open === id) await navigate({ to: '/' })
      client.removeQueries({ queryKey: conversationKey(id) })
      await client.invalidateQueries({ queryKey: conversationsKey })
      toast(t('list.deleted'))
    },
  })
  return {
    remove,
    pin: (isPinned: boolean) => void change({ isPinned }).catch(tell),
    rename: (next: string) => {
      if (next.trim() !== '' && next.trim() !== title)
        changeWithWayBack({ title: next.trim() }, { title }, t('list.renamed'))
    },
    move: (to: string | null) => {
      if (to !== folder)
        changeWithWayBack({ folder: to }, { folder }, t(to === null ? 'folder.movedOut' : 'folder.moved'))
    },
  }
}
