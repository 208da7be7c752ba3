import { and, desc, eq, inArray, lt, or } from 'drizzle-orm'
import { bigint, pgTable, text } from 'drizzle-orm/pg-core'
import { bytes, moment } from '../../kernel/columns.ts'
import type { Tables } from '../../kernel/tables.ts'
import type { Report } from '../contract.ts'

const report = pgTable('report', {
  tenant: text('tenant').notNull(),
  id: text('id').notNull(),
  kind: text('kind').$type<Report['kind']>().notNull(),
  state: text('state').$type<Report['state']>().notNull(),
  useCase: text('use_case').notNull(),
  model: text('model').notNull(),
  receiptIndex: bigint('receipt_index', { mode: 'number' }),
  receiptOrigin: text('receipt_origin'),
  rules: text('rules').array().notNull(),
  reporter: text('reporter').notNull(),
  dataKey: bytes('data_key'),
  content: bytes('content'),
  resolution: text('resolution'),
  createdAt: moment('created_at').notNull(),
  handledAt: moment('handled_at'),
})
/** `content` is sealed; it and its key are gone once the report is handled. */
export type StoredReport = typeof report.$inferSelect

/** Reports of these kinds, whatever they are about, and all of these use cases. */
export interface ReportScope {
  readonly kinds: readonly Report['kind'][]
  readonly useCases: readonly string[]
}

export interface ReportListing {
  readonly state: Report['state']
  readonly scope: ReportScope
  /** Begin after this one. */
  readonly after: Pick<StoredReport, 'createdAt' | 'id'> | undefined
  readonly limit: number
}

export function createReportStore(tables: Tables) {
  return {
    add: (row: StoredReport): Promise<void> =>
      tables.inTenant(row.tenant, async (db) => void (await db.insert(report).values(row))),
    find: (tenant: string, id: string): Promise<StoredReport | undefined> =>
      tables.inTenant(tenant, async (db) => (await db.select().from(report).where(eq(report.id, id)))[0]),
    /** Newest first. */
    list: (tenant: string, { state, scope, after, limit }: ReportListing): Promise<StoredReport[]> =>
      tables.inTenant(tenant, (db) =>
        db
          .select()
          .from(report)
          .where(and(eq(report.state, state), isWithin(scope), isAfter(after)))
          .orderBy(desc(report.createdAt), desc(report.id))
          .limit(limit),
      ),
    /** Closes it and erases its texts; undefined when it was not open. */
    handle: (
      tenant: string,
      id: string,
      to: { readonly resolution: string; readonly handledAt: Date },
    ): Promise<StoredReport | undefined> =>
      tables.inTenant(tenant, async (db) => {
        const closed = { ...to, state: 'handled' as const, dataKey: null, content: null }
        const isOpen = and(eq(report.id, id), eq(report.state, 'open'))
        return (await db.update(report).set(closed).where(isOpen).returning())[0]
      }),
  }
}
export type ReportStore = ReturnType<typeof createReportStore>

function isWithin({ kinds, useCases }: ReportScope) {
  return or(inArray(report.kind, [...kinds]), inArray(report.useCase, [...useCases]))
}

function isAfter(place: ReportListing['after']) {
  if (place === undefined) return undefined
  const isSameMoment = and(eq(report.createdAt, place.createdAt), lt(report.id, place.id))
  return or(lt(report.createdAt, place.createdAt), isSameMoment)
}
