/** Whatever comes in, the gate answers with one clear problem, goes on with the same process and loses nothing. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type House, modelYaml, startHouse } from '../house.ts'
import { breakOff, echo, fail, html, hugeEvent, neverAnswer, startUpstream, type Upstream } from '../peers/upstream.ts'

let upstream: Upstream
let house: House
let key: string
let pid: number

beforeAll(async () => {
  upstream = await startUpstream()
  const quick = 'zone: own, timeouts: { firstByteMs: 400, idleMs: 400, totalMs: 3000 }'
  house = await startHouse({ yaml: `models:\n${modelYaml('stub', upstream.url, quick)}` })
  key = await house.key({ more: ['--requests-per-minute', '100000'] })
  pid = house.pid
})
afterAll(async () => {
  await house?.remove()
  await upstream?.close()
})
beforeEach(() => {
  upstream.forget()
  upstream.respond(echo())
})

const chat = (body: unknown, headers: Record<string, string> = {}) =>
  house.post('/v1/chat/completions', body, { authorization: `Bearer ${key}`, ...headers })
const question = (more: object = {}) => ({ model: 'stub', messages: [{ role: 'user', content: 'Hallo' }], ...more })

interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly errors?: readonly { readonly location: { readonly pointer: string } }[]
  readonly error: { readonly message: string; readonly type: string; readonly code: string }
}

/** The problem in an answer, after checking that both kinds of reader can read it. */
async function problemOf(response: Response): Promise<Problem> {
  expect(response.headers.get('content-type')).toContain('application/problem+json')
  const body = (await response.json()) as Problem
  expect(body.status).toBe(response.status)
  expect(body.type).toMatch(/^urn:stadspoort:problem:/)
  expect(body.title).not.toBe('')
  expect(body.error.message).not.toBe('')
  return body
}

async function expectAlive(): Promise<void> {
  upstream.respond(echo())
  const response = await chat(question())
  expect(response.status).toBe(200)
  expect(house.pid).toBe(pid)
}

describe('a request that cannot be', () => {
  const nested = (depth: number) => `{"model":"stub","messages":${'['.repeat(depth)}${']'.repeat(depth)}}`
  const said = (content: string) => `{"model":"stub","messages":[{"role":"user","content":"${content}"}]}`
  const many = (count: number) => Array.from({ length: count }, () => ({ role: 'user', content: 'x' }))

  it.each<[string, unknown, number, string]>([
    ['malformed JSON', '{"model": "stub", "messages": [', 400, 'malformed-json'],
    ['no body at all', '', 400, 'empty-body'],
    ['a list', '[]', 400, 'malformed-json'],
    ['nesting without end', nested(100_000), 400, 'malformed-json'],
    [
      'invalid UTF-8',
      Buffer.concat([Buffer.from('{"model":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]),
      400,
      'malformed-json',
    ],
    ['a lone surrogate', said('\\ud800'), 400, 'malformed-json'],
    ['a NUL', said('a\\u0000b'), 400, 'malformed-json'],
    ['wrong types', question({ temperature: 'warm', stream: 'ja', max_tokens: -1 }), 400, 'invalid-request'],
    ['10,000 messages', { model: 'stub', messages: many(10_000) }, 400, 'invalid-request'],
    ['more than one answer', question({ n: 1000 }), 400, 'invalid-request'],
    ['an unknown parameter', question({ onbekend: 1 }), 400, 'invalid-request'],
    [
      'a picture',
      question({ messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'x' } }] }] }),
      400,
      'unsupported-content',
    ],
    ['an unknown model', question({ model: 'bestaat-niet' }), 404, 'model-not-found'],
    ['20 MB', `{"x":"${'a'.repeat(20 * 1024 * 1024)}"}`, 413, 'request-too-large'],
  ])('answers %s with a clear problem', async (_name, body, status, code) => {
    const problem = await problemOf(await chat(body))
    expect(problem.status).toBe(status)
    expect(problem.type).toBe(`urn:stadspoort:problem:${code}`)
    expect(upstream.requests).toHaveLength(0)
    await expectAlive()
  })

  it('names all issues of one request together', async () => {
    const problem = await problemOf(await chat(question({ temperature: 'warm', stream: 'ja', max_tokens: -1 })))
    const pointers = problem.errors?.map((issue) => issue.location.pointer).sort()
    expect(pointers).toEqual(['/max_tokens', '/stream', '/temperature'])
  })

  it('never repeats what was sent', async () => {
    const secret = 'kanarie-999900018'
    for (const body of [`{"model": "${secret}`, question({ temperature: secret }), question({ model: secret })]) {
      const response = await chat(body)
      expect(await response.text()).not.toContain(secret)
    }
  })

  it('answers another content type, method and address by its kind', async () => {
    const text = await house.post('/v1/chat/completions', 'hallo', {
      'content-type': 'text/plain',
      authorization: `Bearer ${key}`,
    })
    expect((await problemOf(text)).status).toBe(415)
    const got = await fetch(`${house.url}/v1/chat/completions`)
    expect((await problemOf(got)).status).toBe(404)
    await expectAlive()
  })
})

describe('a key that may not', () => {
  const ask = (secret: string, headers = {}) =>
    house.post('/v1/chat/completions', question(), { authorization: `Bearer ${secret}`, ...headers })

  it('is refused alike when it is absent, malformed, unknown or of another municipality', async () => {
    const elsewhere = await startHouse({ yaml: `models:\n${modelYaml('stub', upstream.url)}` })
    try {
      const foreign = await elsewhere.key()
      const answers = await Promise.all([
        house.post('/v1/chat/completions', question()),
        ask('geen-sleutel'),
        ask('sp_00000000000000000000000000000000'),
        ask(foreign),
        ask(key, { 'openai-organization': 'andere-gemeente' }),
      ])
      const problems = await Promise.all(answers.map(problemOf))
      for (const problem of problems) {
        expect(problem.status).toBe(401)
        expect(problem.detail).toBe(problems[0]?.detail)
      }
      expect(upstream.requests).toHaveLength(0)
    } finally {
      await elsewhere.remove()
    }
  })

  it('is refused within a second after it was revoked', async () => {
    const secret = await house.key()
    expect((await ask(secret)).status).toBe(200)
    const { stdout } = await house.run(['key', 'list', '--json'])
    const keys = JSON.parse(stdout) as readonly { readonly id: string; readonly createdAt: string }[]
    const newest = keys.reduce((a, b) => (a.createdAt > b.createdAt ? a : b))
    expect((await house.run(['key', 'revoke', newest.id])).code).toBe(0)
    await new Promise((resolve) => setTimeout(resolve, 1000))
    expect((await problemOf(await ask(secret))).status).toBe(401)
  })

  it('gets 429 with a time to come back when it asks too often or used too much', async () => {
    const often = await house.key({ more: ['--requests-per-minute', '2'] })
    const answers = [await ask(often), await ask(often), await ask(often)]
    expect(answers.map((response) => response.status)).toEqual([200, 200, 429])
    expect(Number(answers[2]?.headers.get('retry-after'))).toBeGreaterThan(0)
    const thrifty = await house.key({ more: ['--tokens-per-day', '1'] })
    expect((await ask(thrifty)).status).toBe(200)
    const spent = await ask(thrifty)
    expect((await problemOf(spent.clone())).type).toContain('token-budget-spent')
    expect(Number(spent.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})

describe('an upstream that misbehaves', () => {
  it.each([
    ['never answers', neverAnswer(), 504],
    ['answers with a web page', html(), 502],
    ['closes in the middle', breakOff(), 502],
    ['says it is broken', fail(500), 502],
    ['finds the request wrong', fail(400), 400],
  ] as const)('that %s gives a clear problem, recorded as failed', async (_name, script, status) => {
    upstream.respond(script)
    const response = await chat(question())
    const problem = await problemOf(response)
    expect(problem.status).toBe(status)
    expect(JSON.stringify(problem)).not.toContain('Hallo')
    expect(response.headers.get('x-stadspoort-route')).toBe('"stub";zone=own')
    const opened = Number(response.headers.get('x-stadspoort-receipt')?.split(';')[0])
    const { stdout } = await house.run(['ledger', 'show', String(opened + 1)])
    expect(JSON.parse(stdout)).toMatchObject({ type: 'passage.closed', opened, ending: 'failed' })
    await expectAlive()
  })

  it('that breaks off a stream ends it with an error event', async () => {
    upstream.respond(breakOff(3))
    const response = await chat(question({ stream: true }))
    expect(response.status).toBe(200)
    const text = await response.text()
    expect(text).toContain('deel 0')
    expect(text.trim().split('\n').at(-1)).toMatch(/^data: \{"error":/)
    await expectAlive()
  })

  it('that sends 10 MB in one event is cut off', async () => {
    upstream.respond(hugeEvent())
    const response = await chat(question({ stream: true }))
    expect(await response.text()).toContain('upstream_too_large')
    await expectAlive()
  })
})

it('has lost nothing: the ledger verifies after all of this', async () => {
  const { code, stdout } = await house.run(['ledger', 'verify', '--json'])
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ ok: true })
  expect(house.pid).toBe(pid)
})
