/** Reports about answers, and values that people say were missed or wrongly protected. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Candidate, Report } from '../../../src/workplace/contract.ts'
import { ask } from '../../api.ts'

export type ReportState = Report['state']
export type CandidateState = Candidate['state']

interface Page {
  readonly items: Report[]
  readonly next: string | null
}

export const reportsKey = ['reports'] as const
export const candidatesKey = ['candidates'] as const

export const reportsQuery = (state: ReportState) =>
  infiniteQueryOptions({
    queryKey: [...reportsKey, state],
    queryFn: ({ pageParam }) =>
      ask<Page>(`/reports?state=${state}${pageParam === '' ? '' : `&after=${encodeURIComponent(pageParam)}`}`),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })

/** The server has no address for a single report: it is looked up in both lists, as far as they go. */
export const reportQuery = (id: string) =>
  queryOptions({
    queryKey: [...reportsKey, 'one', id],
    queryFn: async () => (await find(id, 'open', '')) ?? (await find(id, 'handled', '')) ?? null,
  })

async function find(id: string, state: ReportState, after: string): Promise<Report | undefined> {
  const { items, next } = await ask<Page>(
    `/reports?state=${state}&limit=100${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`,
  )
  const found = items.find((report) => report.id === id)
  return found === undefined && next !== null ? find(id, state, next) : found
}

export const candidatesQuery = (state: CandidateState) =>
  queryOptions({
    queryKey: [...candidatesKey, state],
    queryFn: async () => (await ask<{ items: Candidate[] }>(`/corrections/candidates?state=${state}`)).items,
  })
