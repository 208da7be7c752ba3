/**
 * Fresh databases for tests of stores: PGlite always, PostgreSQL where the test run hands one in. Every test file gets a
 * database of its own, so files can run at once.
 */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { type Database, openDatabase } from '../src/app/database/index.ts'
import { testDatabaseUrl } from './requires.ts'

const server = testDatabaseUrl()

export interface FreshDatabase {
  readonly database: Database
  /** Opens the same rows once more, as another process would; PostgreSQL only. */
  again(): Promise<Database>
  remove(): Promise<void>
}

export interface TestEngine {
  readonly name: 'PGlite' | 'PostgreSQL'
  /** False where no server was handed in: the test is skipped by name. */
  readonly isHere: boolean
  fresh(): Promise<FreshDatabase>
}

/** For a test of something else than its database. */
export const pglite: TestEngine = { name: 'PGlite', isHere: true, fresh: freshPglite }

/** @param machine what was found here, so that the list of skipped tests can say what they need */
export function testEngines(machine: { readonly postgresql: boolean }): readonly TestEngine[] {
  return [pglite, { name: 'PostgreSQL', isHere: machine.postgresql, fresh: freshPostgresql }]
}

async function freshPglite(): Promise<FreshDatabase> {
  const database = await openDatabase({ directory: undefined })
  const again = () => Promise.reject(new Error('PGlite has one process'))
  return { database, again, remove: database.close }
}

/** An empty database on the server. */
export async function freshAddress(): Promise<{ readonly url: string; remove(): Promise<void> }> {
  if (server === undefined) throw new Error('No PostgreSQL was handed in')
  const name = `stadspoort_test_${randomBytes(6).toString('hex')}`
  await asAdministrator(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, remove: () => asAdministrator(server, `drop database ${name} with (force)`) }
}

async function freshPostgresql(): Promise<FreshDatabase> {
  const { url, remove } = await freshAddress()
  const open = () => openDatabase({ directory: undefined, url, maxConnections: 4 })
  const opened = [await open()]
  return {
    database: opened[0] as Database,
    again: async () => {
      const other = await open()
      opened.push(other)
      return other
    },
    remove: async () => {
      for (const database of opened) await database.close()
      await remove()
    },
  }
}

async function asAdministrator(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
