import type { ProblemKind } from '../kernel/problem.ts'

const kind = (code: string, status: number, title: string): ProblemKind => ({ code, status, title })

export const problems = {
  invalidTenant: kind('invalid-tenant', 400, 'De naam of de korte naam van de gemeente klopt niet.'),
  tenantExists: kind('tenant-exists', 409, 'Deze gemeente bestaat al.'),
} as const
