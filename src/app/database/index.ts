/**
 * The relational store: PGlite in the data folder, or a PostgreSQL server when an address is configured. One schema, one
 * set of migrations, and one way in (`tables`) that enforces row-level security on both engines.
 */
import type { Tables } from '../../kernel/tables.ts'
import type { Engine } from './engine.ts'
import { migrate, pendingMigrations, readMigrations } from './migrate.ts'
import { createTables } from './tables.ts'

export { type Migration, migrate, pendingMigrations, readMigrations } from './migrate.ts'

export interface Database {
  readonly kind: Engine['kind']
  readonly tables: Tables
  /** Migrations that ran at this opening. */
  readonly migrated: readonly string[]
  /** For the doctor and the catalogue test: any query, as the owner, outside row-level security. */
  readonly inspect: Engine['rows']
  close(): Promise<void>
}

export interface DatabaseOptions {
  /** Folder for PGlite; undefined keeps it in memory (tests). Not used when `url` is set. */
  readonly directory: string | undefined
  readonly url?: string | undefined
  readonly maxConnections?: number | undefined
}

/**
 * Opens and migrates the database. The caller holds the lock of the data folder.
 * @throws Problem database-unreachable, and those of `migrate`
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const engine = await openEngine(options)
  try {
    const migrated = await migrate(engine, await readMigrations())
    const tables = createTables(engine)
    return {
      kind: engine.kind,
      tables,
      migrated,
      inspect: engine.rows,
      async close() {
        tables.stop()
        await engine.close()
      },
    }
  } catch (error) {
    await engine.close()
    throw error
  }
}

/**
 * Looks without changing anything: what opening would still migrate. The caller holds the lock of the data folder.
 * @throws Problem database-unreachable, database-newer, database-migration-changed
 */
export async function lookAtDatabase(
  options: DatabaseOptions,
): Promise<Pick<Database, 'kind'> & { pending: string[] }> {
  const engine = await openEngine(options)
  try {
    return { kind: engine.kind, pending: await pendingMigrations(engine, await readMigrations()) }
  } finally {
    await engine.close()
  }
}

/** Only the chosen engine is loaded: PGlite alone costs some hundred MiB. */
async function openEngine({ directory, url, maxConnections = 10 }: DatabaseOptions): Promise<Engine> {
  if (url === undefined) return (await import('./pglite.ts')).openPglite(directory)
  return (await import('./postgresql.ts')).openPostgresql({ url, maxConnections })
}
