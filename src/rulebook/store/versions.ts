import { and, asc, desc, eq, max } from 'drizzle-orm'
import { integer, pgTable, text } from 'drizzle-orm/pg-core'
import { moment } from '../../kernel/columns.ts'
import type { Sql, Tables } from '../../kernel/tables.ts'

const version = pgTable('policy_version', {
  tenant: text('tenant').notNull(),
  id: text('id').notNull(),
  version: integer('version').notNull(),
  text: text('text').notNull(),
  hash: text('hash').notNull(),
  reason: text('reason').notNull(),
  basedOn: integer('based_on'),
  state: text('state', { enum: ['draft', 'submitted', 'approved', 'withdrawn'] }).notNull(),
  revision: integer('revision').notNull(),
  authors: text('authors').array().notNull(),
  createdAt: moment('created_at').notNull(),
  savedAt: moment('saved_at').notNull(),
  approvedBy: text('approved_by'),
  approvedAt: moment('approved_at'),
  effectiveAt: moment('effective_at'),
})

/** One version as it is stored; whether it is in force depends on the moment. */
export type StoredVersion = Readonly<typeof version.$inferSelect>
export type StoredState = StoredVersion['state']

/** What a step changes. */
export type VersionChange = Partial<
  Pick<
    StoredVersion,
    'text' | 'hash' | 'reason' | 'state' | 'authors' | 'savedAt' | 'approvedBy' | 'approvedAt' | 'effectiveAt'
  >
>

export interface Step {
  readonly tenant: string
  readonly id: string
  /** Only when the version is still so. */
  readonly from: { readonly revision: number; readonly state: StoredState }
  readonly to: VersionChange
}

export function createVersionStore(tables: Tables) {
  return {
    /** Newest first. */
    all: (tenant: string): Promise<StoredVersion[]> =>
      tables.inTenant(tenant, (sql) => sql.select().from(version).orderBy(desc(version.version))),
    approved: (tenant: string): Promise<StoredVersion[]> =>
      tables.inTenant(tenant, (sql) =>
        sql.select().from(version).where(eq(version.state, 'approved')).orderBy(asc(version.version)),
      ),
    find: (tenant: string, id: string): Promise<StoredVersion | undefined> =>
      tables.inTenant(tenant, async (sql) => (await sql.select().from(version).where(eq(version.id, id)))[0]),
    /** The first version, unless there is one. */
    addFirst: (row: StoredVersion): Promise<void> =>
      tables.inTenant(row.tenant, async (sql) => void (await sql.insert(version).values(row).onConflictDoNothing())),
    /**
     * Adds the next version; kept only when `evidence` could be given.
     * @returns undefined when somebody else just took the number
     */
    add: (
      row: Omit<StoredVersion, 'version'>,
      evidence: (added: StoredVersion) => Promise<void>,
    ): Promise<StoredVersion | undefined> =>
      tables.inTenant(row.tenant, async (sql) => {
        const next = { ...row, version: await nextNumber(sql) }
        const [added] = await sql.insert(version).values(next).onConflictDoNothing().returning()
        if (added !== undefined) await evidence(added)
        return added
      }),
    /** Changes a version that is still as expected, and only when `evidence` could be given; else undefined. */
    change: (
      { tenant, id, from, to }: Step,
      evidence: (changed: StoredVersion) => Promise<void>,
    ): Promise<StoredVersion | undefined> =>
      tables.inTenant(tenant, async (sql) => {
        const isAsExpected = and(eq(version.id, id), eq(version.revision, from.revision), eq(version.state, from.state))
        const [changed] = await sql
          .update(version)
          .set({ ...to, revision: from.revision + 1 })
          .where(isAsExpected)
          .returning()
        if (changed !== undefined) await evidence(changed)
        return changed
      }),
  }
}
export type VersionStore = ReturnType<typeof createVersionStore>

async function nextNumber(sql: Sql): Promise<number> {
  const [row] = await sql.select({ newest: max(version.version) }).from(version)
  return (row?.newest ?? 0) + 1
}
