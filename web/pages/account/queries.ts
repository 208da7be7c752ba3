/** What the page about oneself asks of the server. */
import { queryOptions } from '@tanstack/react-query'
import type { Account, OwnSessions } from '../../../src/identity/contract.ts'
import { ask } from '../../api.ts'

export const accountQuery = queryOptions({ queryKey: ['account'], queryFn: () => ask<Account>('/account') })

export const ownSessionsQuery = queryOptions({
  queryKey: ['account', 'sessions'],
  queryFn: async () => (await ask<OwnSessions>('/account/sessions')).sessions,
})
