import type { ProblemKind } from '../kernel/problem.ts'

const kind = (code: string, status: number, title: string): ProblemKind => ({ code, status, title })

export const problems = {
  /** Also for what another municipality has. */
  notFound: kind('not-found', 404, 'Dit bestaat niet, of het is niet van jou.'),
  notYours: kind('use-case-not-yours', 403, 'Je mag alleen toepassingen wijzigen waarvan jij de eigenaar bent.'),
  invalidUseCase: kind('invalid-use-case', 400, 'De toepassing klopt niet.'),
  exists: kind('use-case-exists', 409, 'Er is al een toepassing met deze naam.'),
  savedMeanwhile: kind('use-case-saved-meanwhile', 409, 'Iemand anders heeft deze toepassing net gewijzigd.'),
} as const
