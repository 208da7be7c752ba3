import { and, eq, inArray, lt, sql as raw } from 'drizzle-orm'
import { integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { moment } from '../../kernel/columns.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { Tables } from '../../kernel/tables.ts'
import type { Attempts } from '../lock-out.ts'

const signInStep = pgTable('sign_in_step', {
  tenant: text('tenant').notNull(),
  secretHash: text('secret_hash').notNull(),
  purpose: text('purpose').notNull(),
  personId: text('person_id'),
  facts: jsonb('facts').$type<JsonObject>().notNull(),
  expiresAt: moment('expires_at').notNull(),
})

const signInAttempt = pgTable('sign_in_attempt', {
  tenant: text('tenant').notNull(),
  subject: text('subject').notNull(),
  failures: integer('failures').notNull(),
  lastAt: moment('last_at').notNull(),
})

/** What a sign-in is waiting for: an answer to a challenge, or a return from the provider. */
export interface StoredStep {
  readonly tenant: string
  readonly secretHash: string
  readonly purpose: string
  readonly personId: string | null
  readonly facts: JsonObject
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number
}

export function signInStore(tables: Tables) {
  return {
    addStep: ({ expiresAt, ...step }: StoredStep): Promise<void> =>
      tables.inTenant(step.tenant, async (sql) => {
        await sql.insert(signInStep).values({ ...step, expiresAt: new Date(expiresAt) })
      }),

    /** Takes a step away, so that it can be answered once; undefined when there is none. */
    takeStep: (tenant: string, secretHash: string): Promise<StoredStep | undefined> =>
      tables.inTenant(tenant, async (sql) => {
        const which = and(eq(signInStep.tenant, tenant), eq(signInStep.secretHash, secretHash))
        const [row] = await sql.delete(signInStep).where(which).returning()
        return row === undefined ? undefined : { ...row, expiresAt: row.expiresAt.getTime() }
      }),

    /**
     * Counts an attempt for every subject before it is judged, so that attempts at the same moment cannot slip through.
     * @param judge from what is known: the wait in milliseconds, or the new number of failures by subject
     * @returns the wait; with one, nothing is counted
     */
    countAttempt: (
      { tenant, subjects, now }: { tenant: string; subjects: readonly string[]; now: number },
      judge: (known: ReadonlyMap<string, Attempts>) => number | ReadonlyMap<string, number>,
    ): Promise<number> =>
      tables.inTenant(tenant, async (sql) => {
        // Always in the same order, so that two attempts never wait for each other.
        const inOrder = [...subjects].sort()
        const nobody = inOrder.map((subject) => ({ tenant, subject, failures: 0, lastAt: new Date(now) }))
        await sql.insert(signInAttempt).values(nobody).onConflictDoNothing()
        const rows = await sql
          .select()
          .from(signInAttempt)
          .where(and(eq(signInAttempt.tenant, tenant), inArray(signInAttempt.subject, inOrder)))
          .orderBy(signInAttempt.subject)
          .for('update')
        const judged = judge(
          new Map(rows.map(({ subject, failures, lastAt }) => [subject, { failures, lastAt: lastAt.getTime() }])),
        )
        if (typeof judged === 'number') return judged
        for (const [subject, failures] of judged) {
          await sql
            .update(signInAttempt)
            .set({ failures, lastAt: new Date(now) })
            .where(and(eq(signInAttempt.tenant, tenant), eq(signInAttempt.subject, subject)))
        }
        return 0
      }),

    /** Forgets attempts of subjects, after a success. */
    forgiveAttempts: (tenant: string, subjects: readonly string[]): Promise<void> =>
      tables.inTenant(tenant, async (sql) => {
        await sql
          .delete(signInAttempt)
          .where(and(eq(signInAttempt.tenant, tenant), inArray(signInAttempt.subject, [...subjects])))
      }),

    /** Takes back the one attempt that turned out right, where others keep counting. */
    uncountAttempt: (tenant: string, subject: string): Promise<void> =>
      tables.inTenant(tenant, async (sql) => {
        await sql
          .update(signInAttempt)
          .set({ failures: raw`greatest(${signInAttempt.failures} - 1, 0)` })
          .where(and(eq(signInAttempt.tenant, tenant), eq(signInAttempt.subject, subject)))
      }),

    sweepSignIns: (tenant: string, { now, attemptsBefore }: { now: number; attemptsBefore: number }): Promise<void> =>
      tables.inTenant(tenant, async (sql) => {
        await sql.delete(signInStep).where(and(eq(signInStep.tenant, tenant), lt(signInStep.expiresAt, new Date(now))))
        await sql
          .delete(signInAttempt)
          .where(and(eq(signInAttempt.tenant, tenant), lt(signInAttempt.lastAt, new Date(attemptsBefore))))
      }),
  }
}
