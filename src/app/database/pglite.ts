/**
 * The embedded database, for evaluation and pilots: it never syncs to disk and does not lock its folder, so the lock of
 * the data folder must be held before this opens.
 */
import { mkdir } from 'node:fs/promises'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { Problem } from '../../kernel/problem.ts'
import type { Engine } from './engine.ts'
import { problems } from './problems.ts'

/** @param directory folder of the database, or undefined for one in memory (tests) */
export async function openPglite(directory: string | undefined): Promise<Engine> {
  const client = await start(directory)
  return {
    kind: 'pglite',
    sql: drizzle({ client }),
    script: (text, also) =>
      client.transaction(async (transaction) => {
        await transaction.exec(text)
        if (also !== undefined) await transaction.query(also.text, [...also.values])
      }),
    rows: async (text, values = []) => (await client.query<{ [column: string]: unknown }>(text, [...values])).rows,
    exclusively: (work) => work(),
    close: () => client.close(),
  }
}

async function start(directory: string | undefined): Promise<PGlite> {
  try {
    if (directory === undefined) return await PGlite.create()
    await mkdir(directory, { recursive: true, mode: 0o700 })
    return await PGlite.create({ dataDir: directory })
  } catch (cause) {
    throw new Problem(problems.unreachable, {
      detail: `De database in ${directory ?? 'het geheugen'} gaat niet open.`,
      cause,
    })
  }
}
