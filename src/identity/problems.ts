import type { ProblemKind } from '../kernel/problem.ts'

const kind = (code: string, status: number, title: string): ProblemKind => ({ code, status, title })

export const problems = {
  unknownKey: kind('unknown-key', 404, 'Deze sleutel bestaat niet.'),
  unknownPerson: kind('unknown-person', 404, 'Deze persoon bestaat niet.'),
  invalidKey: kind('invalid-key-settings', 400, 'De instellingen van de sleutel kloppen niet.'),
} as const
