/** What the workplace asks of the server, by name. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type {
  Conversation,
  ConversationSummary,
  Folder,
  Notice,
  SearchResult,
  ShieldRequest,
  ShieldResult,
  UseCaseCard,
} from '../../../src/workplace/contract.ts'
import { ask } from '../../api.ts'

export const conversationsKey = ['conversations'] as const
export const conversationKey = (id: string) => ['conversation', id] as const
export const foldersKey = ['folders'] as const

const pageSize = '30'

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

/** @param folder a folder's id, or `none` for what lies outside any folder */
export const conversationsQuery = (folder: string) =>
  infiniteQueryOptions({
    queryKey: [...conversationsKey, folder],
    queryFn: ({ pageParam }) => {
      const after = pageParam === null ? {} : { after: pageParam }
      const query = new URLSearchParams({ folder, limit: pageSize, ...after })
      return ask<{ items: ConversationSummary[]; next: string | null }>(`/conversations?${query}`)
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })

export const foldersQuery = queryOptions({
  queryKey: foldersKey,
  queryFn: async () => (await ask<{ items: Folder[] }>('/folders')).items,
})

export const conversationQuery = (id: string) =>
  queryOptions({ queryKey: conversationKey(id), queryFn: () => ask<Conversation>(`/conversations/${id}`) })

export const searchQuery = (query: string) =>
  queryOptions({
    queryKey: ['search', query],
    queryFn: ({ signal }) => ask<SearchResult>('/conversations/search', { method: 'POST', body: { query }, signal }),
    // What someone looks for does not stay in memory longer than it is on screen.
    gcTime: 0,
    enabled: query !== '',
  })

export const shieldQuery = (request: ShieldRequest) =>
  queryOptions({
    queryKey: ['shield', request],
    queryFn: ({ signal }) => ask<ShieldResult>('/shield', { method: 'POST', body: request, signal }),
    // What someone types does not stay in memory longer than it is on screen.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
