import { desc, eq, gt, lte } from 'drizzle-orm'
import { pgTable, text } from 'drizzle-orm/pg-core'
import { moment } from '../../kernel/columns.ts'
import type { Tables } from '../../kernel/tables.ts'

const news = pgTable('news', {
  tenant: text('tenant').notNull(),
  id: text('id').notNull(),
  title: text('title').notNull(),
  text: text('text').notNull(),
  until: moment('until').notNull(),
  createdAt: moment('created_at').notNull(),
})
export type StoredNews = typeof news.$inferSelect

export function createNewsStore(tables: Tables) {
  return {
    add: (row: StoredNews): Promise<void> =>
      tables.inTenant(row.tenant, async (db) => void (await db.insert(news).values(row))),
    /** What is still news at a moment, newest first. */
    current: (tenant: string, at: Date): Promise<StoredNews[]> =>
      tables.inTenant(tenant, (db) => db.select().from(news).where(gt(news.until, at)).orderBy(desc(news.createdAt))),
    /** What is news no more. */
    removeOld: (tenant: string, at: Date): Promise<void> =>
      tables.inTenant(tenant, async (db) => void (await db.delete(news).where(lte(news.until, at)))),
    /** Whether it was there. */
    remove: (tenant: string, id: string): Promise<boolean> =>
      tables.inTenant(tenant, async (db) => {
        return (await db.delete(news).where(eq(news.id, id)).returning({ id: news.id })).length === 1
      }),
  }
}
export type NewsStore = ReturnType<typeof createNewsStore>
