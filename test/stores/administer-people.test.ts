/** What administrators do with people, through the real routes on a real database. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Role } from '../../src/identity/index.ts'
import type { Browser } from '../browser.ts'
import { type TestClock, testClock } from '../clock.ts'
import { type FreshDatabase, testEngines } from '../databases.ts'
import { type FrontDesk, openFrontDesk } from '../front-desk.ts'
import { openIdentity, usualRules } from '../identity.ts'
import { found } from '../requires.ts'

const minute = 60_000
const password = 'vlieger soep horizon kachel'
const problem = (code: string) => `urn:stadspoort:problem:${code}`

describe.each(testEngines({ postgresql: found('postgresql') }))('on $name', ({ name, isHere, fresh }) => {
  describe.skipIf(!isHere)('administering people', () => {
    let opened: FreshDatabase
    let clock: TestClock
    let desk: FrontDesk
    let tenant: string
    let admin: Browser
    let turn = 0
    beforeAll(async () => {
      opened = await fresh()
    })
    afterAll(() => opened?.remove())
    beforeEach(async () => {
      turn += 1
      tenant = `stad${turn}`
      clock = testClock()
      desk = await openFrontDesk({ opened, clock, tenants: [tenant] })
      await addPerson('ruben', ['beheerder'])
      await addPerson('fatima', ['medewerker'])
      admin = await openFor('ruben')
    })
    afterEach(() => desk.close())

    const addPerson = (id: string, roles: readonly Role[]) =>
      desk.identity.people.add({ tenant, id, name: `Naam ${id}`, department: 'D', roles, isSample: false })
    /** A browser in which this person is signed in, with a second factor or without. */
    async function openFor(id: string, way: 'passkey' | 'password' = 'passkey'): Promise<Browser> {
      const person = desk.identity.people.find(tenant, id)
      if (person === undefined) throw new Error(id)
      const { secret } = await desk.identity.sessions.start({ person, way, device: 'Firefox op Linux' })
      const browser = desk.browser()
      browser.cookies.set('__Host-stadspoort', secret)
      return browser
    }
    const newcomer = { id: 'joris', name: 'Joris van Dijk', department: 'Vergunningen', roles: ['medewerker'] }
    const records = (type: string) => desk.records.filter((record) => record['type'] === type)

    it('adds somebody, who makes a password with a code that works once and for a day', async () => {
      const added = await admin.send('POST', '/api/v1/people', newcomer)
      expect(added.status).toBe(201)
      expect(added.body).toMatchObject({ person: { id: 'joris', roles: ['medewerker'], groups: [], sessions: 0 } })
      const { code } = added.body['signIn'] as { code: string }
      const typed = { name: 'Joris', code: ` ${code.replaceAll('-', ' ').toUpperCase()} `, password }
      expect((await desk.browser().send('POST', '/api/v1/session/code', typed)).body).toEqual({ status: 'signed-in' })
      expect((await desk.browser().send('POST', '/api/v1/session/code', typed)).status).toBe(401)
      expect((await admin.send('POST', '/api/v1/people', newcomer)).body).toMatchObject({
        type: problem('person-exists'),
      })
      const late = await admin.send('POST', '/api/v1/people', { ...newcomer, id: 'later' })
      clock.pass(24 * 60 * minute)
      const lateCode = (late.body['signIn'] as { code: string }).code
      const tooLate = { name: 'later', code: lateCode, password }
      expect((await desk.browser().send('POST', '/api/v1/session/code', tooLate)).status).toBe(401)
    })

    it('gives a weak password another chance with the same code', async () => {
      const added = await admin.send('POST', '/api/v1/people', newcomer)
      const { code } = added.body['signIn'] as { code: string }
      const browser = desk.browser()
      const weak = await browser.send('POST', '/api/v1/session/code', {
        name: 'joris',
        code,
        password: 'joris van dijk',
      })
      expect(weak.body).toMatchObject({
        type: problem('weak-password'),
        errors: [{ location: { pointer: '/password' } }],
      })
      const strong = await browser.send('POST', '/api/v1/session/code', { name: 'joris', code, password })
      expect(strong.body).toEqual({ status: 'signed-in' })
    })

    it('changes roles, which count at the next click', async () => {
      const fatima = await openFor('fatima')
      expect((await fatima.get('/api/v1/people')).body).toMatchObject({ type: problem('not-allowed') })
      const changed = await admin.send('PATCH', '/api/v1/people/fatima', { roles: ['auditor'], groups: ['Beta'] })
      expect(changed.body).toMatchObject({ roles: ['auditor'], groups: ['Beta'], name: 'Naam fatima' })
      const seen = await fatima.get('/api/v1/people')
      expect((seen.body['people'] as unknown[]).length).toBe(2)
      expect((await fatima.send('POST', '/api/v1/people', newcomer)).status).toBe(403)
    })

    it('blocks somebody, whose sessions end for good', async () => {
      const fatima = await openFor('fatima')
      expect((await admin.send('PATCH', '/api/v1/people/fatima', { isBlocked: true })).status).toBe(200)
      expect((await fatima.get('/api/v1/session')).status).toBe(401)
      await admin.send('PATCH', '/api/v1/people/fatima', { isBlocked: false })
      expect((await fatima.get('/api/v1/session')).status).toBe(401)
    })

    if (name === 'PostgreSQL')
      it('ends the sessions of who is blocked within a second in another process too', async () => {
        const fatima = await openFor('fatima')
        const secret = fatima.cookies.get('__Host-stadspoort') ?? ''
        const elsewhere = await openIdentity({ tables: (await opened.again()).tables, tenants: [tenant], clock })
        expect(await elsewhere.sessions.authenticate(secret)).toBeDefined()
        await admin.send('PATCH', '/api/v1/people/fatima', { isBlocked: true })
        const started = performance.now()
        while ((await elsewhere.sessions.authenticate(secret)) !== undefined && performance.now() - started < 5000)
          await new Promise((resolve) => setTimeout(resolve, 20))
        expect(performance.now() - started).toBeLessThan(1000)
        elsewhere.close()
      })

    it('resets a password: the old one stops, the second factor stays unless it is lost too', async () => {
      await desk.identity.passwords.set({ tenant, personId: 'fatima' }, password)
      const fatima = await openFor('fatima')
      const kept = await admin.send('POST', '/api/v1/people/fatima/reset', {})
      expect(kept.body['code']).toMatch(/^([0-9a-z]{5}-){3}[0-9a-z]{5}$/)
      expect((await fatima.get('/api/v1/session')).status).toBe(401)
      const old = await desk.browser().send('POST', '/api/v1/session', { name: 'fatima', password })
      expect(old.status).toBe(401)
      const browser = desk.browser()
      const code = String(kept.body['code'])
      await browser.send('POST', '/api/v1/session/code', { name: 'fatima', code, password: `${password} twee` })
      expect((await browser.get('/api/v1/account')).body).toMatchObject({
        resetAt: new Date(clock.now()).toISOString(),
        resetBy: 'Naam ruben',
      })
      expect(records('person.reset')).toMatchObject([{ secondFactor: false, by: expect.stringMatching(/^p_/) }])
    })

    it('asks for a second factor to administer, and for fresh proof to reset', async () => {
      const weak = await openFor('ruben', 'password')
      for (const [method, path] of [
        ['POST', '/api/v1/people'],
        ['PATCH', '/api/v1/people/fatima'],
        ['POST', '/api/v1/people/fatima/reset'],
        ['DELETE', '/api/v1/people/fatima/sessions'],
      ] as const)
        expect((await weak.send(method, path, {})).body).toMatchObject({ type: problem('second-factor-needed') })
      expect((await weak.get('/api/v1/people')).status).toBe(200)
      clock.pass(16 * minute)
      expect((await admin.send('POST', '/api/v1/people/fatima/reset', {})).body).toMatchObject({
        type: problem('fresh-proof-needed'),
      })
    })

    it('lets nobody lock themselves out', async () => {
      for (const change of [{ isBlocked: true }, { roles: ['medewerker'] }])
        expect((await admin.send('PATCH', '/api/v1/people/ruben', change)).body).toMatchObject({
          type: problem('own-rights'),
        })
      expect((await admin.get('/api/v1/session')).status).toBe(200)
    })

    it('says everything that is wrong with an input at once, and none of its values', async () => {
      const refused = await admin.send('POST', '/api/v1/people', { id: 'HOOFD', name: '', roles: ['baas'], extra: 1 })
      expect([refused.status, refused.body['type']]).toEqual([400, problem('invalid-input')])
      const errors = refused.body['errors'] as { location: { pointer: string } }[]
      const pointers = errors.map(({ location }) => location.pointer).sort()
      expect(pointers).toEqual(['/department', '/extra', '/id', '/name', '/roles/0'])
      expect(refused.text).not.toMatch(/HOOFD|baas/)
    })

    it('records every act with who did it to whom, by pseudonym', async () => {
      await admin.send('POST', '/api/v1/people', newcomer)
      await admin.send('PATCH', '/api/v1/people/joris', { roles: ['ciso'], name: 'Joris D.' })
      await admin.send('DELETE', '/api/v1/people/joris/sessions')
      const of = (id: string) => desk.identity.people.find(tenant, id)?.pseudonym
      const who = { tenant, person: of('joris'), by: of('ruben') }
      expect(desk.records).toEqual([
        { ...who, type: 'person.added', roles: ['medewerker'] },
        { ...who, type: 'person.changed', roles: ['ciso'], fields: ['name'] },
        { ...who, type: 'session.ended', sessions: 0, reason: 'by-administrator' },
      ])
      expect(JSON.stringify(desk.records)).not.toMatch(/joris|ruben/i)
    })

    it('closes everything but one’s own account to who still has to add the factor that everybody needs', async () => {
      await desk.close()
      const more = { sessionRules: { ...usualRules, secondFactor: 'everyone' } } as const
      desk = await openFrontDesk({ opened, clock, tenants: [tenant], more })
      const fatima = await openFor('fatima', 'password')
      expect((await fatima.get('/api/v1/session')).body).toMatchObject({ must: ['second-factor'] })
      const weak = await openFor('ruben', 'password')
      expect((await weak.get('/api/v1/people')).body).toMatchObject({ type: problem('second-factor-needed') })
      expect((await fatima.send('POST', '/api/v1/account/totp')).status).toBe(200)
    })

    it('takes no more than a hundred and twenty attempts a minute from one address', async () => {
      const browser = desk.browser('198.51.100.77')
      const statuses = []
      for (let i = 0; i < 125; i++)
        statuses.push((await browser.send('POST', '/api/v1/session/second-factor', { code: '123456' })).status)
      expect(statuses.filter((status) => status === 409)).toHaveLength(120)
      expect(statuses.slice(120)).toEqual([429, 429, 429, 429, 429])
      expect(
        (await desk.browser('198.51.100.78').send('POST', '/api/v1/session/second-factor', { code: '1' })).status,
      ).toBe(400)
    })
  })
})
