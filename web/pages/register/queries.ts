/** The register, as the server knows it. */
import { queryOptions } from '@tanstack/react-query'
import type { Obligation, Reminder } from '../../../src/register/calendar/contract.ts'
import type { ClassificationStanding, QuestionTree } from '../../../src/register/classification/contract.ts'
import type { GuideExample } from '../../../src/register/guide/contract.ts'
import type { LifecycleStanding } from '../../../src/register/lifecycle/contract.ts'
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

export const lifecycleQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['register', id, 'lifecycle', version],
    queryFn: () => ask<LifecycleStanding>(`/register/${id}/lifecycle`),
  })

export const obligationsQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['register', id, 'obligations', version],
    queryFn: async () => (await ask<{ items: Obligation[] }>(`/register/${id}/obligations`)).items,
  })

export const calendarQuery = queryOptions({
  queryKey: ['registration', 'obligations'],
  queryFn: async () => (await ask<{ items: Obligation[] }>('/registration/obligations')).items,
})

export const remindersQuery = queryOptions({
  queryKey: ['register', 'reminders'],
  queryFn: () => ask<{ items: Reminder[]; soonDays: number }>('/registration/reminders'),
})

export const questionsQuery = queryOptions({
  queryKey: ['registration', 'questions'],
  queryFn: () => ask<QuestionTree>('/registration/questions'),
  staleTime: Number.POSITIVE_INFINITY,
})

export const classificationQuery = (id: string) =>
  queryOptions({
    queryKey: ['register', id, 'classification'],
    queryFn: () => ask<ClassificationStanding>(`/register/${id}/classification`),
  })

export const guideQuery = queryOptions({
  queryKey: ['registration', 'guide'],
  queryFn: async () => (await ask<{ items: GuideExample[] }>('/registration/guide')).items,
})
