/** How often each use case was used, counted out of the ledger; can be thrown away and counted again. */
import { and, eq, sql } from 'drizzle-orm'
import { bigint, pgTable, text } from 'drizzle-orm/pg-core'
import type { Tables } from '../kernel/tables.ts'
import type { Figure } from './figures.ts'

const usage = pgTable('usage_figure', {
  tenant: text('tenant').notNull(),
  node: text('node').notNull(),
  useCase: text('use_case').notNull(),
  month: text('month').notNull(),
  passages: bigint('passages', { mode: 'number' }).notNull(),
  refused: bigint('refused', { mode: 'number' }).notNull(),
  protectedValues: bigint('protected_values', { mode: 'number' }).notNull(),
})

const place = pgTable('usage_place', {
  tenant: text('tenant').notNull(),
  node: text('node').notNull(),
  counted: bigint('counted', { mode: 'number' }).notNull(),
})

export interface Counting {
  readonly tenant: string
  readonly node: string
  /** Records of the log that were counted before, and now. */
  readonly from: number
  readonly to: number
  readonly figures: readonly Figure[]
}

export function createUsageStore(tables: Tables) {
  return {
    /** How many records of a log are counted. */
    counted: (tenant: string, node: string): Promise<number> =>
      tables.inTenant(tenant, async (db) => {
        const [row] = await db
          .select()
          .from(place)
          .where(and(eq(place.tenant, tenant), eq(place.node, node)))
        return row?.counted ?? 0
      }),
    /** Adds up, unless somebody else counted these records meanwhile. */
    add: ({ tenant, node, from, to, figures }: Counting): Promise<void> =>
      tables.inTenant(tenant, async (db) => {
        const moved =
          from === 0
            ? await db.insert(place).values({ tenant, node, counted: to }).onConflictDoNothing().returning()
            : await db
                .update(place)
                .set({ counted: to })
                .where(and(eq(place.tenant, tenant), eq(place.node, node), eq(place.counted, from)))
                .returning()
        if (moved.length === 0 || figures.length === 0) return
        await db
          .insert(usage)
          .values(figures.map((figure) => ({ tenant, node, ...figure })))
          .onConflictDoUpdate({
            target: [usage.tenant, usage.node, usage.useCase, usage.month],
            set: {
              passages: sql`${usage.passages} + excluded.passages`,
              refused: sql`${usage.refused} + excluded.refused`,
              protectedValues: sql`${usage.protectedValues} + excluded.protected_values`,
            },
          })
      }),
    /** Of all gates together. */
    all: (tenant: string): Promise<Figure[]> =>
      tables.inTenant(tenant, async (db) => {
        const sum = (column: typeof usage.passages | typeof usage.refused | typeof usage.protectedValues) =>
          sql<number>`sum(${column})`.mapWith(Number)
        return db
          .select({
            useCase: usage.useCase,
            month: usage.month,
            passages: sum(usage.passages),
            refused: sum(usage.refused),
            protectedValues: sum(usage.protectedValues),
          })
          .from(usage)
          .groupBy(usage.useCase, usage.month)
          .orderBy(usage.month, usage.useCase)
      }),
  }
}
export type UsageStore = ReturnType<typeof createUsageStore>
