/** What was judged about a use case: checks, waivers, and answers to the questions of the AI Act. */
import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import { boolean, date, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { moment } from '../../kernel/columns.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { Tables } from '../../kernel/tables.ts'

const check = pgTable('use_case_check', {
  tenant: text('tenant').notNull(),
  id: text('id').notNull(),
  useCase: text('use_case').notNull(),
  name: text('check_name').notNull(),
  isMet: boolean('is_met').notNull(),
  note: text('note').notNull(),
  snapshot: jsonb('snapshot').$type<JsonObject>().notNull(),
  madeAt: moment('made_at').notNull(),
  madeBy: text('made_by').notNull(),
})

const waiver = pgTable('use_case_waiver', {
  tenant: text('tenant').notNull(),
  id: text('id').notNull(),
  useCase: text('use_case').notNull(),
  name: text('check_name').notNull(),
  reason: text('reason').notNull(),
  endsOn: date('ends_on', { mode: 'string' }).notNull(),
  askedAt: moment('asked_at').notNull(),
  askedBy: text('asked_by').notNull(),
  approvedAt: moment('approved_at'),
  approvedBy: text('approved_by'),
  withdrawnAt: moment('withdrawn_at'),
})

const classification = pgTable('use_case_classification', {
  tenant: text('tenant').notNull(),
  useCase: text('use_case').notNull(),
  number: integer('number').notNull(),
  treeVersion: text('tree_version').notNull(),
  answers: jsonb('answers').$type<Readonly<Record<string, string>>>().notNull(),
  result: jsonb('result').$type<JsonObject>().notNull(),
  isFinal: boolean('is_final').notNull(),
  snapshot: jsonb('snapshot').$type<JsonObject>().notNull(),
  savedAt: moment('saved_at').notNull(),
  savedBy: text('saved_by').notNull(),
})

type Row<T extends { readonly $inferSelect: { readonly tenant: string } }> = Readonly<Omit<T['$inferSelect'], 'tenant'>>
/** Somebody said that a check of the lifecycle is (no longer) met, and what the use case was like then. */
export type StoredCheck = Row<typeof check>
/** A check may be left out for a while. */
export type StoredWaiver = Row<typeof waiver>
/** One set of answers. */
export type StoredClassification = Row<typeof classification>

export function createJudgementStore(tables: Tables) {
  return {
    ...checkStore(tables),
    ...waiverStore(tables),
    ...classificationStore(tables),
  }
}
export type JudgementStore = ReturnType<typeof createJudgementStore>

function checkStore(tables: Tables) {
  return {
    /** All, oldest first: the newest of a name counts. */
    checks: (tenant: string, useCase: string): Promise<StoredCheck[]> =>
      tables.inTenant(tenant, (sql) =>
        sql.select().from(check).where(eq(check.useCase, useCase)).orderBy(asc(check.madeAt), asc(check.id)),
      ),
    addCheck: (tenant: string, row: StoredCheck): Promise<void> =>
      tables.inTenant(tenant, async (sql) => {
        await sql.insert(check).values({ tenant, ...row })
      }),
  }
}

function waiverStore(tables: Tables) {
  const isOpen = (id: string) => and(eq(waiver.id, id), isNull(waiver.withdrawnAt))
  return {
    /** Newest first. */
    waivers: (tenant: string, useCase: string): Promise<StoredWaiver[]> =>
      tables.inTenant(tenant, (sql) =>
        sql.select().from(waiver).where(eq(waiver.useCase, useCase)).orderBy(desc(waiver.askedAt), desc(waiver.id)),
      ),
    allWaivers: (tenant: string): Promise<StoredWaiver[]> =>
      tables.inTenant(tenant, (sql) => sql.select().from(waiver).orderBy(desc(waiver.askedAt), desc(waiver.id))),
    addWaiver: (tenant: string, row: StoredWaiver): Promise<void> =>
      tables.inTenant(tenant, async (sql) => {
        await sql.insert(waiver).values({ tenant, ...row })
      }),
    /** Whether it was there, not approved and not withdrawn. */
    approveWaiver: (tenant: string, id: string, by: { readonly person: string; readonly at: Date }): Promise<boolean> =>
      tables.inTenant(tenant, async (sql) => {
        const rows = await sql
          .update(waiver)
          .set({ approvedBy: by.person, approvedAt: by.at })
          .where(and(isOpen(id), isNull(waiver.approvedAt)))
          .returning({ id: waiver.id })
        return rows.length === 1
      }),
    /** Whether it was there and not withdrawn. */
    withdrawWaiver: (tenant: string, id: string, at: Date): Promise<boolean> =>
      tables.inTenant(tenant, async (sql) => {
        const rows = await sql.update(waiver).set({ withdrawnAt: at }).where(isOpen(id)).returning({ id: waiver.id })
        return rows.length === 1
      }),
  }
}

function classificationStore(tables: Tables) {
  return {
    /** Newest first. */
    classifications: (tenant: string, useCase: string): Promise<StoredClassification[]> =>
      tables.inTenant(tenant, (sql) =>
        sql
          .select()
          .from(classification)
          .where(eq(classification.useCase, useCase))
          .orderBy(desc(classification.number)),
      ),
    /** The newest final answers of every use case. */
    finalClassifications: (tenant: string): Promise<StoredClassification[]> =>
      tables.inTenant(tenant, (sql) =>
        sql
          .selectDistinctOn([classification.useCase])
          .from(classification)
          .where(eq(classification.isFinal, true))
          .orderBy(classification.useCase, desc(classification.number)),
      ),
    /** Whether it was added; false when this number exists already. */
    addClassification: (tenant: string, row: StoredClassification): Promise<boolean> =>
      tables.inTenant(tenant, async (sql) => {
        const rows = await sql
          .insert(classification)
          .values({ tenant, ...row })
          .onConflictDoNothing()
          .returning({ number: classification.number })
        return rows.length === 1
      }),
  }
}
