/** Policy, as the server knows it. */
import { queryOptions } from '@tanstack/react-query'
import type {
  PolicyInForce,
  PolicyMatrix,
  PolicyShadow,
  PolicyTemplate,
  PolicyVersion,
  PolicyVersionDetail,
} from '../../../src/rulebook/contract.ts'
import { ask } from '../../api.ts'

export const policyQuery = queryOptions({
  queryKey: ['policy'],
  queryFn: () => ask<PolicyInForce>('/policy'),
})

export const policyVersionsQuery = queryOptions({
  queryKey: ['policy', 'versions'],
  queryFn: async () => (await ask<{ items: PolicyVersion[] }>('/policy/versions')).items,
})

export const policyVersionQuery = (id: string) =>
  queryOptions({
    queryKey: ['policy', 'versions', id],
    queryFn: () => ask<PolicyVersionDetail>(`/policy/versions/${id}`),
  })

/** @param version id; the policy in force without */
export const matrixQuery = (version: string | undefined) =>
  queryOptions({
    queryKey: ['policy', 'matrix', version ?? ''],
    queryFn: () =>
      ask<PolicyMatrix>(`/policy/matrix${version === undefined ? '' : `?version=${encodeURIComponent(version)}`}`),
  })

export const shadowQuery = queryOptions({
  queryKey: ['policy', 'shadow'],
  queryFn: () => ask<PolicyShadow>('/policy/shadow'),
})

export const templatesQuery = queryOptions({
  queryKey: ['policy', 'templates'],
  queryFn: async () => (await ask<{ items: PolicyTemplate[] }>('/policy/templates')).items,
})
