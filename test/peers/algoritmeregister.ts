/**
 * The delivery API of the Algoritmeregister as it is published (aanleverapi v1_0): tokens of Keycloak, create, renew,
 * release, publish and retract, 25 requests a minute. It answers 200 with a message where it does nothing, as the real one.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Version {
  readonly content: Record<string, unknown>
  isReleased: boolean
  isPublished: boolean
}

export interface Algoritmeregister {
  readonly url: string
  readonly tokenUrl: string
  /** `METHOD /path` of every request but those for tokens. */
  readonly requests: readonly string[]
  readonly tokens: number
  /** What residents see of a number; undefined when nothing is published. */
  published(lars: string): Record<string, unknown> | undefined
  /** Names a field that is refused from now on. */
  refuse(field: string): void
  /** Tokens given out so far are no longer good. */
  forgetTokens(): void
  close(): Promise<void>
}

export const account = { clientId: 'aanlevering', username: 'voorbeeldstad', password: 'proef', organization: 'gm9999' }
const limit = 25
const base = `/aanleverapi/v1_0/organizations/${account.organization}`

export async function startAlgoritmeregister(now: () => number = Date.now): Promise<Algoritmeregister> {
  const algorithms = new Map<string, Version[]>()
  const requests: string[] = []
  let times: number[] = []
  let tokens = 0
  let validFrom = 1
  let refused: string | undefined
  const versionsOf = (lars: string) => algorithms.get(lars) ?? []

  const act = (method: string, path: string, content: Record<string, unknown>): readonly [number, unknown] => {
    const [, lars = '', verb] = /^\/(?:published-)?algorithms(?:\/([^/]+))?(?:\/([a-z]+))?$/.exec(path) ?? []
    const versions = versionsOf(lars)
    const latest = versions.at(-1)
    if (refused !== undefined && refused in content)
      return [422, { detail: [{ loc: ['body', refused], msg: `not good: ${String(content[refused])}` }] }]
    if (method === 'GET' && path === '/algorithms')
      return [200, [...algorithms].map(([code, all]) => summary(code, all))]
    if (method === 'POST' && path === '/algorithms') {
      const code = String(10_000_000 + algorithms.size)
      algorithms.set(code, [{ content, isReleased: false, isPublished: false }])
      return [200, { lars_code: code }]
    }
    if (latest === undefined) return [404, { detail: 'Er is geen algoritme met deze LARS-code.' }]
    if (method === 'PUT' && verb === undefined) {
      if (JSON.stringify(latest.content) === JSON.stringify(content))
        return [200, { message: 'Version has no changes.' }]
      versions.push({ content, isReleased: false, isPublished: false })
      return [200, null]
    }
    if (method === 'PUT' && verb === 'release') {
      latest.isReleased = true
      return [200, null]
    }
    if (method === 'PUT' && verb === 'publish') {
      if (!latest.isReleased) return [200, { message: 'The latest version is not released.' }]
      for (const version of versions) version.isPublished = false
      latest.isPublished = true
      return [200, null]
    }
    if (method === 'DELETE' && verb === 'retract') {
      for (const version of versions) version.isPublished = false
      return [200, null]
    }
    return [405, { detail: 'Method Not Allowed' }]
  }

  const server = createServer(async (request: IncomingMessage, reply: ServerResponse) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const text = Buffer.concat(parts).toString('utf8')
    const answer = (status: number, body: unknown) =>
      reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const path = request.url ?? ''
    if (path === '/token') {
      const form = new URLSearchParams(text)
      const isKnown = form.get('username') === account.username && form.get('password') === account.password
      if (!isKnown || form.get('grant_type') !== 'password') return answer(401, { error: 'invalid_grant' })
      tokens += 1
      return answer(200, { access_token: `token-${tokens}`, expires_in: 60, token_type: 'Bearer' })
    }
    requests.push(`${request.method} ${path}`)
    times = times.filter((at) => now() - at < 60_000)
    if (times.length >= limit) return answer(429, { error: `Rate limit exceeded: ${limit} per 1 minute` })
    times.push(now())
    const token = Number(/^Bearer token-(\d+)$/.exec(request.headers.authorization ?? '')?.[1] ?? 0)
    if (token < validFrom) return answer(401, { detail: 'Not authenticated' })
    if (!path.startsWith(base)) return answer(403, { detail: 'Not your organisation' })
    const [status, body] = act(request.method ?? '', path.slice(base.length), text === '' ? {} : JSON.parse(text))
    return answer(status, body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: `${address}/aanleverapi/v1_0`,
    tokenUrl: `${address}/token`,
    requests,
    get tokens() {
      return tokens
    },
    published: (lars) => versionsOf(lars).find(({ isPublished }) => isPublished)?.content,
    refuse: (field) => {
      refused = field
    },
    forgetTokens: () => {
      validFrom = tokens + 1
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function summary(lars: string, versions: readonly Version[]) {
  const latest = versions.at(-1)
  return {
    lars,
    name: latest?.content['name'],
    published: versions.some(({ isPublished }) => isPublished),
    current_version_released: latest?.isReleased,
    current_version_published: latest?.isPublished,
  }
}
