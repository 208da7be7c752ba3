/** Keys and persons, on a real database. */
import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Identity, NewKey } from '../../src/identity/index.ts'
import type { Tables } from '../../src/kernel/tables.ts'
import { createTenancy } from '../../src/tenancy/index.ts'
import { type TestClock, testClock } from '../clock.ts'
import { type FreshDatabase, testEngines } from '../databases.ts'
import { openIdentity } from '../identity.ts'
import { found } from '../requires.ts'

const limits = { requestsPerMinute: 10, tokensPerDay: 1000 }

describe.each(testEngines({ postgresql: found('postgresql') }))('on $name', ({ name, isHere, fresh }) => {
  describe.skipIf(!isHere)('identity', () => {
    let opened: FreshDatabase
    let tenant: string
    let clock: TestClock
    let identity: Identity
    beforeAll(async () => {
      opened = await fresh()
    })
    afterAll(async () => {
      identity?.close()
      await opened?.remove()
    })
    beforeEach(async () => {
      tenant = `t${randomBytes(5).toString('hex')}`
      clock = testClock()
      const tenancy = await createTenancy({ tables: opened.database.tables, clock })
      await tenancy.create({ id: tenant, name: 'Gemeente Proefstad', isSample: false })
      identity = await open(opened.database.tables)
    })

    const open = (tables: Tables) => openIdentity({ tables, tenants: [tenant], clock })
    const makeKey = (more: Partial<NewKey> = {}) =>
      identity.keys.create({ tenant, name: 'zaaksysteem', useCase: 'vrije-vraag', limits, ...more })
    const addPerson = (id: string) =>
      identity.people.add({ tenant, id, name: 'Anna', department: 'D', roles: ['medewerker'], isSample: false })
    const asks = (secret: string, by = identity) => by.authenticate(`Bearer ${secret}`)

    it('knows who holds a key, also after a restart', async () => {
      const { key, secret } = await makeKey()
      const actor = { kind: 'key', tenant, id: key.id, name: 'zaaksysteem', roles: [], useCase: 'vrije-vraag', limits }
      expect(asks(secret)).toEqual(actor)
      expect(asks(secret, await open(opened.database.tables))).toEqual(actor)
    })

    it('answers every bad header alike', async () => {
      const { secret } = await makeKey()
      const bad = [
        undefined,
        '',
        secret,
        'Bearer',
        `Basic ${secret}`,
        `Bearer ${secret}x`,
        `Bearer ${secret.slice(0, -1)}`,
        `Bearer sp_${'0'.repeat(32)}`,
        `Bearer ${secret}, Bearer ${secret}`,
      ]
      for (const header of bad) expect(identity.authenticate(header)).toBeUndefined()
    })

    it('keeps no secret: a copy of the database opens nothing', async () => {
      const { secret } = await makeKey()
      const rows = await opened.database.inspect('select * from api_key where tenant = $1', [tenant])
      expect(rows).toHaveLength(1)
      expect(JSON.stringify(rows)).not.toContain(secret.slice(3, 15))
    })

    it('refuses a revoked key from that moment, and remembers the first moment', async () => {
      const { key, secret } = await makeKey()
      const first = clock.now()
      await identity.keys.revoke(key.id)
      expect(asks(secret)).toBeUndefined()
      clock.pass(1000)
      expect(await identity.keys.revoke(key.id)).toMatchObject({ revokedAt: first })
      expect(identity.keys.list(tenant).map(({ id }) => id)).toEqual([key.id])
    })

    it('gives a key the rights its person has now, and none to a blocked person', async () => {
      await addPerson('anna')
      const { secret } = await makeKey({ personId: 'anna' })
      expect(asks(secret)).toMatchObject({ personId: 'anna', roles: ['medewerker'] })
      await identity.people.change(tenant, 'anna', { roles: ['auditor', 'ciso'] })
      expect(asks(secret)).toMatchObject({ roles: ['auditor', 'ciso'] })
      await identity.people.change(tenant, 'anna', { isBlocked: true })
      expect(asks(secret)).toBeUndefined()
      await identity.people.change(tenant, 'anna', { isBlocked: false })
      expect(asks(secret)).toMatchObject({ roles: ['auditor', 'ciso'] })
    })

    it.each([
      ['no name', { name: ' ' }, 'invalid-key-settings'],
      ['a name of 101 characters', { name: 'x'.repeat(101) }, 'invalid-key-settings'],
      ['no requests', { limits: { ...limits, requestsPerMinute: 0 } }, 'invalid-key-settings'],
      ['half a token', { limits: { ...limits, tokensPerDay: 0.5 } }, 'invalid-key-settings'],
      ['a person who is not there', { personId: 'niemand' }, 'unknown-person'],
    ])('makes no key with %s', async (_what, more, code) => {
      await expect(makeKey(more)).rejects.toMatchObject({ kind: { code } })
      expect(identity.keys.list(tenant)).toEqual([])
    })

    it('changes limits at once, and knows no key of nobody', async () => {
      const { key, secret } = await makeKey()
      await identity.keys.setLimits(key.id, { requestsPerMinute: 1, tokensPerDay: 2 })
      expect(asks(secret)).toMatchObject({ limits: { requestsPerMinute: 1, tokensPerDay: 2 } })
      await expect(identity.keys.revoke('bestaat-niet')).rejects.toMatchObject({ kind: { code: 'unknown-key' } })
    })

    it('adds a person once', async () => {
      await addPerson('bert')
      await expect(addPerson('bert')).rejects.toMatchObject({ kind: { code: 'person-exists' } })
      await expect(identity.people.change(tenant, 'carla', {})).rejects.toMatchObject({
        kind: { code: 'unknown-person' },
      })
    })

    it('has the commitment keys of today and tomorrow in memory, different for each day and key', async () => {
      const { key } = await makeKey()
      const { key: other } = await makeKey()
      const found = [key.id, other.id].flatMap((id) =>
        ['2026-11-24', '2026-11-25'].map((day) => identity.commitmentKey(id, day)?.toString('hex')),
      )
      expect(found.every((secret) => secret?.length === 64)).toBe(true)
      expect(new Set(found).size).toBe(4)
      expect(identity.commitmentKey(key.id, '2026-11-26')).toBeUndefined()
      const later = await identity.commitmentKeyFor(key.id, '2026-11-26')
      expect(later).toHaveLength(32)
    })

    it('erases commitment keys for ever: also a restart does not bring them back', async () => {
      const { key } = await makeKey()
      expect(await identity.eraseCommitmentKeys(key.id, '2026-11-24')).toBe(1)
      expect(identity.commitmentKey(key.id, '2026-11-24')).toBeUndefined()
      expect(identity.commitmentKey(key.id, '2026-11-25')).toBeDefined()
      clock.pass(3 * 86_400_000)
      await expect(identity.commitmentKeyFor(key.id, '2026-11-24')).rejects.toMatchObject({
        kind: { code: 'commitment-key-erased' },
      })
      const restarted = await open(opened.database.tables)
      expect(await restarted.eraseCommitmentKeys(key.id)).toBeGreaterThan(0)
      expect(await opened.database.inspect('select * from commitment_key where tenant = $1', [tenant])).toEqual([])
    })

    // PGlite's folder is locked: nobody else can change it.
    if (name === 'PostgreSQL')
      it('sees within a second what another process revoked or erased', async () => {
        const { key, secret } = await makeKey()
        const other = await open((await opened.again()).tables)
        expect(asks(secret, other)).toBeDefined()
        await identity.keys.revoke(key.id)
        await identity.eraseCommitmentKeys(key.id)
        await expect
          .poll(() => [asks(secret, other), other.commitmentKey(key.id, '2026-11-24')], { timeout: 1000, interval: 20 })
          .toEqual([undefined, undefined])
        other.close()
      })

    it('does not tell one tenant about another’s keys', async () => {
      await makeKey()
      const rows = await opened.database.tables.inTenant('zz', (tables) => tables.execute(sql`select id from api_key`))
      expect(rows).toMatchObject({ rows: [] })
    })
  })
})
