import type { ProblemKind } from '../kernel/problem.ts'

const kind = (code: string, status: number, title: string): ProblemKind => ({ code, status, title })

export const problems = {
  notFound: kind('not-found', 404, 'Deze toepassing is er niet, of is niet in gebruik.'),
} as const
