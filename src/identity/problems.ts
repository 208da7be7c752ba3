import type { ProblemKind } from '../kernel/problem.ts'

const kind = (code: string, status: number, title: string): ProblemKind => ({ code, status, title })

export const problems = {
  unknownKey: kind('unknown-key', 404, 'Deze sleutel bestaat niet.'),
  unknownPerson: kind('unknown-person', 404, 'Deze persoon bestaat niet.'),
  personExists: kind('person-exists', 409, 'Er is al een persoon met deze naam.'),
  commitmentKeyErased: kind('commitment-key-erased', 410, 'De sleutel waarmee dit bewijs is gemaakt, is gewist.'),
  invalidKey: kind('invalid-key-settings', 400, 'De instellingen van de sleutel kloppen niet.'),
} as const
