import { and, asc, desc, eq } from 'drizzle-orm'
import { integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { moment } from '../../kernel/columns.ts'
import type { Tables } from '../../kernel/tables.ts'
import { type AssistantInput, assistantInput } from '../contract.ts'

const assistant = pgTable('assistant', {
  tenant: text('tenant').notNull(),
  id: text('id').notNull(),
  owner: text('owner').notNull(),
  createdAt: moment('created_at').notNull(),
})

const version = pgTable('assistant_version', {
  tenant: text('tenant').notNull(),
  assistant: text('assistant').notNull(),
  version: integer('version').notNull(),
  record: jsonb('record').notNull(),
  savedAt: moment('saved_at').notNull(),
  savedBy: text('saved_by').notNull(),
})

/** One version of an assistant. */
export interface StoredVersion {
  readonly tenant: string
  readonly id: string
  readonly owner: string
  readonly version: number
  readonly record: AssistantInput
  readonly savedAt: Date
  /** Person id. */
  readonly savedBy: string
}

const columns = {
  tenant: assistant.tenant,
  id: assistant.id,
  owner: assistant.owner,
  version: version.version,
  record: version.record,
  savedAt: version.savedAt,
  savedBy: version.savedBy,
}
const belongs = and(eq(version.tenant, assistant.tenant), eq(version.assistant, assistant.id))

export function createAssistantStore(tables: Tables) {
  return {
    /** The newest version of each. */
    newest: (tenant: string): Promise<StoredVersion[]> =>
      tables.inTenant(tenant, async (db) =>
        (
          await db
            .selectDistinctOn([assistant.id], columns)
            .from(assistant)
            .innerJoin(version, belongs)
            .orderBy(assistant.id, desc(version.version))
        ).map(read),
      ),
    /** All versions, oldest first. */
    versions: (tenant: string, id: string): Promise<StoredVersion[]> =>
      tables.inTenant(tenant, async (db) =>
        (
          await db
            .select(columns)
            .from(assistant)
            .innerJoin(version, belongs)
            .where(eq(assistant.id, id))
            .orderBy(asc(version.version))
        ).map(read),
      ),
    add: ({ tenant, id, owner, savedAt, ...first }: StoredVersion): Promise<void> =>
      tables.inTenant(tenant, async (db) => {
        await db.insert(assistant).values({ tenant, id, owner, createdAt: savedAt })
        await db.insert(version).values({ tenant, assistant: id, savedAt, ...first })
      }),
    /** Whether it was added; false when somebody else just made this version. */
    addVersion: ({ tenant, id, owner: _owner, ...next }: StoredVersion): Promise<boolean> =>
      tables.inTenant(tenant, async (db) => {
        const row = { tenant, assistant: id, ...next }
        const rows = await db.insert(version).values(row).onConflictDoNothing().returning({ version: version.version })
        return rows.length === 1
      }),
    /** Whether it was there. */
    remove: (tenant: string, owner: string, id: string): Promise<boolean> =>
      tables.inTenant(tenant, async (db) => {
        const isMine = and(eq(assistant.owner, owner), eq(assistant.id, id))
        return (await db.delete(assistant).where(isMine).returning({ id: assistant.id })).length === 1
      }),
  }
}
export type AssistantStore = ReturnType<typeof createAssistantStore>

function read(row: Omit<StoredVersion, 'record'> & { readonly record: unknown }): StoredVersion {
  return { ...row, record: assistantInput.parse(row.record) }
}
