/** Who is signed in, and what that person may do (the server decides again at every request). */
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import type { CurrentSession } from '../src/identity/contract.ts'
import { ApiError, ask } from './api.ts'

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<CurrentSession | null> => {
    try {
      return await ask<CurrentSession>('/session')
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null
      throw error
    }
  },
  staleTime: 60_000,
})

/** The session of a page that only signed-in people see. */
export function useSession(): CurrentSession {
  const { data } = useSuspenseQuery(sessionQuery)
  if (data === null) throw new ApiError(401, { type: 'not-signed-in' })
  return data
}

/** Whether this person may do something, by the verb of src/identity. */
export function useMay(verb: string): boolean {
  return useSession().may.includes(verb)
}
