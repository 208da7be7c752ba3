/** What the workplace asks of the server, by name. */
import { queryOptions } from '@tanstack/react-query'
import type {
  Conversation,
  ConversationSummary,
  Notice,
  ShieldRequest,
  ShieldResult,
  UseCaseCard,
} from '../../../src/workplace/contract.ts'
import { ask } from '../../api.ts'

export const conversationsKey = ['conversations'] as const
export const conversationKey = (id: string) => ['conversation', id] as const

export const useCasesQuery = queryOptions({
  queryKey: ['use-cases'],
  queryFn: async () => (await ask<{ items: UseCaseCard[] }>('/workplace/use-cases')).items,
  staleTime: 60_000,
})

export const noticesQuery = queryOptions({
  queryKey: ['notices'],
  queryFn: async () => (await ask<{ items: Notice[] }>('/workplace/notices')).items,
  refetchInterval: 60_000,
})

export const conversationsQuery = queryOptions({
  queryKey: conversationsKey,
  queryFn: async () =>
    (await ask<{ items: ConversationSummary[]; next: string | null }>('/conversations?limit=100')).items,
})

export const conversationQuery = (id: string) =>
  queryOptions({ queryKey: conversationKey(id), queryFn: () => ask<Conversation>(`/conversations/${id}`) })

export const shieldQuery = (request: ShieldRequest) =>
  queryOptions({
    queryKey: ['shield', request],
    queryFn: ({ signal }) => ask<ShieldResult>('/shield', { method: 'POST', body: request, signal }),
    // What someone types does not stay in memory longer than it is on screen.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
