import type { ProblemKind } from '../kernel/problem.ts'

const kind = (code: string, status: number, title: string): ProblemKind => ({ code, status, title })

export const problems = {
  invalidUseCase: kind('invalid-use-case', 400, 'De toepassing klopt niet.'),
  savedMeanwhile: kind('use-case-saved-meanwhile', 409, 'Iemand anders heeft deze toepassing net gewijzigd.'),
} as const
