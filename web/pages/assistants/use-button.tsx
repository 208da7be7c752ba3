import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Assistant, Conversation } from '../../../src/workplace/contract.ts'
import { ask } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { useToast } from '../../components/toast.tsx'
import { conversationsKey } from '../workplace/queries.ts'

export interface UseButtonProps {
  readonly assistant: Assistant
  readonly look: 'primary' | 'secondary'
}

/** Starts a conversation with an assistant. */
export function UseButton({ assistant: { id, name, isUsable }, look }: UseButtonProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const toast = useToast()
  const start = useMutation({
    mutationFn: () => ask<Conversation>('/conversations', { method: 'POST', body: { assistant: id } }),
    onSuccess: async (conversation) => {
      await client.invalidateQueries({ queryKey: conversationsKey })
      await navigate({ to: '/gesprek/$id', params: { id: conversation.id } })
    },
    onError: (error) => toast(error.message),
  })
  if (!isUsable) return undefined
  return (
    <Button
      look={look}
      disabled={start.isPending}
      aria-label={t('assistants.useOne', { name })}
      onClick={() => start.mutate()}
    >
      {t('assistants.use')}
    </Button>
  )
}
