/** The promise of the workplace on the built program: sign in, paste a letter, trust the answer, and really delete it. */
import mammoth from 'mammoth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type {
  Asked,
  Conversation,
  Message,
  ReceiptProof,
  SearchResult,
  ShieldResult,
  UseCaseCard,
} from '../../src/workplace/contract.ts'
import { type House, modelYaml, startHouse } from '../house.ts'
import { letter, protectedValues } from '../letter.ts'
import { echo, say, startUpstream, type Upstream } from '../peers/upstream.ts'
import { eventsOf } from './open-workplace.ts'

let upstream: Upstream
let house: House
let cookie = ''
beforeAll(async () => {
  upstream = await startUpstream({ script: echo({ everyMs: 2 }) })
  house = await startHouse({ yaml: `log: { level: error }\nmodels:\n${modelYaml('proefmodel', upstream.url)}` })
  const [, name = '', password = ''] = /medewerker +(fatima-bakker) +(\S+)/.exec(house.output()) ?? []
  const answer = await house.post('/api/v1/session', { name, password }, { origin: house.url })
  cookie =
    answer.headers
      .getSetCookie()
      .find((line) => line.startsWith('__Host-stadspoort='))
      ?.split(';')[0] ?? ''
  expect(cookie).not.toBe('')
}, 300_000)
afterAll(async () => {
  await house?.remove()
  await upstream?.close()
})

const call = (method: string, path: string, body?: object) =>
  fetch(`${house.url}/api/v1${path}`, {
    method,
    headers: {
      cookie,
      ...(method === 'GET' ? {} : { origin: house.url, 'sec-fetch-site': 'same-origin' }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
const get = async <T>(path: string) => (await (await call('GET', path)).json()) as T
const send = async <T>(path: string, body: object) => (await (await call('POST', path, body)).json()) as T
const using = { useCase: 'vrije-vraag', model: 'proefmodel' }

describe('a civil servant', () => {
  it('sees what is protected, gets an answer with the names in it, checks the proof, finds it back, takes it along and deletes it', async () => {
    const cards = await get<{ items: UseCaseCard[] }>('/workplace/use-cases')
    expect(cards.items.find(({ id }) => id === 'vrije-vraag')?.examples.length).toBeGreaterThanOrEqual(3)
    const shown = await send<ShieldResult>('/shield', { ...using, text: letter })
    expect(shown.spans.length).toBeGreaterThanOrEqual(protectedValues.length)

    const { id } = await send<Conversation>('/conversations', using)
    const { answer } = await send<Asked>(`/conversations/${id}/messages`, { text: letter, parentId: null })
    let end: Message | undefined
    const events = await call('GET', `/conversations/${id}/answers/${answer.id}/events`)
    expect(events.headers.get('content-security-policy')).toContain("default-src 'none'")
    for await (const event of eventsOf(events)) if (event.type === 'ended') end = event['message'] as Message
    expect(end?.text).toBe(letter)
    const seen = upstream.requests.map((request) => request.text).join()
    for (const value of protectedValues) expect(seen).not.toContain(value)

    const proof = await get<ReceiptProof>(`/receipts/${end?.answer?.receipt?.index}`)
    expect(proof.record).toMatchObject({ type: 'passage.opened', useCase: { id: 'vrije-vraag' } })
    expect(JSON.stringify(proof.record)).not.toMatch(/fatima|Bakker/)
    expect(proof.checkpoint).toContain(proof.origin)

    const found = await send<SearchResult>('/conversations/search', { query: 'aanvragen zaaknummers' })
    expect(found.items.map(({ conversation }) => conversation.id)).toEqual([id])

    const file = await call('GET', `/conversations/${id}/export?format=docx`)
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await file.arrayBuffer()) })
    expect(value).toContain('Gemaakt met AI: model proefmodel')

    expect((await call('DELETE', `/conversations/${id}`)).status).toBe(204)
    expect((await call('GET', `/conversations/${id}`)).status).toBe(404)
    const verified = await house.run(['ledger', 'verify'])
    expect(verified.code, verified.stderr).toBe(0)
  })

  it('sends a file along from the same page only', async () => {
    const { id } = await send<Conversation>('/conversations', using)
    const upload = (headers: Record<string, string>) =>
      fetch(`${house.url}/api/v1/conversations/${id}/attachments`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/octet-stream', 'x-file-name': 'brief.txt', ...headers },
        body: letter,
      })
    expect((await upload({ origin: 'https://elders.example' })).status).toBe(403)
    const added = await upload({ origin: house.url, 'sec-fetch-site': 'same-origin' })
    expect(added.status).toBe(201)
    expect(await added.json()).toMatchObject({ name: 'brief.txt', type: 'txt' })
  })

  it('reads after a crash that an answer was interrupted, with what was written until then', async () => {
    upstream.respond(say('en verder ', { everyMs: 20, endless: true }))
    const { id } = await send<Conversation>('/conversations', using)
    const { answer } = await send<Asked>(`/conversations/${id}/messages`, { text: 'praat', parentId: null })
    await new Promise((resolve) => setTimeout(resolve, 5000))
    await house.stop('SIGKILL')
    await house.restart()
    const after = await get<Conversation>(`/conversations/${id}`)
    const message = after.messages.find((one) => one.id === answer.id)
    expect(message?.answer?.state).toBe('interrupted')
    expect(message?.text).toContain('en verder')
  })

  it('is not let in from another site, nor without a session', async () => {
    const path = `${house.url}/api/v1/conversations`
    const from = (headers: Record<string, string>) =>
      fetch(path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: '{}' })
    expect((await from({ cookie, origin: 'https://elders.example' })).status).toBe(403)
    expect((await from({ cookie })).status).toBe(403)
    expect((await from({ origin: house.url })).status).toBe(401)
  })
})
