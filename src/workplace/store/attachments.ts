import { and, asc, count, eq, inArray, isNull } from 'drizzle-orm'
import { integer, pgTable, text } from 'drizzle-orm/pg-core'
import { bytes, moment } from '../../kernel/columns.ts'
import type { Tables } from '../../kernel/tables.ts'
import type { Attachment } from '../contract.ts'

const attachment = pgTable('attachment', {
  tenant: text('tenant').notNull(),
  conversation: text('conversation').notNull(),
  id: text('id').notNull(),
  message: text('message'),
  name: bytes('name').notNull(),
  type: text('type').$type<Attachment['type']>().notNull(),
  bytes: integer('bytes').notNull(),
  characters: integer('characters').notNull(),
  text: bytes('text').notNull(),
  createdAt: moment('created_at').notNull(),
})
export type StoredAttachment = typeof attachment.$inferSelect
/** Without its text, which can be long. */
export type ListedAttachment = Omit<StoredAttachment, 'text'>

const listed = {
  tenant: attachment.tenant,
  conversation: attachment.conversation,
  id: attachment.id,
  message: attachment.message,
  name: attachment.name,
  type: attachment.type,
  bytes: attachment.bytes,
  characters: attachment.characters,
  createdAt: attachment.createdAt,
}

const oneOf = (conversation: string, id: string) =>
  and(eq(attachment.conversation, conversation), eq(attachment.id, id))

export function createAttachmentStore(tables: Tables) {
  return {
    add: (row: StoredAttachment): Promise<void> =>
      tables.inTenant(row.tenant, async (db) => void (await db.insert(attachment).values(row))),
    list: (tenant: string, conversation: string): Promise<ListedAttachment[]> =>
      tables.inTenant(tenant, (db) =>
        db
          .select(listed)
          .from(attachment)
          .where(eq(attachment.conversation, conversation))
          .orderBy(asc(attachment.createdAt), asc(attachment.id)),
      ),
    /** With their texts; oldest first. */
    texts: (tenant: string, conversation: string, ids: readonly string[]): Promise<StoredAttachment[]> =>
      tables.inTenant(tenant, (db) =>
        db
          .select()
          .from(attachment)
          .where(and(eq(attachment.conversation, conversation), inArray(attachment.id, [...ids])))
          .orderBy(asc(attachment.createdAt), asc(attachment.id)),
      ),
    countPending: (tenant: string, conversation: string): Promise<number> =>
      tables.inTenant(tenant, async (db) => {
        const isPending = and(eq(attachment.conversation, conversation), isNull(attachment.message))
        return (await db.select({ n: count() }).from(attachment).where(isPending))[0]?.n ?? 0
      }),
    /** Marks them as sent with a question. */
    send: (tenant: string, conversation: string, ids: readonly string[], message: string): Promise<void> =>
      tables.inTenant(tenant, async (db) => {
        if (ids.length === 0) return
        const isPending = and(
          eq(attachment.conversation, conversation),
          inArray(attachment.id, [...ids]),
          isNull(attachment.message),
        )
        await db.update(attachment).set({ message }).where(isPending)
      }),
    /** Only while it is not sent. @returns whether it was removed */
    remove: (tenant: string, conversation: string, id: string): Promise<boolean> =>
      tables.inTenant(tenant, async (db) => {
        const isPending = and(oneOf(conversation, id), isNull(attachment.message))
        return (await db.delete(attachment).where(isPending).returning({ id: attachment.id })).length === 1
      }),
  }
}
export type AttachmentStore = ReturnType<typeof createAttachmentStore>
