import type { FastifyInstance, InjectOptions } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openIdentity } from '../../../test/identity.ts'
import { type Identity, signedIn } from '../../identity/index.ts'
import { createTenancy } from '../../tenancy/index.ts'
import { type Database, openDatabase } from '../database/index.ts'
import { createServer } from './server.ts'

const origin = 'https://poort.voorbeeldstad.example'
const tenant = 'voorbeeldstad'
const minute = 60_000

let now = Date.parse('2026-11-25T09:00:00Z')
const clock = { now: () => now, monotonic: () => now }
let database: Database
let identity: Identity
let server: FastifyInstance

beforeAll(async () => {
  database = await openDatabase({ directory: undefined })
  const { tables } = database
  const tenancy = await createTenancy({ tables, clock })
  await tenancy.create({ id: tenant, name: 'Gemeente Voorbeeldstad', isSample: true })
  identity = await openIdentity({ tables, tenants: [tenant], clock })
  for (const [id, role] of [
    ['fatima', 'medewerker'],
    ['sanne', 'auditor'],
    ['ruben', 'beheerder'],
  ] as const)
    await identity.people.add({ tenant, id, name: id, department: 'Dienstverlening', roles: [role], isSample: true })
  server = (await serverWith()).server
  server.get('/api/v1/read', { config: { access: 'session', verb: 'conversation.read' } }, (request) => ({
    id: signedIn(request).id,
  }))
  server.post('/api/v1/write', { config: { access: 'session', verb: 'conversation.write' } }, () => ({ done: true }))
  server.post('/api/v1/add', { config: { access: 'session', verb: 'person.add' } }, () => ({ done: true }))
  server.post('/api/v1/try', { config: { access: 'public', verb: 'sign-in.try' } }, () => ({ done: true }))
  server.get('/page', { config: { access: 'public', verb: 'house.see' } }, (_request, reply) =>
    reply.type('text/html').send('<!doctype html>'),
  )
  server.get('/stream', { config: { access: 'session', verb: 'conversation.read' } }, (_request, reply) => {
    reply.hijack()
    reply.raw.write('data: still writing\n\n')
  })
})
afterAll(async () => {
  await server.close()
  identity.close()
  await database.close()
})

const serverWith = () =>
  createServer({
    bodyLimit: 100_000,
    maxConnections: 10,
    trustedProxies: [],
    access: { identity, origins: () => [origin] },
    onFault: (error) => {
      throw error
    },
  })

async function signIn(personId: string, way: 'password' | 'password+totp' = 'password'): Promise<string> {
  const person = identity.people.find(tenant, personId)
  if (person === undefined) throw new Error(personId)
  return (await identity.sessions.start({ person, way, device: 'Firefox op Linux' })).secret
}

let cookie: string
beforeEach(async () => {
  cookie = await signIn('fatima')
})

const call = (options: InjectOptions, secret = cookie) =>
  server.inject({ ...options, headers: { ...options.headers, cookie: `__Host-stadspoort=${secret}` } })
const write = (headers: { [name: string]: string }, url = '/api/v1/write') =>
  call({ method: 'POST', url, headers: { 'content-type': 'application/json', ...headers }, payload: '{}' })

describe('a route for sessions', () => {
  test('knows the person by a pseudonym that does not name them', async () => {
    const answer = await call({ url: '/api/v1/read' })
    expect(answer.statusCode).toBe(200)
    expect(answer.json().id).toMatch(/^p_[0-9a-f]{32}$/)
  })

  test.each(['', 'x', `${'a'.repeat(32)}`])('answers alike to every secret that is not one: “%s”', async (secret) => {
    const answer = await call({ url: '/api/v1/read' }, secret)
    expect(answer.statusCode).toBe(401)
    expect(answer.json()).toMatchObject({ type: 'urn:stadspoort:problem:not-signed-in' })
    expect(answer.headers['www-authenticate']).toBeUndefined()
  })

  test('ends when nothing was done for an hour, and not before', async () => {
    now += 59 * minute
    expect((await call({ url: '/api/v1/read' })).statusCode).toBe(200)
    now += 59 * minute
    expect((await call({ url: '/api/v1/read' })).statusCode).toBe(200)
    now += 60 * minute
    expect((await call({ url: '/api/v1/read' })).statusCode).toBe(401)
  })

  test('ends after twelve hours, however busy', async () => {
    for (let i = 0; i < 14; i++) {
      now += 50 * minute
      expect((await call({ url: '/api/v1/read' })).statusCode).toBe(200)
    }
    now += 20 * minute
    expect((await call({ url: '/api/v1/read' })).statusCode).toBe(401)
  })

  test('gives way to a new one of the same person, and not to one of somebody else', async () => {
    const old = identity.sessions.find(cookie)
    const person = identity.people.find(tenant, 'fatima')
    const other = identity.people.find(tenant, 'sanne')
    if (person === undefined || other === undefined) throw new Error('people')
    await identity.sessions.start({ person: other, way: 'password', device: '', replaces: old })
    expect((await call({ url: '/api/v1/read' })).statusCode).toBe(200)
    const { secret } = await identity.sessions.start({ person, way: 'password', device: '', replaces: old })
    expect((await call({ url: '/api/v1/read' })).statusCode).toBe(401)
    expect((await call({ url: '/api/v1/read' }, secret)).statusCode).toBe(200)
  })

  test('is closed to who was blocked, at once, and breaks off what was being read', async () => {
    const address = await server.listen({ host: '127.0.0.1', port: 0 })
    const stream = await fetch(`${address}/stream`, { headers: { cookie: `__Host-stadspoort=${cookie}` } })
    const started = performance.now()
    await identity.people.change(tenant, 'fatima', { isBlocked: true })
    expect((await call({ url: '/api/v1/read' })).statusCode).toBe(401)
    await expect(stream.text()).rejects.toThrow()
    expect(performance.now() - started).toBeLessThan(1000)
    await identity.people.change(tenant, 'fatima', { isBlocked: false })
    expect((await call({ url: '/api/v1/read' })).statusCode).toBe(401)
  })
})

describe('a change', () => {
  test.each([{ origin }, { origin, 'sec-fetch-site': 'same-origin' }, { 'sec-fetch-site': 'same-origin' }])(
    'is taken from our own page: %j',
    async (headers) => {
      expect((await write(headers)).statusCode).toBe(200)
    },
  )

  test.each([
    {},
    { origin: 'null' },
    { origin: 'https://kwaad.example' },
    { origin: 'http://poort.voorbeeldstad.example' },
    { origin: `${origin}.kwaad.example` },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { origin, 'sec-fetch-site': 'cross-site' },
  ])('is refused from elsewhere: %j', async (headers) => {
    for (const url of ['/api/v1/write', '/api/v1/try']) {
      const answer = await write(headers, url)
      expect(answer.statusCode).toBe(403)
      expect(answer.json()).toMatchObject({ type: 'urn:stadspoort:problem:cross-site-request' })
    }
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'is refused as %s, which a form can send',
    async (type) => {
      expect((await write({ origin, 'content-type': type })).statusCode).toBe(415)
    },
  )
})

describe('a verb', () => {
  test('is refused to who has another role', async () => {
    for (const id of ['sanne', 'ruben']) {
      const answer = await call({ url: '/api/v1/read' }, await signIn(id))
      expect(answer.statusCode).toBe(403)
      expect(answer.json()).toMatchObject({ type: 'urn:stadspoort:problem:not-allowed' })
    }
  })

  test('that administers asks for a second factor', async () => {
    const add = { method: 'POST', url: '/api/v1/add', headers: { origin } } as const
    const weak = await call(add, await signIn('ruben'))
    expect([weak.statusCode, weak.json().type]).toEqual([403, 'urn:stadspoort:problem:second-factor-needed'])
    expect((await call(add, await signIn('ruben', 'password+totp'))).statusCode).toBe(200)
  })

  test('must be named by every route, and fit how it is reached', async () => {
    const { server: other } = await serverWith()
    expect(() => other.get('/a', () => 1)).toThrow('does not declare')
    expect(() => other.get('/b', { config: { access: 'session' } }, () => 1)).toThrow('does not declare')
    expect(() => other.get('/c', { config: { access: 'public', verb: 'conversation.read' } }, () => 1)).toThrow(
      'says otherwise',
    )
  })
})

describe('the headers', () => {
  test('of a page let it load what this server serves, and nothing inline or from elsewhere', async () => {
    const { headers } = await call({ url: '/page' })
    const policy = String(headers['content-security-policy'])
    for (const part of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"])
      expect(policy).toContain(part)
    expect(policy).toContain("form-action 'none'")
    expect(policy).not.toMatch(/unsafe|\*|https?:/)
  })

  test('of every answer are those of a strict site', async () => {
    for (const url of ['/page', '/api/v1/read', '/nothing']) {
      const { headers } = await call({ url })
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'x-frame-options': 'DENY',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-store',
      })
      expect(String(headers['strict-transport-security'])).toMatch(/max-age=31536000/)
      expect(String(headers['permissions-policy'])).toContain('camera=()')
      expect(headers['x-powered-by'] ?? headers['server']).toBeUndefined()
    }
  })
})
