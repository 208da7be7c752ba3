/** The one way in to the rows: every transaction switches to a role that owns nothing and names its tenant. */
import { sql } from 'drizzle-orm'
import type { Sql, Tables } from '../../kernel/tables.ts'
import type { Engine } from './engine.ts'

/** Looks of other processes' changes: half a second keeps a revoked key's life under one second. */
const pollMilliseconds = 500

export function createTables(engine: Engine): Tables & { stop(): void } {
  const watcher = engine.kind === 'postgresql' ? createWatcher(engine) : undefined
  return {
    inTenant(tenant, work) {
      if (tenant === '') throw new Error('A transaction needs a tenant')
      return asApp(engine.sql, tenant, work)
    },
    outsideTenants: (work) => asApp(engine.sql, '', work),
    // PGlite's folder is locked, so nobody else can change it.
    onChange: (table, refresh) => watcher?.add(table, refresh) ?? (() => undefined),
    stop: () => watcher?.stop(),
  }
}

function asApp<T>(database: Sql, tenant: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  return database.transaction(async (transaction) => {
    // The same as SET LOCAL ROLE, in one round trip; both end with the transaction.
    await transaction.execute(
      sql`select set_config('role', 'stadspoort_app', true), set_config('stadspoort.tenant', ${tenant}, true)`,
    )
    return work(transaction)
  })
}

interface Watched {
  readonly table: string
  readonly refresh: () => Promise<void>
  seen: string | undefined
}

function createWatcher(engine: Engine) {
  const watched = new Set<Watched>()
  let timer: NodeJS.Timeout | undefined
  let isStopped = false

  async function look(): Promise<void> {
    const rows = await engine.rows('select table_name, version from change_mark')
    const versions = new Map(rows.map((row) => [String(row.table_name), String(row.version)]))
    for (const entry of watched) {
      const version = versions.get(entry.table) ?? '0'
      if (entry.seen === version) continue
      await entry.refresh()
      entry.seen = version
    }
  }

  function plan(): void {
    if (isStopped || timer !== undefined) return
    timer = setTimeout(async () => {
      // While the database is away the memory stays as it was; the next look tries again.
      await look().catch(() => undefined)
      timer = undefined
      plan()
    }, pollMilliseconds)
    timer.unref()
  }

  return {
    add(table: string, refresh: () => Promise<void>): () => void {
      const entry: Watched = { table, refresh, seen: undefined }
      watched.add(entry)
      plan()
      return () => {
        watched.delete(entry)
      }
    },
    stop(): void {
      isStopped = true
      clearTimeout(timer)
    },
  }
}
