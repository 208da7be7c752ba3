/** Assistants, as the server knows them. */
import { queryOptions } from '@tanstack/react-query'
import type { Assistant, AssistantVersion } from '../../../src/workplace/contract.ts'
import { ask } from '../../api.ts'

export const assistantsQuery = queryOptions({
  queryKey: ['assistants'],
  queryFn: async () => (await ask<{ items: Assistant[] }>('/assistants')).items,
})

export const assistantQuery = (id: string) =>
  queryOptions({ queryKey: ['assistants', id], queryFn: () => ask<Assistant>(`/assistants/${id}`) })

export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['assistants', id, 'versions'],
    queryFn: async () => (await ask<{ items: AssistantVersion[] }>(`/assistants/${id}/versions`)).items,
  })
