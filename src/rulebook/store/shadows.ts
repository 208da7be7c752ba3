import { eq, sql as words } from 'drizzle-orm'
import { bigint, pgTable, text } from 'drizzle-orm/pg-core'
import { moment } from '../../kernel/columns.ts'
import type { Tables } from '../../kernel/tables.ts'
import { differences } from '../contract.ts'

const shadow = pgTable('policy_shadow', {
  tenant: text('tenant').primaryKey(),
  versionId: text('version_id').notNull(),
  since: moment('since').notNull(),
  setBy: text('set_by').notNull(),
})

const count = pgTable('policy_shadow_count', {
  tenant: text('tenant').notNull(),
  hash: text('hash').notNull(),
  useCase: text('use_case').notNull(),
  zone: text('zone').notNull(),
  difference: text('difference', { enum: differences }).notNull(),
  decisions: bigint('decisions', { mode: 'number' }).notNull(),
})

/** The version that is judged beside the one in force. */
export type StoredShadow = Readonly<typeof shadow.$inferSelect>
/** How many decisions of a use case in a zone differed in one way. */
export type ShadowCount = Readonly<typeof count.$inferSelect>

export function createShadowStore(tables: Tables) {
  return {
    find: (tenant: string): Promise<StoredShadow | undefined> =>
      tables.inTenant(tenant, async (db) => (await db.select().from(shadow))[0]),
    counts: (tenant: string, hash: string): Promise<ShadowCount[]> =>
      tables.inTenant(tenant, (db) => db.select().from(count).where(eq(count.hash, hash))),
    /** Replaces what was there; kept only when `evidence` could be given. */
    set: (row: StoredShadow, evidence: () => Promise<void>): Promise<void> =>
      tables.inTenant(row.tenant, async (db) => {
        const { tenant: _same, ...changed } = row
        await db.insert(shadow).values(row).onConflictDoUpdate({ target: shadow.tenant, set: changed })
        await evidence()
      }),
    end: (tenant: string, evidence: () => Promise<void>): Promise<void> =>
      tables.inTenant(tenant, async (db) => {
        if ((await db.delete(shadow).returning()).length > 0) await evidence()
      }),
    /** Adds to what other processes counted too. */
    add: (tenant: string, rows: readonly ShadowCount[]): Promise<void> =>
      tables.inTenant(tenant, async (db) => {
        await db
          .insert(count)
          .values([...rows])
          .onConflictDoUpdate({
            target: [count.tenant, count.hash, count.useCase, count.zone, count.difference],
            set: { decisions: words`${count.decisions} + excluded.decisions` },
          })
      }),
  }
}
export type ShadowStore = ReturnType<typeof createShadowStore>
