/** The register, as the server knows it. */
import { queryOptions } from '@tanstack/react-query'
import type { Choices, Registered, RegisteredRow, UseCaseVersion } from '../../../src/register/registration-contract.ts'
import { ask } from '../../api.ts'

export const registerQuery = queryOptions({
  queryKey: ['register'],
  queryFn: async () => (await ask<{ items: RegisteredRow[] }>('/register')).items,
})

export const oneQuery = (id: string) =>
  queryOptions({ queryKey: ['register', id], queryFn: () => ask<Registered>(`/register/${id}`) })

/** @param version the newest one: when it changes, the list is asked for again */
export const versionsQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['register', id, 'versions', version],
    queryFn: async () => (await ask<{ items: UseCaseVersion[] }>(`/register/${id}/versions`)).items,
  })

export const choicesQuery = queryOptions({
  queryKey: ['registration', 'choices'],
  queryFn: () => ask<Choices>('/registration/choices'),
})
