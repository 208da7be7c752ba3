/** Rows of one municipality are closed to every other one, whatever a query forgets. */
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../src/app/database/index.ts'
import { type FreshDatabase, testEngines } from '../databases.ts'
import { found } from '../requires.ts'

/** Tables that belong to no municipality. A new one is a decision, so it is named here. */
const withoutTenant = ['change_mark', 'migration', 'tenant']

/** Tables with a tenant column that are not closed, also for their owner, for reading and for writing. */
async function openTables(database: Database): Promise<string[]> {
  const rows = await database.inspect(`
    select c.relname as name from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant' and not a.attisdropped
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
      and not (c.relrowsecurity and c.relforcerowsecurity and exists (
        select from pg_policy p where p.polrelid = c.oid and p.polcmd = '*'
          and pg_get_expr(p.polqual, p.polrelid) = '(tenant = stadspoort_tenant())'
          and pg_get_expr(p.polwithcheck, p.polrelid) = '(tenant = stadspoort_tenant())'))
    order by 1`)
  return rows.map((row) => String(row.name))
}

describe.each(testEngines({ postgresql: found('postgresql') }))('on $name', ({ isHere, fresh }) => {
  describe.skipIf(!isHere)('row-level security', () => {
    let opened: FreshDatabase
    let database: Database
    beforeAll(async () => {
      opened = await fresh()
      database = opened.database
      for (const tenant of ['aa', 'bb']) {
        await database.tables.outsideTenants((rows) =>
          rows.execute(sql`insert into tenant (id, name, created_at) values (${tenant}, ${tenant}, now())`),
        )
        await database.tables.inTenant(tenant, (rows) => rows.execute(addPerson(tenant)))
      }
    })
    afterAll(() => opened?.remove())

    const addPerson = (tenant: string, id = `mens-${tenant}`) =>
      sql`insert into person (tenant, id, name, department, roles) values (${tenant}, ${id}, 'X', 'Y', '{auditor}')`
    const personsSeen = async (tenant: string): Promise<string[]> => {
      const result = await database.tables.inTenant(tenant, (rows) => rows.execute(sql`select id from person`))
      return (result as unknown as { rows: { id: string }[] }).rows.map(({ id }) => id)
    }

    it('closes every table with a tenant column', async () => {
      expect(await openTables(database)).toEqual([])
    })

    it('notices a table that somebody forgot to close', async () => {
      await database.inspect('create table forgotten (tenant text not null)')
      try {
        expect(await openTables(database)).toEqual(['forgotten'])
        await database.inspect('alter table forgotten enable row level security')
        await database.inspect('create policy p on forgotten using (tenant = stadspoort_tenant())')
        expect(await openTables(database)).toEqual(['forgotten'])
      } finally {
        await database.inspect('drop table forgotten')
      }
    })

    it('knows every table that has no tenant', async () => {
      const rows = await database.inspect(`
        select c.relname as name from pg_class c
        where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and not exists (
          select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant' and not a.attisdropped)
        order by 1`)
      expect(rows.map((row) => row.name)).toEqual(withoutTenant)
    })

    it('shows a tenant its own rows and nobody else’s', async () => {
      expect(await personsSeen('aa')).toEqual(['mens-aa'])
      expect(await personsSeen('bb')).toEqual(['mens-bb'])
    })

    it('shows nothing outside tenants, right after a transaction of a tenant on the same connections', async () => {
      await personsSeen('aa')
      const result = await database.tables.outsideTenants((rows) => rows.execute(sql`select id from person`))
      expect(result).toMatchObject({ rows: [] })
    })

    it('shows nothing to a name that tries to be more than a name', async () => {
      expect(await personsSeen("aa'; reset role; --")).toEqual([])
      expect(await personsSeen('AA')).toEqual([])
      expect(() => database.tables.inTenant('', async () => undefined)).toThrow('needs a tenant')
    })

    it('refuses a row for another tenant and changes none of another’s', async () => {
      await expect(
        database.tables.inTenant('aa', (rows) => rows.execute(addPerson('bb', 'indringer'))),
      ).rejects.toMatchObject({ cause: { code: '42501' } })
      await database.tables.inTenant('aa', (rows) =>
        rows.execute(sql`update person set name = 'Z' where tenant = 'bb'`),
      )
      const named = await database.inspect("select name from person where tenant = 'bb'")
      expect(named).toEqual([{ name: 'X' }])
    })

    it.each([
      ['delete a person', sql`delete from person`],
      ['rewrite a use case', sql`update use_case set saved_by = 'x'`],
      ['delete a use case', sql`delete from use_case`],
      ['read the migrations', sql`select * from migration`],
      ['remove a municipality', sql`delete from tenant`],
      ['open a table', sql`alter table person disable row level security`],
    ])('lets the program’s own role not %s', async (_what, statement) => {
      await expect(database.tables.inTenant('aa', (rows) => rows.execute(statement))).rejects.toMatchObject({
        cause: { code: '42501' },
      })
    })

    it('takes back everything of a transaction that fails', async () => {
      const failing = database.tables.inTenant('aa', async (rows) => {
        await rows.execute(addPerson('aa', 'kort'))
        throw new Error('half way')
      })
      await expect(failing).rejects.toThrow('half way')
      expect(await personsSeen('aa')).toEqual(['mens-aa'])
    })
  })
})
