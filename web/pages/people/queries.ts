/** The people of the municipality, as the server knows them. */
import { queryOptions } from '@tanstack/react-query'
import type { ListedPerson } from '../../../src/identity/contract.ts'
import { ask } from '../../api.ts'

export type { ListedPerson } from '../../../src/identity/contract.ts'
export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: async () => (await ask<{ people: ListedPerson[] }>('/people')).people,
})
