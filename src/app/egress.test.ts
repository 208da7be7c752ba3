import { createServer, type Server } from 'node:net'
import type { Dispatcher } from 'undici'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startUpstream, type Upstream } from '../../test/peers/upstream.ts'
import { redirect } from '../../test/peers/upstream-faults.ts'
import { Problem } from '../kernel/problem.ts'
import { type AllowedTarget, createEgress, type EgressOptions, type Refusal, targetsOf } from './egress.ts'

/** Listens on every address of this machine and counts who comes. */
let canary: Server
let port: number
let visits = 0

beforeAll(async () => {
  canary = createServer((socket) => {
    visits++
    socket.on('error', () => undefined).resume()
    socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n', () => socket.destroySoon())
  })
  await new Promise<void>((resolve) => canary.listen(0, '::', resolve))
  const address = canary.address()
  port = typeof address === 'object' && address !== null ? address.port : 0
})
afterAll(() => new Promise((resolve) => canary.close(resolve)))

type Outcome = { readonly status: number } | { readonly error: unknown }

/** Really tries to reach an address. */
function visit(dispatcher: Dispatcher, path = '/'): Promise<Outcome> {
  return new Promise((resolve) => {
    dispatcher.dispatch(
      { method: 'GET', path },
      {
        onRequestStart: () => undefined,
        onResponseStart: (_controller, status) => resolve({ status }),
        onResponseData: () => undefined,
        onResponseEnd: () => undefined,
        onResponseError: (_controller, error) => resolve({ error }),
      },
    )
  })
}

async function attempt(
  url: string,
  options: Partial<EgressOptions>,
): Promise<{ outcome: Outcome; refusals: Refusal[] }> {
  const refusals: Refusal[] = []
  const egress = createEgress({
    allow: [],
    connectTimeoutMs: 500,
    ...options,
    onRefusal: (refusal) => refusals.push(refusal),
  })
  try {
    const outcome = await visit(egress.dispatcherFor(new URL(url)))
    return { outcome, refusals }
  } catch (error) {
    return { outcome: { error }, refusals }
  } finally {
    await egress.close()
  }
}

const codeOf = (outcome: Outcome) =>
  'error' in outcome && outcome.error instanceof Problem ? outcome.error.kind.code : outcome
const listed = (url: string, allowPrivate = false): AllowedTarget[] => [{ origin: new URL(url).origin, allowPrivate }]

/** Ways to write this machine, its network, or a metadata service (security.md E01, E02). */
const trickyHosts = [
  ...[
    '127.0.0.1',
    '127.1',
    '127.0.1',
    '127.255.255.254',
    '2130706433',
    '0x7f.1',
    '0x7f000001',
    '0177.0.0.1',
    '017700000001',
    '0x7f.0x0.0x0.0x1',
  ],
  ...[
    '0',
    '0.0.0.0',
    '0x0',
    '00000000',
    '127.0.0.1.',
    '127。0。0。1',
    '①②⑦.⓪.⓪.①',
    '127.0.0.01',
    '127.000.000.001',
    '%31%32%37.0.0.1',
  ],
  ...[
    '[::1]',
    '[0:0:0:0:0:0:0:1]',
    '[0000::0001]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::FFFF:7F00:0001]',
    '[::ffff:0:127.0.0.1]',
  ],
  ...[
    '[::127.0.0.1]',
    '[::7f00:1]',
    '[64:ff9b::127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[64:ff9b:1::7f00:1]',
    '[2002:7f00:1::]',
    '[2002:7f00:0001::1]',
  ],
  ...[
    '[fe80::1]',
    '[fec0::1]',
    '[fc00::1]',
    '[fd00:ec2::254]',
    '[::ffff:a9fe:a9fe]',
    '[::ffff:169.254.169.254]',
    '[64:ff9b::a9fe:a9fe]',
  ],
  ...[
    '[2002:a9fe:a9fe::]',
    '[::a9fe:a9fe]',
    '[2001::1]',
    '[ff02::1]',
    '169.254.169.254',
    '2852039166',
    '0xa9fea9fe',
    '0xA9.0xFE.0xA9.0xFE',
  ],
  ...[
    '0251.0376.0251.0376',
    '169.254.43518',
    '169.16689662',
    '169.254.170.2',
    '100.100.100.200',
    '192.0.0.192',
    '168.63.129.16',
  ],
  ...['10.0.0.1', '10.1', '192.168.0.1', '172.16.0.1', '100.64.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255'],
]

/** Names that lead there when they are looked up. */
const trickyAddresses = [
  ...[
    '127.0.0.1',
    '::1',
    '0.0.0.0',
    '::',
    '10.0.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
  ],
  ...['64:ff9b::7f00:1', '2002:7f00:1::', 'fd00::1', 'fe80::1', '::127.0.0.1', 'fd00:ec2::254'],
]

describe('the one way out', () => {
  it('reaches this machine when that is configured (or the rest of this file proves nothing)', async () => {
    for (const host of ['127.0.0.1', '[::1]', 'localhost']) {
      const url = `http://${host}:${port}/`
      const before = visits
      const { outcome } = await attempt(url, { allow: listed(url, true) })
      expect(outcome).toEqual({ status: 200 })
      expect(visits).toBe(before + 1)
    }
  })

  it('tries enough forms', () => {
    expect(trickyHosts.length + trickyAddresses.length).toBeGreaterThanOrEqual(60)
  })

  it('makes no connection to any form of an inside address, listed or not', async () => {
    const before = visits
    for (const host of trickyHosts) {
      const url = `http://${host}:${port}/latest/meta-data`
      for (const allow of [[], listed('http://model.example'), listed(url)]) {
        const { outcome, refusals } = await attempt(url, { allow })
        expect(codeOf(outcome), url).toBe('egress-refused')
        expect(refusals).toHaveLength(1)
        expect(JSON.stringify(refusals)).not.toContain('meta-data')
      }
    }
    expect(visits).toBe(before)
  })

  it('makes no connection when a listed name leads inside', async () => {
    const before = visits
    for (const address of trickyAddresses) {
      for (const name of ['model.example', 'localhost', 'localhost.']) {
        const url = `http://${name}:${port}/`
        const resolve = async () => [{ address, family: address.includes(':') ? 6 : 4 }]
        const { outcome, refusals } = await attempt(url, { allow: listed(url), resolve })
        expect(codeOf(outcome), `${name} at ${address}`).toBe('egress-refused')
        expect(refusals[0]?.host).toBe(`${new URL(url).hostname}`)
      }
    }
    expect(visits).toBe(before)
  })

  it('never reaches metadata services, also when private addresses are configured', async () => {
    const before = visits
    for (const host of [
      '169.254.169.254',
      '[::ffff:a9fe:a9fe]',
      '[fd00:ec2::254]',
      '100.100.100.200',
      '0.0.0.0',
      '[::]',
    ]) {
      const url = `http://${host}:${port}/`
      const { outcome, refusals } = await attempt(url, { allow: listed(url, true) })
      expect(codeOf(outcome)).toBe('egress-refused')
      expect(refusals[0]?.reason).toBe('forbidden-address')
    }
    expect(visits).toBe(before)
  })

  it('refuses a name of which any address leads inside', async () => {
    const url = `http://model.example:${port}/`
    const resolve = async () => [
      { address: '93.184.215.14', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ]
    expect(codeOf((await attempt(url, { allow: listed(url), resolve })).outcome)).toBe('egress-refused')
  })

  it('looks a name up once for a connection and uses that very address (E04)', async () => {
    const answers = ['127.0.0.1', '169.254.169.254', '10.0.0.1']
    let asked = 0
    const resolve = async () => [{ address: answers[asked++] ?? '', family: 4 }]
    const url = `http://model.example:${port}/`
    const egress = createEgress({ allow: listed(url, true), resolve })
    const before = visits
    expect(await visit(egress.dispatcherFor(new URL(url)))).toEqual({ status: 200 })
    expect([asked, visits - before]).toEqual([1, 1])
    expect(codeOf(await visit(egress.dispatcherFor(new URL(url))))).toBe('egress-refused')
    expect(visits - before).toBe(1)
    await egress.close()
  })

  it.each([
    'file:///etc/passwd',
    'gopher://127.0.0.1:70/',
    'data:text/plain,hallo',
    'unix:/var/run/docker.sock',
    'ftp://model.example/',
    'ws://127.0.0.1/',
    'javascript:alert(1)',
    'http+unix://%2Fvar%2Frun%2Fdocker.sock/',
    'blob:http://model.example/1',
  ])('refuses %s (E05)', async (url) => {
    const { outcome, refusals } = await attempt(url, {
      allow: [{ origin: 'http://model.example', allowPrivate: true }],
    })
    expect(codeOf(outcome)).toBe('egress-refused')
    expect(refusals[0]?.reason).toBe('scheme')
  })

  it('refuses another port, scheme, subdomain or a name or password in the address', async () => {
    const allow = listed('http://model.example:8000', true)
    for (const url of [
      'http://model.example/',
      'https://model.example:8000/',
      'http://x.model.example:8000/',
      'http://model.example.:8000/',
    ])
      expect((await attempt(url, { allow })).refusals[0]?.reason).toBe('not-allowed')
    for (const url of [
      'http://a@model.example:8000/',
      'http://a:b@model.example:8000/',
      'http://model.example:8000@evil.example/',
    ])
      expect((await attempt(url, { allow })).refusals[0]?.reason).toBe('credentials')
  })

  it('refuses a name or password also when the origin is already open', async () => {
    const egress = createEgress({ allow: listed(`http://127.0.0.1:${port}`, true) })
    egress.dispatcherFor(new URL(`http://127.0.0.1:${port}/`))
    expect(() => egress.dispatcherFor(new URL(`http://a:b@127.0.0.1:${port}/`))).toThrow(Problem)
    await egress.close()
  })

  describe('with a server that sends us elsewhere', () => {
    let upstream: Upstream
    beforeAll(async () => {
      upstream = await startUpstream()
    })
    afterAll(() => upstream.close())

    it('does not follow, and tells (E03)', async () => {
      const before = visits
      for (const status of [301, 302, 303, 307, 308]) {
        for (const to of [
          `http://127.0.0.1:${port}/`,
          'http://169.254.169.254/latest',
          `//[::1]:${port}/`,
          'file:///etc/passwd',
        ]) {
          upstream.respond(redirect(to, status))
          const { outcome, refusals } = await attempt(upstream.url, { allow: listed(upstream.url, true) })
          expect(outcome).toEqual({ status })
          expect(refusals).toEqual([{ host: `127.0.0.1:${upstream.port}`, reason: 'redirect' }])
        }
      }
      expect(visits).toBe(before)
    })
  })

  it('counts refusals per reason', async () => {
    const egress = createEgress({ allow: [] })
    for (const url of ['file:///x', 'http://a.example/', 'http://b.example/'])
      expect(() => egress.dispatcherFor(new URL(url))).toThrow(Problem)
    expect([...egress.refusals]).toEqual([
      ['scheme', 1],
      ['not-allowed', 2],
    ])
    await egress.close()
  })

  it('gives up on a connection that does not come about', async () => {
    const url = `http://model.example:${port}/`
    const resolve = () => new Promise<never>(() => undefined)
    const { outcome } = await attempt(url, { allow: listed(url, true), resolve, connectTimeoutMs: 300 })
    expect('error' in outcome && (outcome.error as { code?: string }).code).toBe('UND_ERR_CONNECT_TIMEOUT')
  })
})

describe('the list of places', () => {
  it('lets only models in zone own be on a private address', () => {
    const models = [
      { baseUrl: 'http://127.0.0.1:8000/v1', zone: 'own' as const, timeouts: { connectMs: 700 } },
      { baseUrl: 'https://api.model.example/v1', zone: 'eu' as const },
      { zone: 'own' as const },
    ]
    expect(targetsOf({ models, more: ['proxy.example', 'log.example:8443', 'http://otel.example:4318'] })).toEqual([
      { origin: 'http://127.0.0.1:8000', allowPrivate: true, connectTimeoutMs: 700 },
      { origin: 'https://api.model.example', allowPrivate: false, connectTimeoutMs: undefined },
      { origin: 'https://proxy.example', allowPrivate: false },
      { origin: 'https://log.example:8443', allowPrivate: false },
      { origin: 'http://otel.example:4318', allowPrivate: false },
    ])
  })
})
