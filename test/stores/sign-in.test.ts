/** Signing in with accounts of the installation, through the real routes on a real database. */
import { verify } from '@node-rs/argon2'
import { generateSync } from 'otplib'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Role } from '../../src/identity/index.ts'
import { createAuthenticator } from '../authenticator.ts'
import type { Browser } from '../browser.ts'
import { type TestClock, testClock } from '../clock.ts'
import { type FreshDatabase, testEngines } from '../databases.ts'
import { type FrontDesk, openFrontDesk, origin } from '../front-desk.ts'
import { found } from '../requires.ts'

vi.mock('@node-rs/argon2', async (original) => {
  const library = await original<typeof import('@node-rs/argon2')>()
  return { ...library, verify: vi.fn(library.verify) }
})

const minute = 60_000
const password = 'vlieger soep horizon kachel'
const problem = (code: string) => `urn:stadspoort:problem:${code}`

describe.each(testEngines({ postgresql: found('postgresql') }))('on $name', ({ isHere, fresh }) => {
  describe.skipIf(!isHere)('signing in', () => {
    let opened: FreshDatabase
    let clock: TestClock
    let desk: FrontDesk
    let tenant: string
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
      await addPerson('fatima', ['medewerker'])
    })
    afterEach(() => desk.close())

    async function addPerson(id: string, roles: readonly Role[], secret = password): Promise<void> {
      await desk.identity.people.add({ tenant, id, name: id, department: 'D', roles, isSample: false })
      await desk.identity.passwords.set({ tenant, personId: id }, secret)
    }
    const signIn = async (browser: Browser, name = 'fatima', typed = password) =>
      browser.send('POST', '/api/v1/session', { name, password: typed })
    const signedInBrowser = async (name = 'fatima') => {
      const browser = desk.browser()
      expect((await signIn(browser, name)).body).toEqual({ status: 'signed-in' })
      return browser
    }
    const codeOf = (secret: unknown) => generateSync({ secret: String(secret), epoch: Math.floor(clock.now() / 1000) })
    const addTotp = async (browser: Browser): Promise<string> => {
      const offer = await browser.send('POST', '/api/v1/account/totp')
      const { secret } = offer.body
      expect((await browser.send('PUT', '/api/v1/account/totp', { code: codeOf(secret) })).status).toBe(200)
      clock.pass(minute)
      return String(secret)
    }
    const recorded = () => desk.records.map(({ type }) => type)

    it('starts a session with a cookie that only this host gets back, and records it without a name', async () => {
      const browser = desk.browser()
      expect((await browser.get('/api/v1/session')).body).toMatchObject({ type: problem('not-signed-in') })
      const answer = await signIn(browser)
      expect([answer.status, answer.body]).toEqual([200, { status: 'signed-in' }])
      expect(String(answer.headers['set-cookie'])).toContain('SameSite=Strict')
      expect(browser.refusedCookies).toEqual([])
      const { body } = await browser.get('/api/v1/session')
      expect(body).toMatchObject({
        person: { id: 'fatima', roles: ['medewerker'], municipality: { id: tenant } },
        session: { way: 'password', isStrong: false },
        must: [],
      })
      expect(body['may']).toContain('conversation.write')
      expect(body['may']).not.toContain('person.add')
      expect(desk.records).toMatchObject([{ tenant, type: 'session.started', way: 'password' }])
      expect(JSON.stringify(desk.records)).not.toMatch(/fatima|192\.0\.2|Firefox/)
    })

    it('answers alike to a wrong password, a wrong name, a blocked person and one without a password', async () => {
      await addPerson('bert', ['medewerker'])
      await desk.identity.people.change(tenant, 'bert', { isBlocked: true })
      await desk.identity.people.add({ tenant, id: 'codeloos', name: 'C', department: 'D', roles: [], isSample: false })
      const answers = [
        await signIn(desk.browser(), 'fatima', 'niet dit'),
        await signIn(desk.browser(), 'niemand'),
        await signIn(desk.browser(), 'bert'),
        await signIn(desk.browser(), 'codeloos'),
      ]
      const shapes = answers.map(({ status, body }) => JSON.stringify({ status, ...body, instance: '' }))
      expect(new Set(shapes).size).toBe(1)
      expect(answers[0]?.body).toMatchObject({ status: 401, type: problem('sign-in-failed') })
    })

    it('works as hard for a name that nobody has', async () => {
      // The work that was done and not its time: time says as much about the machine.
      const work = async (name: string) => {
        vi.mocked(verify).mockClear()
        await signIn(desk.browser(), name, 'niet dit')
        return vi
          .mocked(verify)
          .mock.calls.map(([hash]) => /^\$argon2id\$v=\d+\$m=\d+,t=\d+,p=\d+\$/.exec(String(hash))?.[0])
      }
      const known = await work('fatima')
      expect(known).toEqual(['$argon2id$v=19$m=65536,t=3,p=4$'])
      expect(await work('niemand')).toEqual(known)
    })

    it('makes who guesses wait, longer each time, also at a name that nobody has, and not somebody elsewhere', async () => {
      for (const name of ['fatima', 'niemand']) {
        const guesser = desk.browser('198.51.100.7')
        for (let i = 0; i < 5; i++) expect((await signIn(guesser, name, 'gok')).status).toBe(401)
        const waits = []
        for (let i = 0; i < 4; i++) {
          const refused = await signIn(guesser, name, password)
          expect([refused.status, refused.body['type']]).toEqual([429, problem('sign-in-delayed')])
          const wait = Number(refused.headers['retry-after'])
          waits.push(wait)
          clock.pass(wait * 1000)
          expect((await signIn(guesser, name, 'gok')).status).toBe(401)
        }
        expect(waits).toEqual([1, 2, 4, 8])
      }
      expect((await signIn(desk.browser('192.0.2.99'))).status).toBe(200)
    })

    it('gains nothing by guessing many times at once', async () => {
      const answers = await Promise.all(Array.from({ length: 20 }, () => signIn(desk.browser(), 'fatima', 'gok')))
      const statuses = answers.map(({ status }) => status)
      expect(statuses.filter((status) => status === 401)).toHaveLength(5)
      expect(statuses.filter((status) => status === 429)).toHaveLength(15)
    })

    it('forgives mistakes at the first right answer', async () => {
      const browser = desk.browser()
      for (let round = 0; round < 3; round++) {
        for (let i = 0; i < 4; i++) expect((await signIn(browser, 'fatima', 'gok')).status).toBe(401)
        expect((await signIn(browser)).status).toBe(200)
      }
    })

    it('asks for the second factor, whose codes work once', async () => {
      const secret = await addTotp(await signedInBrowser())
      const browser = desk.browser()
      expect((await signIn(browser)).body).toEqual({ status: 'second-factor-needed', ways: ['totp'] })
      expect((await browser.get('/api/v1/session')).status).toBe(401)
      const wrong = await browser.send('POST', '/api/v1/session/second-factor', { code: '000000' })
      expect([wrong.status, wrong.body['type']]).toEqual([401, problem('sign-in-failed')])
      const code = codeOf(secret)
      const right = await browser.send('POST', '/api/v1/session/second-factor', {
        code: `${code.slice(0, 3)} ${code.slice(3)}`,
      })
      expect(right.body).toEqual({ status: 'signed-in' })
      expect((await browser.get('/api/v1/session')).body).toMatchObject({
        session: { way: 'password+totp', isStrong: true },
      })
      const other = desk.browser()
      await signIn(other)
      expect((await other.send('POST', '/api/v1/session/second-factor', { code })).status).toBe(401)
      expect((await other.send('POST', '/api/v1/session/second-factor', { code: '1' })).status).toBe(400)
    })

    it('takes no second factor from who gave no first, nor from another browser, nor too late', async () => {
      const secret = await addTotp(await signedInBrowser())
      const browser = desk.browser()
      await signIn(browser)
      const gone = { status: 409, type: problem('sign-in-step-gone') }
      const send = (by: Browser) => by.send('POST', '/api/v1/session/second-factor', { code: codeOf(secret) })
      expect((await send(desk.browser())).body).toMatchObject(gone)
      clock.pass(11 * minute)
      expect((await send(browser)).body).toMatchObject(gone)
    })

    it('slows down guesses at the second factor, from wherever they come', async () => {
      const secret = await addTotp(await signedInBrowser())
      for (let i = 0; i < 5; i++) {
        const browser = desk.browser(`198.51.100.${i}`)
        await signIn(browser)
        expect((await browser.send('POST', '/api/v1/session/second-factor', { code: '000000' })).status).toBe(401)
      }
      const browser = desk.browser('203.0.113.5')
      await signIn(browser)
      expect((await browser.send('POST', '/api/v1/session/second-factor', { code: codeOf(secret) })).status).toBe(429)
    })

    it('keeps no password, code, session or app secret that a copy of the database could use', async () => {
      const browser = await signedInBrowser()
      const secret = await addTotp(browser)
      const rows = await opened.database.inspect(
        `select (select json_agg(a) from account a) as accounts, (select json_agg(s) from session s) as sessions,
                (select json_agg(t) from sign_in_attempt t) as attempts, (select json_agg(p) from sign_in_step p) as steps`,
      )
      const text = JSON.stringify(rows)
      expect(text).toContain('$argon2id$')
      const secrets = [password, secret, Buffer.from(secret).toString('hex'), ...browser.cookies.values(), '192.0.2.10']
      for (const value of secrets) expect(text).not.toContain(value)
    })

    it('renews the session at signing in again, and ends it at signing out', async () => {
      const browser = await signedInBrowser()
      const first = browser.cookies.get('__Host-stadspoort')
      await signIn(browser)
      const second = browser.cookies.get('__Host-stadspoort')
      expect(second).not.toBe(first)
      const thief = desk.browser()
      thief.cookies.set('__Host-stadspoort', first ?? '')
      expect((await thief.get('/api/v1/session')).status).toBe(401)
      expect((await browser.send('DELETE', '/api/v1/session')).body).toEqual({ next: null })
      thief.cookies.set('__Host-stadspoort', second ?? '')
      expect((await thief.get('/api/v1/session')).status).toBe(401)
      expect(browser.cookies.has('__Host-stadspoort')).toBe(false)
      expect(recorded()).toEqual(['session.started', 'session.started', 'session.ended'])
    })

    it('shows one’s sessions and ends them one by one or all others at once', async () => {
      const [here, there, third] = [await signedInBrowser(), await signedInBrowser(), await signedInBrowser()]
      const { body } = await here.get('/api/v1/account/sessions')
      const sessions = body['sessions'] as { id: string; isCurrent: boolean; device: string }[]
      expect(sessions).toHaveLength(3)
      expect(sessions.filter(({ isCurrent }) => isCurrent)).toMatchObject([{ device: 'Firefox op Linux' }])
      const other = (await there.get('/api/v1/session')).body['session'] as { id: string }
      expect((await here.send('DELETE', `/api/v1/account/sessions/${other.id}`)).body).toEqual({ ended: 1 })
      expect((await there.get('/api/v1/session')).status).toBe(401)
      expect((await here.send('DELETE', '/api/v1/account/sessions')).body).toEqual({ ended: 1 })
      expect((await third.get('/api/v1/session')).status).toBe(401)
      expect((await here.get('/api/v1/session')).status).toBe(200)
    })

    it('changes a password that is hard to guess, and ends the other sessions', async () => {
      const [browser, other] = [await signedInBrowser(), await signedInBrowser()]
      const change = (current: string, next: string) =>
        browser.send('PUT', '/api/v1/account/password', { current, next })
      for (const weak of ['kort', 'wachtwoord1234', 'fatima-fatima-fatima', 'Welkom2026!!!', 'aaaaaaaaaaaaaaaa']) {
        const refused = await change(password, weak)
        expect([weak, refused.status, refused.body['type']]).toEqual([weak, 400, problem('weak-password')])
      }
      expect((await change('niet dit', 'paarse regenboog fietst traag')).status).toBe(401)
      expect((await change(password, 'paarse regenboog fietst traag')).status).toBe(200)
      expect((await browser.get('/api/v1/session')).status).toBe(200)
      expect((await other.get('/api/v1/session')).status).toBe(401)
      expect((await signIn(desk.browser())).status).toBe(401)
      expect((await signIn(desk.browser(), 'fatima', 'paarse regenboog fietst traag')).status).toBe(200)
    })

    it('asks for fresh proof before a factor changes, by the factor and not by the password alone', async () => {
      const browser = await signedInBrowser()
      const secret = await addTotp(browser)
      clock.pass(16 * minute)
      const stale = await browser.send('DELETE', '/api/v1/account/totp')
      expect([stale.status, stale.body['type']]).toEqual([403, problem('fresh-proof-needed')])
      expect((await browser.send('POST', '/api/v1/session/step-up', { password })).status).toBe(401)
      const before = browser.cookies.get('__Host-stadspoort')
      expect((await browser.send('POST', '/api/v1/session/step-up', { code: codeOf(secret) })).status).toBe(200)
      expect(browser.cookies.get('__Host-stadspoort')).not.toBe(before)
      expect((await browser.send('DELETE', '/api/v1/account/totp')).status).toBe(204)
      expect((await signIn(desk.browser())).body).toEqual({ status: 'signed-in' })
    })

    it('signs in by passkey alone, or by passkey after the password', async () => {
      const device = createAuthenticator()
      const browser = await signedInBrowser()
      const creating = await browser.send('POST', '/api/v1/account/passkeys/options')
      const passkey = device.create(creating.body, origin)
      const added = await browser.send('POST', '/api/v1/account/passkeys', { name: 'Telefoon', passkey })
      expect(added.status).toBe(201)
      expect((await browser.get('/api/v1/session')).body).toMatchObject({ session: { way: 'password+passkey' } })
      expect((await browser.get('/api/v1/account')).body).toMatchObject({
        passkeys: [{ name: 'Telefoon', lastUsedAt: null }],
      })
      const address = `/api/v1/account/passkeys/${added.body['id']}`
      expect((await browser.send('PATCH', address, { name: ' ' })).status).toBe(400)
      expect((await browser.send('PATCH', address, { name: 'Werktelefoon' })).status).toBe(204)
      expect((await browser.get('/api/v1/account')).body).toMatchObject({ passkeys: [{ name: 'Werktelefoon' }] })

      const alone = desk.browser()
      const asked = await alone.send('POST', '/api/v1/session/passkey/options', {})
      expect(asked.body['allowCredentials'] ?? []).toEqual([])
      const answer = device.get(asked.body, origin)
      expect((await alone.send('POST', '/api/v1/session/passkey', { passkey: answer })).body).toEqual({
        status: 'signed-in',
      })
      expect((await alone.get('/api/v1/session')).body).toMatchObject({ session: { way: 'passkey', isStrong: true } })
      expect((await alone.send('POST', '/api/v1/session/passkey', { passkey: answer })).status).toBe(409)

      const second = desk.browser()
      expect((await signIn(second)).body).toEqual({ status: 'second-factor-needed', ways: ['passkey'] })
      const options = await second.send('POST', '/api/v1/session/passkey/options', {})
      expect(options.body['allowCredentials']).toMatchObject([{ id: added.body['id'] }])
      await second.send('POST', '/api/v1/session/passkey', { passkey: device.get(options.body, origin) })
      expect((await second.get('/api/v1/session')).body).toMatchObject({ session: { way: 'password+passkey' } })

      expect((await second.send('DELETE', `/api/v1/account/passkeys/${added.body['id']}`)).status).toBe(204)
      expect((await signIn(desk.browser())).body).toEqual({ status: 'signed-in' })
    })

    it('takes no passkey made for another site, of another device or for another person', async () => {
      const device = createAuthenticator()
      const browser = await signedInBrowser()
      const creating = await browser.send('POST', '/api/v1/account/passkeys/options')
      const elsewhere = device.create(creating.body, 'https://kwaad.example')
      expect(
        (await browser.send('POST', '/api/v1/account/passkeys', { name: 'X', passkey: elsewhere })).body,
      ).toMatchObject({
        type: problem('passkey-refused'),
      })
      const again = await browser.send('POST', '/api/v1/account/passkeys/options')
      await browser.send('POST', '/api/v1/account/passkeys', { name: 'X', passkey: device.create(again.body, origin) })
      const thief = desk.browser()
      const asked = await thief.send('POST', '/api/v1/session/passkey/options', {})
      const phished = device.get(asked.body, 'https://kwaad.example')
      expect((await thief.send('POST', '/api/v1/session/passkey', { passkey: phished })).status).toBe(401)
      await addPerson('bert', ['medewerker'])
      const bert = await signedInBrowser('bert')
      const bertsDevice = createAuthenticator()
      const bertsOptions = await bert.send('POST', '/api/v1/account/passkeys/options')
      const bertsPasskey = bertsDevice.create(bertsOptions.body, origin)
      const stolen = await browser.send('POST', '/api/v1/account/passkeys', { name: 'Y', passkey: bertsPasskey })
      expect(stolen.body).toMatchObject({ type: problem('sign-in-step-gone') })
    })
  })
})
