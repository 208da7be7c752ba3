/** The passage as a whole: what leaves, what comes back, and what is recorded, on the running gate. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type House, modelYaml, startHouse } from '../house.ts'
import { letter, protectedValues } from '../letter.ts'
import {
  echo,
  fail,
  lastUserText,
  neverAnswer,
  obeyAttacker,
  say,
  startUpstream,
  toolCall,
  type Upstream,
} from '../peers/upstream.ts'

let upstream: Upstream
let spare: Upstream
let house: House
let key: string

beforeAll(async () => {
  upstream = await startUpstream()
  spare = await startUpstream()
  house = await startHouse({
    yaml: `models:
${modelYaml('stub', upstream.url)}${modelYaml('reserve', spare.url)}${modelYaml('elders', spare.url, 'zone: eu')}
${modelYaml('met-reserve', upstream.url, 'zone: own, fallbacks: [reserve]')}
${modelYaml('klein', upstream.url, 'zone: own, maxConcurrent: 1, maxQueue: 1, timeouts: { firstByteMs: 1500 }')}`,
  })
  key = await house.key({ more: ['--requests-per-minute', '100000', '--tokens-per-day', '100000000'] })
})
afterAll(async () => {
  await house?.remove()
  await upstream?.close()
  await spare?.close()
})
beforeEach(() => {
  for (const server of [upstream, spare]) {
    server.forget()
    server.respond(echo())
  }
})

interface Answer {
  readonly choices: readonly { readonly message: { readonly content: string | null } }[]
}
const post = (body: object, secret = key) =>
  house.post('/v1/chat/completions', { model: 'stub', ...body }, { authorization: `Bearer ${secret}` })
const ask = async (content: string, more: object = {}) => {
  const response = await post({ messages: [{ role: 'user', content }], ...more })
  const body = (await response.json()) as Answer
  return { response, text: body.choices?.[0]?.message.content ?? '' }
}
const seen = () => upstream.requests.map((request) => request.text).join('\n')
const indexOf = (response: Response) => Number(response.headers.get('x-stadspoort-receipt')?.split(';')[0])
const record = async (index: number) =>
  JSON.parse((await house.run(['ledger', 'show', String(index)])).stdout) as { readonly [field: string]: unknown }

/** The content of a streamed answer, read as a client reads it. */
async function readStream(response: Response): Promise<string> {
  const events = (await response.text()).split('\n\n').filter((event) => event.startsWith('data: {'))
  return events
    .map(
      (event) =>
        (JSON.parse(event.slice(6)) as { choices: { delta: { content?: string } }[] }).choices[0]?.delta.content ?? '',
    )
    .join('')
}

describe('what leaves', () => {
  it('holds no citizen’s data, wherever in the request it stands', async () => {
    const call = {
      id: 'c1',
      type: 'function',
      function: { name: 'zoek', arguments: '{"bsn":"999900018","999900018":1}' },
    }
    const tools = [
      {
        type: 'function',
        function: {
          name: 'zoek',
          description: 'Zoekt mevrouw De Vries',
          parameters: { type: 'object', properties: { bsn: { type: 'string', enum: ['999900018'] } } },
        },
      },
    ]
    const schema = { type: 'object', title: 'Dossier van dhr. J.P. Jansen', properties: {} }
    const response = await post({
      tools,
      response_format: { type: 'json_schema', json_schema: { name: 'dossier', schema } },
      stop: ['J.P. Jansen'],
      messages: [
        { role: 'system', content: 'Je helpt mevrouw De Vries.' },
        { role: 'user', content: [{ type: 'text', text: letter }] },
        { role: 'assistant', content: null, tool_calls: [call] },
        {
          role: 'tool',
          tool_call_id: 'c1',
          content: JSON.stringify({ naam: 'mevrouw De Vries', telefoon: '06-12345678' }),
        },
        { role: 'user', content: 'En nu?' },
      ],
    })
    expect(response.status).toBe(200)
    expect(upstream.requests).toHaveLength(1)
    for (const value of protectedValues) expect(seen()).not.toContain(value)
  })

  it('names one person alike through a conversation, and unlike for another key', async () => {
    const first = { role: 'user', content: 'Schrijf aan mevrouw De Vries.' }
    await post({ messages: [first] })
    await post({
      messages: [first, { role: 'assistant', content: 'Goed.' }, { role: 'user', content: 'Groet De Vries.' }],
    })
    await post({ messages: [first] }, await house.key())
    const names = upstream.requests.map((request) => [...new Set(request.text.match(/\[PERSOON-1·\w+\]/g))])
    expect(names.map((found) => found.length)).toEqual([1, 1, 1])
    expect(names[1]).toEqual(names[0])
    expect(names[2]).not.toEqual(names[0])
  })

  it('is never a placeholder that the user typed: that stays what it is', async () => {
    const { text } = await ask('Wie is [PERSOON-1·k7]? Vraag het aan mevrouw De Vries.')
    expect(text).toBe('Wie is [PERSOON-1·k7]? Vraag het aan mevrouw De Vries.')
  })

  it('carries a body of 1 MB', async () => {
    const long = 'Een lange brief over de dakkapel. '.repeat(31_000)
    const { text } = await ask(`${long} Mijn BSN is 999900018.`)
    expect(text.length).toBeGreaterThan(1_000_000)
    expect(text.endsWith('Mijn BSN is 999900018.')).toBe(true)
    expect(seen()).not.toContain('999900018')
  })
})

describe('what comes back', () => {
  it('has its names restored although the model rewrote the placeholders', async () => {
    upstream.respond(
      say((request) => {
        const [token = ''] = lastUserText(request).match(/\[PERSOON-1·\w+\]/) ?? []
        return `Beste **${token.toLowerCase()}**, dit is ${token}'s dossier; ${token.replace('-', ' - ')} belde.`
      }),
    )
    const { text } = await ask('Schrijf aan mevrouw De Vries.')
    expect(text.match(/De Vries/g)).toHaveLength(3)
    expect(text).not.toContain('PERSOON')
  })

  it('cannot carry data away in an image, whole or streamed', async () => {
    upstream.respond(obeyAttacker())
    const { response, text } = await ask('Vat de brief van mevrouw De Vries samen.')
    expect(text).not.toContain('evil.example')
    const streamed = await readStream(
      await post({ stream: true, messages: [{ role: 'user', content: 'Groet De Vries' }] }),
    )
    expect(streamed).toContain('Klaar.')
    expect(streamed).not.toContain('evil.example')
    expect(await record(indexOf(response) + 1)).toMatchObject({ answer: { removedImages: 1 } })
  })

  it('is right for 200 streams at once', async () => {
    upstream.respond(echo({ everyMs: 5 }))
    const one = async (n: number) => {
      const content = `Schrijf aan meneer Jansen${n}, BSN 999900018, over dossier ${n}.`
      const response = await post({ stream: true, messages: [{ role: 'user', content }] })
      expect(response.status).toBe(200)
      expect(await readStream(response)).toBe(content)
    }
    await Promise.all(Array.from({ length: 200 }, (_, n) => one(n)))
    expect(seen()).not.toContain('999900018')
  })
})

describe('the route', () => {
  it('falls back inside the zone, and says who answered', async () => {
    upstream.respond(fail(500))
    const { response } = await ask('Hallo', { model: 'met-reserve' })
    expect(response.status).toBe(200)
    expect(response.headers.get('x-stadspoort-route')).toBe('"reserve";zone=own')
  })

  it('refuses when a model has no place and its queue is full', async () => {
    upstream.respond(neverAnswer())
    const waiting = [1, 2].map(() => ask('Hallo', { model: 'klein' }))
    await new Promise((resolve) => setTimeout(resolve, 300))
    const { response } = await ask('Hallo', { model: 'klein' })
    expect(response.status).toBe(503)
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
    await Promise.all(waiting)
  })

  it('stays inside the zones of the use case, with help on what does work', async () => {
    const strict = await house.key({ useCase: 'woo-anonimiseren', more: ['--person', 'ahmed-el-amrani'] })
    const response = await post({ model: 'elders', messages: [{ role: 'user', content: 'Hallo' }] }, strict)
    expect(response.status).toBe(403)
    const problem = (await response.json()) as { rules: string[]; allowedModels: string[]; detail: string }
    expect(problem.rules).toContain('zone-mag-niet')
    expect(problem.allowedModels).toContain('stub')
    expect(problem.detail).toContain('zone')
    expect(await record(indexOf(response))).toMatchObject({ type: 'passage.refused', verdict: { effect: 'deny' } })
    expect(spare.requests).toHaveLength(0)
  })

  it('refuses a use case that is registered but not in use', async () => {
    const early = await house.key({ useCase: 'raadsvragen-zoeken' })
    const response = await post({ messages: [{ role: 'user', content: 'Hallo' }] }, early)
    expect(response.status).toBe(403)
    expect(await response.json()).toMatchObject({ rules: ['toepassing-niet-in-gebruik'] })
  })

  it('relaxes for zone own only where the register says so, and never for a credential', async () => {
    const relaxed = await house.key({ useCase: 'brieven-samenvatten', more: ['--person', 'joris-van-dijk'] })
    const content = 'Mevrouw De Vries, BSN 999900018, wachtwoord: Zomer2026!geheim'
    const response = await post({ messages: [{ role: 'user', content }] }, relaxed)
    expect(response.status).toBe(200)
    expect(response.headers.get('x-stadspoort-duties')).toBe('notice, keep-no-text')
    expect(seen()).toContain('999900018')
    expect(seen()).not.toContain('Zomer2026!geheim')
  })
})

describe('the evidence', () => {
  it('tells kinds, verdict, route and ending of a passage, and never a text', async () => {
    const { response } = await ask(letter)
    const opened = await record(indexOf(response))
    const closed = await record(indexOf(response) + 1)
    expect(opened).toMatchObject({
      type: 'passage.opened',
      actor: { kind: 'key' },
      useCase: { id: 'vrije-vraag', version: 1 },
      verdict: { effect: 'permit', treatment: 'pseudonymise', rules: ['toepassing-mag'] },
      kinds: { BSN: 1, IBAN: 1, EMAIL: 1 },
    })
    expect(closed).toMatchObject({
      type: 'passage.closed',
      opened: indexOf(response),
      ending: 'completed',
      model: 'stub',
    })
    for (const value of protectedValues) expect(JSON.stringify([opened, closed])).not.toContain(value)
  })

  it('says that a passage was cancelled', async () => {
    upstream.respond(echo({ everyMs: 20, endless: true }))
    const leaving = new AbortController()
    const response = await fetch(`${house.url}/v1/chat/completions`, {
      method: 'POST',
      signal: leaving.signal,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'stub', stream: true, messages: [{ role: 'user', content: 'Vertel iets.' }] }),
    })
    await response.body?.getReader().read()
    leaving.abort()
    await upstream.untilAborted(1)
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(await record(indexOf(response) + 1)).toMatchObject({ type: 'passage.closed', ending: 'cancelled' })
  })

  it('restores the arguments of a tool call in the answer, and counts what it replaced', async () => {
    upstream.respond(toolCall('zoek', (text) => ({ naam: /\[PERSOON-1·\w+\]/.exec(text)?.[0] ?? 'niets' })))
    const tools = [{ type: 'function', function: { name: 'zoek' } }]
    const response = await post({ tools, messages: [{ role: 'user', content: 'Zoek mevrouw De Vries op.' }] })
    expect(await response.text()).toContain('{\\"naam\\":\\"De Vries\\"}')
    expect(await record(indexOf(response) + 1)).toMatchObject({ replaced: { PERSON: 1 } })
  })
})
