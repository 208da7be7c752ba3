import type { ProblemKind } from '../../kernel/problem.ts'

const kind = (code: string, title: string): ProblemKind => ({ code, status: 503, title })

export const problems = {
  unreachable: kind('database-unreachable', 'De database is niet te bereiken.'),
  needsRole: kind('database-needs-role', 'De database mist de rol stadspoort_app.'),
  changedMigration: kind(
    'database-migration-changed',
    'De database is gemaakt met een andere versie van een migratie.',
  ),
  newerThanProgram: kind('database-newer', 'De database is nieuwer dan dit programma.'),
  migrationFailed: kind('database-migration-failed', 'De database kon niet worden bijgewerkt.'),
} as const
