/** Assessments: their answers as versions, comments and signatures. */
import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import { integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { moment } from '../../kernel/columns.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { Tables } from '../../kernel/tables.ts'
import { type AnswerValue, answerValue } from '../assessment-contract.ts'

const assessment = pgTable('assessment', {
  tenant: text('tenant').notNull(),
  id: text('id').notNull(),
  useCase: text('use_case').notNull(),
  useCaseVersion: integer('use_case_version').notNull(),
  kind: text('kind').notNull(),
  questionnaire: jsonb('questionnaire').$type<JsonObject>().notNull(),
  brought: jsonb('brought').$type<JsonObject>(),
  createdAt: moment('created_at').notNull(),
  createdBy: text('created_by').notNull(),
})
const answer = pgTable('assessment_answer', {
  tenant: text('tenant').notNull(),
  assessment: text('assessment').notNull(),
  question: text('question').notNull(),
  version: integer('version').notNull(),
  value: jsonb('value'),
  savedAt: moment('saved_at').notNull(),
  savedBy: text('saved_by').notNull(),
})
const comment = pgTable('assessment_comment', {
  tenant: text('tenant').notNull(),
  id: text('id').notNull(),
  assessment: text('assessment').notNull(),
  question: text('question').notNull(),
  text: text('text').notNull(),
  savedAt: moment('saved_at').notNull(),
  savedBy: text('saved_by').notNull(),
  resolvedAt: moment('resolved_at'),
  resolvedBy: text('resolved_by'),
})
const signature = pgTable('assessment_signature', {
  tenant: text('tenant').notNull(),
  assessment: text('assessment').notNull(),
  role: text('role').notNull(),
  hash: text('hash').notNull(),
  useCaseVersion: integer('use_case_version').notNull(),
  signedAt: moment('signed_at').notNull(),
  signedBy: text('signed_by').notNull(),
})

type Row<T extends { readonly $inferSelect: { readonly tenant: string } }> = Readonly<Omit<T['$inferSelect'], 'tenant'>>
export type StoredAssessment = Row<typeof assessment>
export type StoredComment = Row<typeof comment>
export type StoredSignature = Row<typeof signature>
export type StoredAnswer = Omit<Row<typeof answer>, 'value'> & { readonly value: AnswerValue }

export function createAssessmentStore(tables: Tables) {
  return { ...assessmentStore(tables), ...answerStore(tables), ...adviceStore(tables) }
}
export type AssessmentStore = ReturnType<typeof createAssessmentStore>

function assessmentStore(tables: Tables) {
  return {
    /** Of one use case, newest first. */
    list: (tenant: string, useCase: string): Promise<StoredAssessment[]> =>
      tables.inTenant(tenant, (sql) =>
        sql
          .select()
          .from(assessment)
          .where(eq(assessment.useCase, useCase))
          .orderBy(desc(assessment.createdAt), desc(assessment.id)),
      ),
    find: (tenant: string, id: string): Promise<StoredAssessment | undefined> =>
      tables.inTenant(tenant, async (sql) => (await sql.select().from(assessment).where(eq(assessment.id, id)))[0]),
    add: (tenant: string, row: StoredAssessment, answers: readonly StoredAnswer[]): Promise<void> =>
      tables.inTenant(tenant, async (sql) => {
        await sql.insert(assessment).values({ tenant, ...row })
        if (answers.length > 0) await sql.insert(answer).values(answers.map((one) => ({ tenant, ...one })))
      }),
  }
}

function answerStore(tables: Tables) {
  return {
    /** The newest answer to each question. */
    answers: (tenant: string, id: string): Promise<StoredAnswer[]> =>
      tables.inTenant(tenant, async (sql) => {
        const rows = await sql
          .selectDistinctOn([answer.question])
          .from(answer)
          .where(eq(answer.assessment, id))
          .orderBy(answer.question, desc(answer.version))
        return rows.map(({ tenant: _tenant, ...row }) => ({ ...row, value: answerValue.parse(row.value) }))
      }),
    /** Whether it was added; false when this version exists already. */
    addAnswer: (tenant: string, row: StoredAnswer): Promise<boolean> =>
      tables.inTenant(tenant, async (sql) => {
        const rows = await sql
          .insert(answer)
          .values({ tenant, ...row })
          .onConflictDoNothing()
          .returning({ version: answer.version })
        return rows.length === 1
      }),
    /** Ids of everybody who wrote an answer, also an earlier version of one. */
    writers: (tenant: string, id: string): Promise<string[]> =>
      tables.inTenant(tenant, async (sql) => {
        const rows = await sql.selectDistinct({ by: answer.savedBy }).from(answer).where(eq(answer.assessment, id))
        return rows.map(({ by }) => by)
      }),
  }
}

function adviceStore(tables: Tables) {
  return {
    /** Oldest first. */
    comments: (tenant: string, id: string): Promise<StoredComment[]> =>
      tables.inTenant(tenant, (sql) =>
        sql.select().from(comment).where(eq(comment.assessment, id)).orderBy(asc(comment.savedAt), asc(comment.id)),
      ),
    addComment: (tenant: string, row: StoredComment): Promise<void> =>
      tables.inTenant(tenant, async (sql) => void (await sql.insert(comment).values({ tenant, ...row }))),
    /** Whether it was there and open. */
    resolve: (tenant: string, id: string, by: { readonly person: string; readonly at: Date }): Promise<boolean> =>
      tables.inTenant(tenant, async (sql) => {
        const rows = await sql
          .update(comment)
          .set({ resolvedAt: by.at, resolvedBy: by.person })
          .where(and(eq(comment.id, id), isNull(comment.resolvedAt)))
          .returning({ id: comment.id })
        return rows.length === 1
      }),
    signatures: (tenant: string, id: string): Promise<StoredSignature[]> =>
      tables.inTenant(tenant, (sql) =>
        sql.select().from(signature).where(eq(signature.assessment, id)).orderBy(asc(signature.signedAt)),
      ),
    /** Whether it was added; false when this role signed exactly this already. */
    sign: (tenant: string, row: StoredSignature): Promise<boolean> =>
      tables.inTenant(tenant, async (sql) => {
        const rows = await sql
          .insert(signature)
          .values({ tenant, ...row })
          .onConflictDoNothing()
          .returning({ role: signature.role })
        return rows.length === 1
      }),
  }
}
