/** Signing in with a provider of the municipality: the real `oidc-provider` over HTTP (NLGov profile of OpenID Connect). */
import { generateKeyPairSync } from 'node:crypto'
import { SignJWT } from 'jose'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createEgress } from '../../src/app/egress.ts'
import { providerFetch } from '../../src/app/provider-fetch.ts'
import { createOpenId, type Provider, type ProviderFetch } from '../../src/identity/index.ts'
import type { Browser } from '../browser.ts'
import { testClock } from '../clock.ts'
import { type FreshDatabase, pglite } from '../databases.ts'
import { type FrontDesk, openFrontDesk, origin } from '../front-desk.ts'
import { freePort, startHouse } from '../house.ts'
import { clientSecret, type OidcPeer, startOidc } from '../peers/oidc.ts'

const problem = (code: string) => `urn:stadspoort:problem:${code}`
const rules = {
  nameClaim: 'name',
  departmentClaim: 'department',
  groupsClaim: 'groups',
  roles: [
    { group: 'AI-gebruikers', role: 'medewerker' },
    { group: 'AI-beheer', role: 'beheerder' },
  ],
  acrValues: [],
  secondFactor: 'claims',
} as const

describe('with a provider', () => {
  let opened: FreshDatabase
  let peer: OidcPeer
  let desk: FrontDesk
  let tenant: string
  let turn = 0
  const egressOf = (issuer: string) => createEgress({ allow: [{ origin: issuer, allowPrivate: true }] })
  let egress: ReturnType<typeof egressOf>

  beforeAll(async () => {
    opened = await pglite.fresh()
    peer = await startOidc(await freePort(), [`${origin}/api/v1/oidc/callback`])
    egress = egressOf(peer.issuer)
  })
  afterAll(async () => {
    await egress?.close()
    await peer?.close()
    await opened?.remove()
  })
  beforeEach(async () => {
    turn += 1
    tenant = `stad${turn}`
    desk = await open({})
    peer.person = fatima
  })
  afterEach(() => desk.close())

  const fatima = {
    subject: 'a1b2c3',
    claims: { name: 'Fatima Bakker', department: 'Dienstverlening', groups: ['AI-gebruikers', 'Iedereen'] },
  }
  function open({ fetch = providerFetch(egress), ...more }: Partial<Provider['rules']> & { fetch?: ProviderFetch }) {
    const settings = {
      issuer: peer.issuer,
      clientId: 'stadspoort',
      clientSecret,
      scopes: 'openid profile',
      acrValues: [],
    }
    const openId = createOpenId({ ...settings, acrValues: more.acrValues ?? [] }, fetch)
    const provider = { openId, tenant, rules: { ...rules, ...more } }
    return openFrontDesk({ opened, clock: realClock(), tenants: [tenant], provider })
  }
  /** Tokens carry real time. */
  const realClock = () => testClock(new Date().toISOString())

  async function leave(browser: Browser, query = '?return=/gesprekken/1'): Promise<string> {
    const start = await browser.get(`/api/v1/oidc/start${query}`)
    expect(start.status).toBe(302)
    return String(start.headers['location'])
  }
  const comeBack = (browser: Browser, url: string) => {
    expect(url.startsWith(`${origin}/api/v1/oidc/callback?`)).toBe(true)
    return browser.get(url.slice(origin.length))
  }
  async function signIn(browser = desk.browser(), query?: string) {
    const end = await comeBack(browser, await peer.visit(await leave(browser, query)))
    return { browser, status: end.status, location: String(end.headers['location']) }
  }

  it('goes by code with PKCE S256, state and nonce to the exact address, and ends where one wanted to be', async () => {
    const { browser, status, location } = await signIn()
    expect([status, location]).toEqual([303, '/gesprekken/1'])
    expect(Object.fromEntries(peer.asked.at(-1) ?? [])).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      redirect_uri: `${origin}/api/v1/oidc/callback`,
      scope: 'openid profile',
    })
    expect((await browser.get('/api/v1/session')).body).toMatchObject({
      person: { name: 'Fatima Bakker', department: 'Dienstverlening', roles: ['medewerker'] },
      session: { way: 'oidc', isStrong: false },
    })
    expect(browser.refusedCookies).toEqual([])
    expect(desk.records.map(({ type }) => type)).toEqual(['person.added', 'session.started'])
    expect(JSON.stringify(desk.records)).not.toMatch(/Fatima|a1b2c3/)
  })

  it('knows the same person again by issuer and subject, and follows name, groups and roles', async () => {
    await signIn()
    peer.person = { subject: 'a1b2c3', claims: { name: 'F. Bakker-Smit', groups: ['AI-gebruikers', 'AI-beheer'] } }
    const { browser } = await signIn()
    expect((await browser.get('/api/v1/session')).body).toMatchObject({
      person: { name: 'F. Bakker-Smit', roles: ['medewerker', 'beheerder'] },
    })
    expect(desk.identity.people.list(tenant)).toHaveLength(1)
    peer.person = { subject: 'other', claims: { name: 'F. Bakker-Smit', groups: ['AI-gebruikers'] } }
    await signIn()
    expect(desk.identity.people.list(tenant)).toHaveLength(2)
  })

  it('takes roles away at the next sign-in, and lets nobody in without one', async () => {
    const { browser } = await signIn()
    peer.person = { subject: 'a1b2c3', claims: { groups: ['Iedereen'] } }
    expect((await signIn()).location).toBe('/inloggen?probleem=no-role')
    const { body } = await browser.get('/api/v1/session')
    expect(body).toMatchObject({ person: { roles: [] } })
    expect((body['may'] as string[]).filter((verb) => !/^(account|session)\./.test(verb))).toEqual([])
    peer.person = { subject: 'new', claims: { groups: ['Iedereen'] } }
    expect((await signIn()).location).toBe('/inloggen?probleem=no-role')
    expect(desk.identity.people.list(tenant)).toHaveLength(1)
  })

  it('keeps a blocked person out', async () => {
    await signIn()
    const [person] = desk.identity.people.list(tenant)
    await desk.identity.people.change(tenant, person?.id ?? '', { isBlocked: true })
    expect((await signIn()).location).toBe('/inloggen?probleem=provider-sign-in-failed')
  })

  it('takes no citizen service number for a subject', async () => {
    peer.person = { ...fatima, subject: '999990019' }
    expect((await signIn()).location).toBe('/inloggen?probleem=provider-sign-in-failed')
    expect(desk.records).toMatchObject([{ type: 'trouble', reason: 'subject-is-bsn' }])
  })

  it('knows a second factor from amr or acr, and refuses a level that is too low', async () => {
    peer.person = { ...fatima, amr: ['pwd', 'otp'] }
    expect((await (await signIn()).browser.get('/api/v1/session')).body).toMatchObject({ session: { isStrong: true } })
    await desk.close()
    desk = await open({ acrValues: ['substantieel'] })
    peer.person = { ...fatima, acr: 'laag' }
    expect((await signIn()).location).toBe('/inloggen?probleem=provider-sign-in-failed')
    expect(peer.asked.at(-1)?.get('acr_values')).toBe('substantieel')
    peer.person = { ...fatima, acr: 'substantieel' }
    expect((await (await signIn()).browser.get('/api/v1/session')).body).toMatchObject({ session: { isStrong: true } })
  })

  it('asks for fresh proof when that is wanted', async () => {
    const { browser } = await signIn(desk.browser(), '?again=ja')
    expect(Object.fromEntries(peer.asked.at(-1) ?? [])).toMatchObject({ prompt: 'login', max_age: '60' })
    expect((await browser.get('/api/v1/session')).status).toBe(200)
  })

  it.each(['https://kwaad.example', '//kwaad.example', '/\\kwaad.example', 'javascript:alert(1)', 'gesprekken'])(
    'ends at the front page when one wanted to go to %s',
    async (wanted) => {
      expect((await signIn(desk.browser(), `?return=${encodeURIComponent(wanted)}`)).location).toBe('/')
    },
  )

  it('takes an answer once, in the browser that asked, with its own state', async () => {
    const browser = desk.browser()
    const back = await peer.visit(await leave(browser))
    const gone = '/inloggen?probleem=sign-in-step-gone'
    expect((await comeBack(desk.browser(), back)).headers['location']).toBe(gone)
    const other = desk.browser()
    await leave(other)
    const failed = '/inloggen?probleem=provider-sign-in-failed'
    expect((await comeBack(other, back)).headers['location']).toBe(failed)
    expect((await comeBack(browser, back)).headers['location']).toBe('/gesprekken/1')
    expect((await comeBack(browser, back)).headers['location']).toBe(gone)
    const stopped = desk.browser()
    const state = new URL(await leave(stopped)).searchParams.get('state')
    const denied = await comeBack(stopped, `${origin}/api/v1/oidc/callback?error=access_denied&state=${state}`)
    expect(denied.headers['location']).toBe(failed)
  })

  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  it.each<[string, (claims: { [name: string]: unknown }) => { [name: string]: unknown }]>([
    ['signed by somebody else', (claims) => claims],
    ['for another client', (claims) => ({ ...claims, aud: 'iemand-anders' })],
    ['of another issuer', (claims) => ({ ...claims, iss: 'https://kwaad.example' })],
    ['with another nonce', (claims) => ({ ...claims, nonce: 'anders' })],
    ['that expired', (claims) => ({ ...claims, exp: Math.floor(Date.now() / 1000) - 3600 })],
  ])('takes no id token %s', async (_what, change) => {
    await desk.close()
    const honest = providerFetch(egress)
    desk = await open({
      fetch: async (url, options) => {
        const answer = await honest(url, options)
        if (!url.endsWith('/token')) return answer
        const body = (await answer.json()) as { id_token: string }
        const [head = '', claims = ''] = body.id_token
          .split('.')
          .map((part) => Buffer.from(part, 'base64url').toString())
        const forged = new SignJWT(change(JSON.parse(claims)))
        const { kid } = JSON.parse(head) as { kid: string }
        const id_token = await forged.setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey)
        return Response.json({ ...body, id_token })
      },
    })
    expect((await signIn()).location).toBe('/inloggen?probleem=provider-sign-in-failed')
    expect(desk.identity.people.list(tenant)).toEqual([])
  })

  it('has no other way in: passwords, codes, passkeys and resets are off, and old sessions no longer count', async () => {
    const browser = desk.browser()
    const tries: [string, object][] = [
      ['/api/v1/session', { name: 'fatima', password: 'x' }],
      ['/api/v1/session/code', { name: 'fatima', code: 'x', password: 'x' }],
      ['/api/v1/session/second-factor', { code: '123456' }],
      ['/api/v1/session/passkey/options', {}],
    ]
    for (const [url, body] of tries) {
      const answer = await browser.send('POST', url, body)
      expect([url, answer.status, answer.body['type']]).toEqual([url, 403, problem('local-sign-in-off')])
    }
    expect((await browser.get('/api/v1/sign-in')).body).toMatchObject({ local: false, provider: { name: 'Gemeente' } })
    const add = { tenant, id: 'lokaal', name: 'L', department: 'D', roles: ['beheerder'], isSample: false } as const
    await desk.identity.people.add(add)
    const person = desk.identity.people.find(tenant, 'lokaal')
    if (person === undefined) throw new Error('person')
    const { secret } = await desk.identity.sessions.start({ person, way: 'password', device: '' })
    expect(await desk.identity.sessions.authenticate(secret)).toBeUndefined()
    await expect(desk.accounts.administration.add({ ...add, id: 'nieuw' }, { name: 'cli' })).rejects.toMatchObject({
      kind: { code: 'provider-adds-people' },
    })
  })

  it('signs out at the provider too', async () => {
    const { browser } = await signIn()
    const { next } = (await browser.send('DELETE', '/api/v1/session')).body
    expect(String(next)).toContain(`${peer.issuer}/session/end?`)
    expect(new URL(String(next)).searchParams.get('post_logout_redirect_uri')).toBe(`${origin}/`)
  })
})

describe('the whole house with a provider', () => {
  it('signs somebody in through its own settings and its one way out', async () => {
    const port = await freePort()
    const settings = `issuer: "http://localhost:${port}", clientId: stadspoort, clientSecret: ${clientSecret}`
    const groups = 'roles: [{ group: AI-gebruikers, role: medewerker }]'
    const house = await startHouse({ yaml: `login: { oidc: { ${settings}, ${groups} } }\nlog: { level: error }\n` })
    const home = house.url.replace('127.0.0.1', 'localhost')
    const peer = await startOidc(port, [`${home}/api/v1/oidc/callback`])
    try {
      peer.person = { subject: 'x9', claims: { name: 'Noor Visser', groups: ['AI-gebruikers'] } }
      const start = await fetch(`${house.url}/api/v1/oidc/start`, { redirect: 'manual' })
      const step = start.headers.getSetCookie()[0]?.split(';')[0] ?? ''
      const back = await peer.visit(start.headers.get('location') ?? '')
      const end = await fetch(back.replace('localhost', '127.0.0.1'), { redirect: 'manual', headers: { cookie: step } })
      expect([end.status, end.headers.get('location')]).toEqual([303, '/'])
      const cookie = end.headers.getSetCookie()[0]?.split(';')[0] ?? ''
      const who = await fetch(`${house.url}/api/v1/session`, { headers: { cookie } })
      expect(await who.json()).toMatchObject({ person: { name: 'Noor Visser' } })
      expect(house.output()).not.toContain('wachtwoord ')
    } finally {
      await house.remove()
      await peer.close()
    }
  })
})
