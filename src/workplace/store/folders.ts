import { and, asc, eq } from 'drizzle-orm'
import { pgTable, text } from 'drizzle-orm/pg-core'
import { bytes, moment } from '../../kernel/columns.ts'
import type { Tables } from '../../kernel/tables.ts'

const folder = pgTable('folder', {
  tenant: text('tenant').notNull(),
  id: text('id').notNull(),
  owner: text('owner').notNull(),
  dataKey: bytes('data_key').notNull(),
  content: bytes('content').notNull(),
  createdAt: moment('created_at').notNull(),
})
export type StoredFolder = typeof folder.$inferSelect

const mine = (owner: string, id: string) => and(eq(folder.owner, owner), eq(folder.id, id))

export function createFolderStore(tables: Tables) {
  return {
    add: (row: StoredFolder): Promise<void> =>
      tables.inTenant(row.tenant, async (db) => void (await db.insert(folder).values(row))),
    list: (tenant: string, owner: string): Promise<StoredFolder[]> =>
      tables.inTenant(tenant, (db) =>
        db.select().from(folder).where(eq(folder.owner, owner)).orderBy(asc(folder.createdAt)),
      ),
    find: (tenant: string, owner: string, id: string): Promise<StoredFolder | undefined> =>
      tables.inTenant(tenant, async (db) => (await db.select().from(folder).where(mine(owner, id)))[0]),
    /** Whether it was there. */
    change: (tenant: string, owner: string, id: string, content: Buffer): Promise<boolean> =>
      tables.inTenant(tenant, async (db) => {
        const rows = await db.update(folder).set({ content }).where(mine(owner, id)).returning({ id: folder.id })
        return rows.length === 1
      }),
    /** Its conversations stay, outside any folder. @returns whether it was there */
    remove: (tenant: string, owner: string, id: string): Promise<boolean> =>
      tables.inTenant(tenant, async (db) => {
        return (await db.delete(folder).where(mine(owner, id)).returning({ id: folder.id })).length === 1
      }),
  }
}
export type FolderStore = ReturnType<typeof createFolderStore>
