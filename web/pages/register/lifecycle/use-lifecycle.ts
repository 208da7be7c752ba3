/** Acts of the lifecycle: each answers with the new standing, and what else shows the use case is asked for again. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { LifecycleStanding } from '../../../../src/register/lifecycle/contract.ts'
import { ask } from '../../../api.ts'
import { lifecycleQuery, registerQuery } from '../queries.ts'

export interface Act {
  readonly method: 'POST' | 'PUT' | 'DELETE'
  /** Below the use case. */
  readonly path: string
  readonly body?: object
}

export function useLifecycleAct(id: string, onDone: (standing: LifecycleStanding) => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ method, path, body }: Act) =>
      ask<LifecycleStanding>(`/register/${id}${path}`, { method, ...(body === undefined ? {} : { body }) }),
    onSuccess: async (standing) => {
      client.setQueryData(lifecycleQuery(id, standing.version).queryKey, standing)
      onDone(standing)
      await client.invalidateQueries({ queryKey: registerQuery.queryKey })
    },
  })
}
