import { and, asc, eq, lt } from 'drizzle-orm'
import { pgTable, text } from 'drizzle-orm/pg-core'
import { bytes, moment } from '../../kernel/columns.ts'
import type { Tables } from '../../kernel/tables.ts'
import type { Candidate, CorrectionInput } from '../contract.ts'

const correction = pgTable('correction', {
  tenant: text('tenant').notNull(),
  conversation: text('conversation').notNull(),
  id: text('id').notNull(),
  kind: text('kind').$type<CorrectionInput['kind']>().notNull(),
  type: text('type').$type<CorrectionInput['type']>().notNull(),
  value: bytes('value').notNull(),
  createdAt: moment('created_at').notNull(),
})

const candidate = pgTable('correction_candidate', {
  tenant: text('tenant').notNull(),
  id: text('id').notNull(),
  kind: text('kind').$type<Candidate['kind']>().notNull(),
  type: text('type').$type<Candidate['type']>().notNull(),
  dataKey: bytes('data_key').notNull(),
  content: bytes('content').notNull(),
  state: text('state').$type<Candidate['state']>().notNull(),
  createdAt: moment('created_at').notNull(),
})

export type StoredCorrection = typeof correction.$inferSelect
export type StoredCandidate = typeof candidate.$inferSelect

export function createCorrectionStore(tables: Tables) {
  return {
    add: (row: StoredCorrection): Promise<void> =>
      tables.inTenant(row.tenant, async (db) => void (await db.insert(correction).values(row))),
    list: (tenant: string, conversation: string): Promise<StoredCorrection[]> =>
      tables.inTenant(tenant, (db) =>
        db
          .select()
          .from(correction)
          .where(eq(correction.conversation, conversation))
          .orderBy(asc(correction.createdAt), asc(correction.id)),
      ),
    /** @returns what was removed */
    remove: (tenant: string, conversation: string, id: string): Promise<StoredCorrection | undefined> =>
      tables.inTenant(tenant, async (db) => {
        const isIt = and(eq(correction.conversation, conversation), eq(correction.id, id))
        return (await db.delete(correction).where(isIt).returning())[0]
      }),
    addCandidate: (row: StoredCandidate): Promise<void> =>
      tables.inTenant(row.tenant, async (db) => void (await db.insert(candidate).values(row))),
    candidates: (tenant: string, state: Candidate['state']): Promise<StoredCandidate[]> =>
      tables.inTenant(tenant, (db) =>
        db.select().from(candidate).where(eq(candidate.state, state)).orderBy(asc(candidate.createdAt)),
      ),
    /** Sentences that were rejected and shared before a moment. */
    removeRejected: (tenant: string, before: Date): Promise<void> =>
      tables.inTenant(tenant, async (db) => {
        await db.delete(candidate).where(and(eq(candidate.state, 'rejected'), lt(candidate.createdAt, before)))
      }),
    decide: (tenant: string, id: string, state: Candidate['state']): Promise<StoredCandidate | undefined> =>
      tables.inTenant(
        tenant,
        async (db) => (await db.update(candidate).set({ state }).where(eq(candidate.id, id)).returning())[0],
      ),
  }
}
export type CorrectionStore = ReturnType<typeof createCorrectionStore>
