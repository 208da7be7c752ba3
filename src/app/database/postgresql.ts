/** A PostgreSQL server, for production. */
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { Problem } from '../../kernel/problem.ts'
import type { Engine } from './engine.ts'
import { problems } from './problems.ts'

export interface PostgresqlOptions {
  readonly url: string
  readonly maxConnections: number
}

// Any fixed number will do; all processes of Stadspoort on one database must use the same one.
const migrationLock = 0x57ad5000

export async function openPostgresql(options: PostgresqlOptions): Promise<Engine> {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.maxConnections,
    connectionTimeoutMillis: 5_000,
    application_name: 'stadspoort',
  })
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined)
  await tryOut(pool)
  return {
    kind: 'postgresql',
    sql: drizzle({ client: pool }),
    script: (text, also) => runScript(pool, text, also),
    rows: async (text, values = []) => (await pool.query<{ [column: string]: unknown }>(text, [...values])).rows,
    exclusively: (work) => exclusively(pool, work),
    close: () => pool.end(),
  }
}

async function tryOut(pool: pg.Pool): Promise<void> {
  try {
    await pool.query('select 1')
  } catch (cause) {
    await pool.end()
    throw new Problem(problems.unreachable, {
      detail: 'De PostgreSQL-server antwoordt niet. Controleer database.url (of DATABASE_URL) en of de server draait.',
      cause,
    })
  }
}

async function runScript(
  pool: pg.Pool,
  text: string,
  also?: { readonly text: string; readonly values: readonly unknown[] },
): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(text)
    if (also !== undefined) await client.query(also.text, [...also.values])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

async function exclusively<T>(pool: pg.Pool, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    return await work()
  } finally {
    // Ends the session and so the lock, also when the unlock itself would fail.
    client.release(true)
  }
}
