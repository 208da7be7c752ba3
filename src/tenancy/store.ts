import { boolean, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import type { Tables } from '../kernel/tables.ts'
import type { Tenant } from './tenant.ts'

const tenant = pgTable('tenant', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  isSample: boolean('is_sample').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
})

export function createTenantStore(tables: Tables) {
  return {
    all: (): Promise<Tenant[]> =>
      tables.outsideTenants((sql) =>
        sql.select({ id: tenant.id, name: tenant.name, isSample: tenant.isSample }).from(tenant).orderBy(tenant.id),
      ),
    /** Whether it was added; false when the id was taken. */
    add: async (added: Tenant, createdAt: Date): Promise<boolean> => {
      const rows = await tables.outsideTenants((sql) =>
        sql
          .insert(tenant)
          .values({ ...added, createdAt })
          .onConflictDoNothing()
          .returning({ id: tenant.id }),
      )
      return rows.length === 1
    },
  }
}
