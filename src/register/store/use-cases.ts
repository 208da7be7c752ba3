import { desc, eq } from 'drizzle-orm'
import { integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { moment } from '../../kernel/columns.ts'
import type { Tables } from '../../kernel/tables.ts'
import { type UseCase, type UseCaseRecord, useCaseSchema } from '../contract.ts'

const useCase = pgTable('use_case', {
  tenant: text('tenant').notNull(),
  id: text('id').notNull(),
  version: integer('version').notNull(),
  record: jsonb('record').notNull(),
  reason: text('reason').notNull(),
  savedAt: moment('saved_at').notNull(),
  savedBy: text('saved_by').notNull(),
})

/** One version of a use case, with who made it and why. */
export interface StoredUseCase {
  readonly record: UseCaseRecord
  readonly version: number
  readonly savedAt: Date
  /** Person id, or a word for a program. */
  readonly savedBy: string
  readonly reason: string
}

export function createUseCaseStore(tables: Tables) {
  return {
    /** The newest version of each use case. */
    newest: (tenant: string): Promise<UseCase[]> =>
      tables.inTenant(tenant, async (sql) => {
        const rows = await sql
          .selectDistinctOn([useCase.id], { version: useCase.version, record: useCase.record })
          .from(useCase)
          .orderBy(useCase.id, desc(useCase.version))
        return rows.map(({ version, record }) => ({ ...useCaseSchema.parse(record), version }))
      }),

    /** All versions of one, newest first. */
    versions: (tenant: string, id: string): Promise<StoredUseCase[]> =>
      tables.inTenant(tenant, async (sql) => {
        const { version, record, savedAt, savedBy, reason } = useCase
        const rows = await sql
          .select({ version, record, savedAt, savedBy, reason })
          .from(useCase)
          .where(eq(useCase.id, id))
          .orderBy(desc(useCase.version))
        return rows.map((row) => ({ ...row, record: useCaseSchema.parse(row.record) }))
      }),

    /** Whether it was added; false when this version exists already. */
    add: (tenant: string, { record, ...saved }: StoredUseCase): Promise<boolean> =>
      tables.inTenant(tenant, async (sql) => {
        const rows = await sql
          .insert(useCase)
          .values({ tenant, id: record.id, record, ...saved })
          .onConflictDoNothing()
          .returning({ version: useCase.version })
        return rows.length === 1
      }),
  }
}
