/** Everything one can do in a conversation that changes it, each as one call. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type {
  AppliedCorrection,
  Asked,
  Conversation,
  ConversationChange,
  CorrectionInput,
  Message,
  RatingInput,
  ReportInput,
} from '../../../../src/workplace/contract.ts'
import { ask, type Sending as Call } from '../../../api.ts'
import { useToast } from '../../../components/toast.tsx'
import { expectAnswer } from '../answer/expected-answers.ts'
import { conversationKey, conversationsKey } from '../queries.ts'
import { addFile } from './files.ts'

/** Shows the new state of a conversation after something changed it. */
function useRefresh(id: string): () => Promise<unknown> {
  const client = useQueryClient()
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: conversationKey(id) }),
      client.invalidateQueries({ queryKey: conversationsKey }),
    ])
}

/** One call, the new state after it, and its failure as news. */
function useAct<V>(id: string, act: (values: V) => Promise<unknown>) {
  const refresh = useRefresh(id)
  const toast = useToast()
  return useMutation({
    mutationFn: async (values: V) => {
      await act(values)
      await refresh()
    },
    onError: (error) => toast(error.message),
  })
}

export function useAsking({ id, useCase, model, activeLeaf }: Conversation) {
  const client = useQueryClient()
  const { t } = useTranslation()
  const toast = useToast()
  const refresh = useRefresh(id)
  const undo = useAct(id, async (correction: string) => {
    await at(`/corrections/${correction}`, { method: 'DELETE' })
    await client.invalidateQueries({ queryKey: ['shield'] })
  })
  const at = <T>(path: string, call: Call) => ask<T>(`/conversations/${id}${path}`, call)
  return {
    /** Its failure is shown at the composer, which keeps the text. */
    send: useMutation({
      mutationFn: async (body: { text: string; attachments: readonly string[]; parentId: string | null }) => {
        expectAnswer((await at<Asked>('/messages', { method: 'POST', body })).answer)
        await refresh()
      },
    }),
    resend: useAct(id, async ({ message, text }: { message: Message; text: string }) => {
      const attachments = message.attachments.map((file) => file.id)
      const body = { text, attachments, parentId: message.parentId }
      expectAnswer((await at<Asked>('/messages', { method: 'POST', body })).answer)
    }),
    regenerate: useAct(id, async ({ message, model: other }: { message: Message; model?: string | undefined }) => {
      const body = other === undefined ? {} : { model: other }
      expectAnswer(await at<Message>(`/answers/${message.id}/regenerate`, { method: 'POST', body }))
    }),
    stop: useAct(id, (message: string) => at(`/answers/${message}/stop`, { method: 'POST', body: {} })),
    show: useAct(id, (leaf: string) => {
      // On screen at once: choosing another branch is reading.
      client.setQueryData<Conversation>(conversationKey(id), (old) => old && { ...old, activeLeaf: leaf })
      return leaf === activeLeaf ? Promise.resolve() : at('', { method: 'PATCH', body: { activeLeaf: leaf } })
    }),
    change: useAct(id, (body: ConversationChange) => at('', { method: 'PATCH', body })),
    rate: useAct(id, ({ message, rating }: { message: Message; rating: RatingInput | null }) =>
      rating === null
        ? at(`/answers/${message.id}/rating`, { method: 'DELETE' })
        : at(`/answers/${message.id}/rating`, { method: 'PUT', body: rating }),
    ),
    report: (message: Message, report: ReportInput) =>
      at(`/answers/${message.id}/reports`, { method: 'POST', body: report }),
    correct: useAct(id, async (correction: CorrectionInput) => {
      const body = { ...correction, conversation: id, useCase, model }
      const applied = await ask<AppliedCorrection>('/corrections', { method: 'POST', body })
      await client.invalidateQueries({ queryKey: ['shield'] })
      toast(t(`corrections.done.${correction.kind}`, { value: correction.value }), {
        label: t('action.undo'),
        onSelect: () => undo.mutate(applied.id),
      })
    }),
    undo,
    /** Its failure is told beside the file's name. */
    attach: async (file: File) => {
      await addFile(id, file)
      await refresh()
    },
    detach: useAct(id, (file: string) => at(`/attachments/${file}`, { method: 'DELETE' })),
  }
}
