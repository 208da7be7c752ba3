import type { ProblemKind } from '../kernel/problem.ts'

const kind = (code: string, status: number, title: string): ProblemKind => ({ code, status, title })

export const problems = {
  unknownCollection: kind('unknown-collection', 404, 'Deze verzameling is er niet.'),
  invalidCollection: kind(
    'invalid-collection',
    400,
    'De naam van een verzameling bestaat uit kleine letters, cijfers en streepjes.',
  ),
  unreadableFolder: kind('unreadable-folder', 400, 'Deze map bestaat niet of is niet te lezen.'),
  damagedThesaurus: kind('damaged-thesaurus', 500, 'De woordenlijst van de zoekmachine klopt niet.'),
} as const
