import { desc } from 'drizzle-orm'
import { integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import type { Tables } from '../kernel/tables.ts'
import { type UseCase, type UseCaseRecord, useCaseSchema } from './contract.ts'

const useCase = pgTable('use_case', {
  tenant: text('tenant').notNull(),
  id: text('id').notNull(),
  version: integer('version').notNull(),
  record: jsonb('record').notNull(),
  savedAt: timestamp('saved_at', { withTimezone: true }).notNull(),
  savedBy: text('saved_by').notNull(),
})

export interface Saving {
  readonly tenant: string
  readonly record: UseCaseRecord
  readonly version: number
  readonly savedAt: Date
  readonly savedBy: string
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

    /** Whether it was added; false when this version exists already. */
    add: ({ tenant, record, version, savedAt, savedBy }: Saving): Promise<boolean> =>
      tables.inTenant(tenant, async (sql) => {
        const rows = await sql
          .insert(useCase)
          .values({ tenant, id: record.id, version, record, savedAt, savedBy })
          .onConflictDoNothing()
          .returning({ version: useCase.version })
        return rows.length === 1
      }),
  }
}
