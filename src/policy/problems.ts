import type { ProblemKind } from '../kernel/problem.ts'

export const problems = {
  invalidPolicy: { code: 'invalid-policy', status: 400, title: 'Het beleid klopt niet.' },
} as const satisfies { readonly [name: string]: ProblemKind }
