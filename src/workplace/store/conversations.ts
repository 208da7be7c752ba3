import { and, desc, eq, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import { boolean, pgTable, text } from 'drizzle-orm/pg-core'
import { bytes, moment } from '../../kernel/columns.ts'
import type { Tables } from '../../kernel/tables.ts'

const conversation = pgTable('conversation', {
  tenant: text('tenant').notNull(),
  id: text('id').notNull(),
  owner: text('owner').notNull(),
  useCase: text('use_case').notNull(),
  model: text('model').notNull(),
  assistant: text('assistant'),
  folder: text('folder'),
  isPinned: boolean('is_pinned').notNull(),
  dataKey: bytes('data_key').notNull(),
  commitmentKey: bytes('commitment_key').notNull(),
  title: bytes('title').notNull(),
  activeLeaf: text('active_leaf'),
  createdAt: moment('created_at').notNull(),
  updatedAt: moment('updated_at').notNull(),
})

/** Texts and keys are sealed. */
export type StoredConversation = typeof conversation.$inferSelect

/** Where a page of the list begins: after this conversation. */
export interface Place {
  readonly isPinned: boolean
  readonly updatedAt: Date
  readonly id: string
}

export interface Listing {
  readonly folder: string | undefined
  readonly after: Place | undefined
  readonly limit: number
}

export type ConversationSetting = Partial<
  Pick<StoredConversation, 'title' | 'isPinned' | 'folder' | 'model' | 'activeLeaf'>
>

const mine = (owner: string, id: string) => and(eq(conversation.owner, owner), eq(conversation.id, id))

export function createConversationStore(tables: Tables) {
  return {
    add: (row: StoredConversation): Promise<void> =>
      tables.inTenant(row.tenant, async (db) => void (await db.insert(conversation).values(row))),

    find: (tenant: string, owner: string, id: string): Promise<StoredConversation | undefined> =>
      tables.inTenant(tenant, async (db) => (await db.select().from(conversation).where(mine(owner, id)))[0]),

    /** Those of one person among these, for search results. */
    some: (tenant: string, owner: string, ids: readonly string[]): Promise<StoredConversation[]> =>
      tables.inTenant(tenant, (db) =>
        db
          .select()
          .from(conversation)
          .where(and(eq(conversation.owner, owner), inArray(conversation.id, [...ids]))),
      ),

    /** Pinned ones first, then the newest. */
    list: (tenant: string, owner: string, { folder, after, limit }: Listing): Promise<StoredConversation[]> =>
      tables.inTenant(tenant, (db) =>
        db
          .select()
          .from(conversation)
          .where(and(eq(conversation.owner, owner), inFolder(folder), isAfter(after)))
          .orderBy(desc(conversation.isPinned), desc(conversation.updatedAt), desc(conversation.id))
          .limit(limit),
      ),

    /** Whether it was there to change. */
    change: (tenant: string, owner: string, id: string, to: ConversationSetting): Promise<boolean> =>
      tables.inTenant(tenant, async (db) => {
        const rows = await db.update(conversation).set(to).where(mine(owner, id)).returning({ id: conversation.id })
        return rows.length === 1
      }),

    /** Removes it with its keys and all that hangs on it. @returns whether it was there */
    remove: (tenant: string, owner: string, id: string): Promise<boolean> =>
      tables.inTenant(tenant, async (db) => {
        const rows = await db.delete(conversation).where(mine(owner, id)).returning({ id: conversation.id })
        return rows.length === 1
      }),

    /** @returns the ids of what was removed */
    removeAll: (tenant: string, owner: string): Promise<string[]> =>
      tables.inTenant(tenant, async (db) =>
        (await db.delete(conversation).where(eq(conversation.owner, owner)).returning({ id: conversation.id })).map(
          ({ id }) => id,
        ),
      ),

    useCases: (tenant: string): Promise<string[]> =>
      tables.inTenant(tenant, async (db) =>
        (await db.selectDistinct({ id: conversation.useCase }).from(conversation)).map(({ id }) => id),
      ),

    /** Removes what was not touched since a moment. @returns the ids of what was removed */
    removeOlder: (tenant: string, useCase: string, than: Date): Promise<string[]> =>
      tables.inTenant(tenant, async (db) => {
        const isOld = and(eq(conversation.useCase, useCase), lt(conversation.updatedAt, than))
        return (await db.delete(conversation).where(isOld).returning({ id: conversation.id })).map(({ id }) => id)
      }),

    /** Moves it to the top of the list; `activeLeaf` is the message it is at now. */
    touch: (
      tenant: string,
      id: string,
      to: { readonly updatedAt: Date; readonly activeLeaf?: string },
    ): Promise<void> =>
      tables.inTenant(tenant, async (db) => {
        await db.update(conversation).set(to).where(eq(conversation.id, id))
      }),
  }
}
export type ConversationStore = ReturnType<typeof createConversationStore>

function inFolder(folder: string | undefined): SQL | undefined {
  if (folder === undefined) return undefined
  return folder === 'none' ? isNull(conversation.folder) : eq(conversation.folder, folder)
}

function isAfter(place: Place | undefined): SQL | undefined {
  if (place === undefined) return undefined
  const { isPinned, updatedAt, id } = place
  const isOlder = or(
    lt(conversation.updatedAt, updatedAt),
    and(eq(conversation.updatedAt, updatedAt), lt(conversation.id, id)),
  )
  const isSamePin = eq(conversation.isPinned, isPinned)
  return isPinned ? or(sql`not ${conversation.isPinned}`, and(isSamePin, isOlder)) : and(isSamePin, isOlder)
}
