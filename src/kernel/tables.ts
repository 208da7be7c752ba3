/** The relational store as an argument. Features write queries against `Sql`; only `app/database` knows the engine. */
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'

/** A running transaction on PGlite or PostgreSQL. */
export type Sql = PgDatabase<PgQueryResultHKT>

export interface Tables {
  /** One transaction that sees and writes the rows of one tenant only (row-level security). An empty tenant is refused. */
  inTenant<T>(tenant: string, work: (sql: Sql) => Promise<T>): Promise<T>
  /** One transaction that sees no tenant's rows: only tables that belong to nobody, such as the list of tenants. */
  outsideTenants<T>(work: (sql: Sql) => Promise<T>): Promise<T>
  /** Calls `refresh` within a second after another process changed the named table. Returns how to stop. */
  onChange(table: string, refresh: () => Promise<void>): () => void
}
