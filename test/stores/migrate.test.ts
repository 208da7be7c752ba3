/** Migrations run once, in order, whole or not at all, and never on a database that is ahead of the program. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Engine } from '../../src/app/database/engine.ts'
import {
  type Migration,
  migrate,
  openDatabase,
  pendingMigrations,
  readMigrations,
} from '../../src/app/database/index.ts'
import { openPglite } from '../../src/app/database/pglite.ts'
import { openPostgresql } from '../../src/app/database/postgresql.ts'
import { freshAddress, testEngines } from '../databases.ts'
import { found } from '../requires.ts'

const one: Migration = { name: '2026-01-01-one', text: 'create table one (a integer)' }
const two: Migration = { name: '2026-01-02-two', text: 'insert into one values (1); create table two (b integer)' }
const broken: Migration = { name: '2026-01-03-broken', text: 'create table three (c integer); select nonsense' }

describe.each(testEngines({ postgresql: found('postgresql') }))('on $name', ({ name, isHere }) => {
  describe.skipIf(!isHere)('migrate', () => {
    let engine: Engine
    let remove: () => Promise<void>
    let reopen: () => Promise<Engine>
    beforeEach(async () => {
      if (name === 'PGlite') {
        engine = await openPglite(undefined)
        remove = () => engine.close()
      } else {
        const address = await freshAddress()
        reopen = () => openPostgresql({ url: address.url, maxConnections: 2 })
        engine = await reopen()
        remove = async () => {
          await engine.close()
          await address.remove()
        }
      }
    })
    afterEach(() => remove())

    const tablesThere = async () =>
      (await engine.rows("select relname from pg_class where relname in ('one', 'two', 'three') order by 1")).map(
        (row) => row.relname,
      )

    it('runs what is new, once, and says what would run', async () => {
      expect(await pendingMigrations(engine, [one, two])).toEqual([one.name, two.name])
      expect(await tablesThere()).toEqual([])
      expect(await migrate(engine, [one])).toEqual([one.name])
      expect(await pendingMigrations(engine, [one, two])).toEqual([two.name])
      expect(await migrate(engine, [one, two])).toEqual([two.name])
      expect(await migrate(engine, [one, two])).toEqual([])
      expect(await engine.rows('select a from one')).toEqual([{ a: 1 }])
    })

    it('takes the same file with other line endings for the same', async () => {
      const lines = { name: one.name, text: 'create table one (\na integer)' }
      await migrate(engine, [lines])
      expect(await migrate(engine, [{ ...lines, text: lines.text.replaceAll('\n', '\r\n') }])).toEqual([])
    })

    it('leaves nothing of a migration that fails, and goes on after it is mended', async () => {
      await migrate(engine, [one, two])
      await expect(migrate(engine, [one, two, broken])).rejects.toMatchObject({
        kind: { code: 'database-migration-failed' },
      })
      expect(await tablesThere()).toEqual(['one', 'two'])
      const mended = { ...broken, text: 'create table three (c integer)' }
      expect(await migrate(engine, [one, two, mended])).toEqual([broken.name])
    })

    it('refuses a migration that changed after it ran', async () => {
      await migrate(engine, [one])
      const changed = [{ ...one, text: `${one.text};` }]
      await expect(migrate(engine, changed)).rejects.toMatchObject({ kind: { code: 'database-migration-changed' } })
      await expect(pendingMigrations(engine, changed)).rejects.toMatchObject({
        kind: { code: 'database-migration-changed' },
      })
    })

    it('refuses a database that a newer program made', async () => {
      await migrate(engine, [one, two])
      await expect(migrate(engine, [one])).rejects.toMatchObject({ kind: { code: 'database-newer' } })
    })

    const manyProcesses = async () => {
      const engines = [engine, await reopen(), await reopen()]
      const ran = await Promise.all(engines.map((each) => migrate(each, [one, two])))
      for (const each of engines.slice(1)) await each.close()
      expect(ran.flat().sort()).toEqual([one.name, two.name])
    }
    // PGlite's folder is locked: one process at a time.
    if (name === 'PostgreSQL') it('lets processes that start at once take turns', manyProcesses)
  })
})

it('the migrations that ship are dated and in order', async () => {
  const names = (await readMigrations()).map((migration) => migration.name)
  expect(names.length).toBeGreaterThan(0)
  expect(names).toEqual([...names].sort())
  for (const name of names) expect(name).toMatch(/^20\d\d-\d\d-\d\d-[a-z-]+$/)
})

it('says in one sentence that a PostgreSQL server does not answer, without its password', async () => {
  const url = 'postgresql://poort:geheim@127.0.0.1:1/stadspoort'
  const error = await openDatabase({ directory: undefined, url }).catch((thrown: Error) => thrown)
  expect(error).toMatchObject({ kind: { code: 'database-unreachable' } })
  expect(String(error)).not.toContain('geheim')
})
