import { and, asc, eq, inArray, type SQL } from 'drizzle-orm'
import { jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { bytes, moment } from '../../kernel/columns.ts'
import type { Tables } from '../../kernel/tables.ts'
import type { AnswerState } from '../contract.ts'
import type { AnswerRecord } from '../conversation/answer-record.ts'

const message = pgTable('message', {
  tenant: text('tenant').notNull(),
  conversation: text('conversation').notNull(),
  id: text('id').notNull(),
  parentId: text('parent_id'),
  role: text('role', { enum: ['user', 'assistant'] }).notNull(),
  text: bytes('text').notNull(),
  facts: jsonb('facts').$type<AnswerRecord>(),
  state: text('state').$type<AnswerState>(),
  node: text('node'),
  rating: bytes('rating'),
  createdAt: moment('created_at').notNull(),
})

/** The text is sealed. */
export type StoredMessage = typeof message.$inferSelect

export interface AnswerEnd {
  readonly text: Buffer
  readonly facts: AnswerRecord
  readonly state: AnswerState
}

export function createMessageStore(tables: Tables) {
  return {
    list: (tenant: string, of: string): Promise<StoredMessage[]> =>
      tables.inTenant(tenant, (db) =>
        db.select().from(message).where(eq(message.conversation, of)).orderBy(asc(message.createdAt), asc(message.id)),
      ),

    /** Which of these conversations have an answer that is being written. */
    running: (tenant: string, of: readonly string[]): Promise<string[]> =>
      tables.inTenant(tenant, async (db) => {
        const isRunning = and(inArray(message.conversation, [...of]), eq(message.state, 'running'))
        return (await db.selectDistinct({ id: message.conversation }).from(message).where(isRunning)).map(
          ({ id }) => id,
        )
      }),

    find: (tenant: string, of: string, id: string): Promise<StoredMessage | undefined> =>
      tables.inTenant(tenant, async (db) => (await db.select().from(message).where(oneMessage(of, id)))[0]),

    add: (tenant: string, rows: readonly StoredMessage[]): Promise<void> =>
      tables.inTenant(tenant, async (db) => void (await db.insert(message).values([...rows]))),

    /** What was written so far, so that it is not lost with the process. */
    saveProgress: (tenant: string, of: string, id: string, soFar: Buffer): Promise<void> =>
      tables.inTenant(tenant, async (db) => {
        await db.update(message).set({ text: soFar }).where(oneMessage(of, id))
      }),

    /** Whether the message was still there. */
    endAnswer: (tenant: string, of: string, id: string, { text: whole, facts, state }: AnswerEnd) =>
      tables.inTenant(tenant, async (db) => {
        const rows = await db
          .update(message)
          .set({ text: whole, facts, state, node: null })
          .where(oneMessage(of, id))
          .returning({ id: message.id })
        return rows.length === 1
      }),

    /** Answers that a gate was writing when it went down. @returns how many there were */
    interruptRunning: (tenant: string, node: string): Promise<number> =>
      tables.inTenant(tenant, async (db) => {
        const isLost = and(eq(message.node, node), eq(message.state, 'running'))
        const rows = await db
          .update(message)
          .set({ state: 'interrupted', node: null })
          .where(isLost)
          .returning({ id: message.id })
        return rows.length
      }),

    /** Whether the answer was there. */
    rate: (tenant: string, of: string, id: string, rating: Buffer | null): Promise<boolean> =>
      tables.inTenant(tenant, async (db) => {
        const isAnswer = and(oneMessage(of, id), eq(message.role, 'assistant'))
        return (await db.update(message).set({ rating }).where(isAnswer).returning({ id: message.id })).length === 1
      }),
  }
}
export type MessageStore = ReturnType<typeof createMessageStore>

function oneMessage(of: string, id: string): SQL | undefined {
  return and(eq(message.conversation, of), eq(message.id, id))
}
