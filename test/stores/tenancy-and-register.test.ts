/** Municipalities and their use cases, on a real database. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleUseCases } from '../../src/app/sample/sample-municipality.ts'
import { createRegister, type Register, type UseCaseRecord } from '../../src/register/index.ts'
import { createTenancy, type Tenancy } from '../../src/tenancy/index.ts'
import { testClock } from '../clock.ts'
import { type FreshDatabase, testEngines } from '../databases.ts'
import { found } from '../requires.ts'

const clock = testClock()
const record = sampleUseCases()[0] as UseCaseRecord

describe.each(testEngines({ postgresql: found('postgresql') }))('on $name', ({ name, isHere, fresh }) => {
  describe.skipIf(!isHere)('tenancy and register', () => {
    let opened: FreshDatabase
    let tenancy: Tenancy
    const registers: Register[] = []
    beforeAll(async () => {
      opened = await fresh()
      tenancy = await createTenancy({ tables: opened.database.tables, clock })
      for (const id of ['dorp', 'stad']) await tenancy.create({ id, name: `Gemeente ${id}`, isSample: false })
    })
    afterAll(async () => {
      for (const register of registers) register.close()
      await opened?.remove()
    })

    const openRegister = async (tables = opened.database.tables): Promise<Register> => {
      const register = await createRegister({ tables, tenants: () => ['dorp', 'stad'], clock })
      registers.push(register)
      return register
    }

    it('knows the municipalities after a restart', async () => {
      const again = await createTenancy({ tables: opened.database.tables, clock })
      expect(again.list().map(({ id }) => id)).toEqual(['dorp', 'stad'])
      expect(again.find('stad')).toEqual({ id: 'stad', name: 'Gemeente stad', isSample: false })
      expect(again.find('elders')).toBeUndefined()
    })

    it.each([
      ['that is there', { id: 'dorp', name: 'Nog een' }, 'tenant-exists'],
      ['with a capital', { id: 'Dorp', name: 'X' }, 'invalid-tenant'],
      ['with a path in it', { id: '../dorp', name: 'X' }, 'invalid-tenant'],
      ['without an id', { id: '', name: 'X' }, 'invalid-tenant'],
      ['without a name', { id: 'leeg', name: '  ' }, 'invalid-tenant'],
    ])('makes no municipality %s', async (_what, tenant, code) => {
      await expect(tenancy.create({ ...tenant, isSample: false })).rejects.toMatchObject({ kind: { code } })
      expect(tenancy.list()).toHaveLength(2)
    })

    it('puts a saved use case in force at once and keeps the earlier version', async () => {
      const register = await openRegister()
      const before = register.version('dorp')
      expect(await register.save('dorp', record, { by: 'anna' })).toEqual({ ...record, version: 1 })
      const stopped = { ...record, state: 'gestopt' as const }
      await register.save('dorp', stopped, { by: 'bert' })
      expect(register.find('dorp', record.id)).toEqual({ ...stopped, version: 2 })
      expect(register.version('dorp')).not.toBe(before)
      const rows = await opened.database.inspect(
        "select version, saved_by from use_case where tenant = 'dorp' order by version",
      )
      expect(rows).toEqual([
        { version: 1, saved_by: 'anna' },
        { version: 2, saved_by: 'bert' },
      ])
      expect((await openRegister()).find('dorp', record.id)?.version).toBe(2)
    })

    it('keeps the use cases of one municipality from the other', async () => {
      const register = await openRegister()
      await register.save('dorp', { ...record, id: 'alleen-dorp' }, { by: 'anna' })
      expect(register.find('stad', 'alleen-dorp')).toBeUndefined()
      expect(register.list('stad')).toEqual([])
    })

    it('names all that is wrong with a use case, and saves nothing', async () => {
      const register = await openRegister()
      const wrong = { ...record, id: 'Fout', zones: ['mars'], retentionDays: -1 } as unknown as UseCaseRecord
      const error = await register.save('stad', wrong, { by: 'anna' }).catch((thrown: unknown) => thrown)
      expect(error).toMatchObject({ kind: { code: 'invalid-use-case', status: 400 } })
      const { issues } = (error as { options: { issues: { pointer: string }[] } }).options
      expect(issues.map(({ pointer }) => pointer).sort()).toEqual(['/id', '/retentionDays', '/zones/0'])
      expect(register.list('stad')).toEqual([])
    })

    it('refuses to overwrite what somebody else saved meanwhile, and shows theirs', async () => {
      const [mine, theirs] = [await openRegister(), await openRegister()]
      await mine.save('stad', { ...record, id: 'samen' }, { by: 'anna' })
      // `theirs` has not looked yet: it believes that there is no version.
      await expect(
        theirs.save('stad', { ...record, id: 'samen', name: 'Van mij' }, { by: 'bert' }),
      ).rejects.toMatchObject({
        kind: { code: 'use-case-saved-meanwhile' },
      })
      expect(theirs.find('stad', 'samen')?.name).toBe(record.name)
    })

    if (name === 'PostgreSQL')
      it('sees within a second what another process saved', async () => {
        const register = await openRegister()
        const other = await openRegister((await opened.again()).tables)
        await register.save('stad', { ...record, id: 'nieuw' }, { by: 'anna' })
        await expect.poll(() => other.find('stad', 'nieuw')?.version, { timeout: 1000, interval: 20 }).toBe(1)
      })
  })
})
