/** Makes the conversation at the first thing that needs it: a question, a file or a correction; then goes there. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Asked, Conversation, CorrectionInput, NewConversation } from '../../../../src/workplace/contract.ts'
import { ask, request } from '../../../api.ts'
import { expectAnswer } from '../answer/expected-answers.ts'
import type { Sending } from '../composer/composer.tsx'
import { moveDraft } from '../composer/drafts.ts'
import { conversationKey, conversationsKey } from '../queries.ts'

export type Beginning = { readonly sending: Sending } | { readonly correction: CorrectionInput }

export interface BeginOptions {
  /** Names the draft. */
  readonly place: string
  readonly useCase: string
  readonly model: string
  readonly assistant: string | undefined
  readonly folder: string | undefined
}

export function useBegin({ place, useCase, model, assistant, folder }: BeginOptions) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const make = async () => {
    const whose = assistant === undefined ? { useCase } : { assistant }
    const body: NewConversation = { ...whose, model, ...(folder === undefined ? {} : { folder }) }
    return (await ask<Conversation>('/conversations', { method: 'POST', body })).id
  }
  /** @param takesDraft whether what is in the composer still has to be asked there */
  const arrive = async (id: string, takesDraft: boolean) => {
    if (takesDraft) moveDraft(place, id)
    await client.invalidateQueries({ queryKey: conversationsKey })
    await client.invalidateQueries({ queryKey: conversationKey(id) })
    await navigate({ to: '/gesprek/$id', params: { id } })
  }
  const begin = useMutation({
    mutationFn: async (beginning: Beginning) => {
      const id = await make()
      const isQuestion = 'sending' in beginning
      if (isQuestion) {
        const body = { ...beginning.sending, parentId: null }
        expectAnswer((await ask<Asked>(`/conversations/${id}/messages`, { method: 'POST', body })).answer)
      } else
        await request('/corrections', {
          method: 'POST',
          body: { ...beginning.correction, conversation: id, useCase, model },
        })
      await arrive(id, !isQuestion)
    },
  })
  return { make, arrive, begin }
}
