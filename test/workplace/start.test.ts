/** Use cases, notices, the temporary chat and proofs, over HTTP. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openCheckpoint } from '../../src/ledger/checkpoint.ts'
import { leafHash } from '../../src/ledger/merkle.ts'
import { parseVerifierKey } from '../../src/ledger/note.ts'
import { isIncluded } from '../../src/ledger/proof.ts'
import type { Message, Notice, ReceiptProof, UseCaseCard } from '../../src/workplace/contract.ts'
import { letter, protectedValues } from '../letter.ts'
import * as peer from '../peers/upstream.ts'
import { eventsOf, type OpenWorkplace, openWorkplace } from './open-workplace.ts'

let open: OpenWorkplace
beforeAll(async () => {
  open = await openWorkplace({
    more: { examples: () => [{ useCase: 'vrije-vraag', title: 'Probeer dit', text: 'Vat samen.' }] },
  })
}, 300_000)
afterAll(() => open.close())
beforeEach(() => {
  open.upstream.forget()
  open.upstream.respond(peer.echo())
})

interface Temporary {
  readonly messages: readonly { role: 'user' | 'assistant'; text: string }[]
  readonly useCase?: string
  readonly model?: string
  readonly instructions?: string
}

async function askTemporary(input: Temporary, who = 'fatima') {
  const response = await open.fetch(who, '/temporary/answers', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ useCase: 'vrije-vraag', model: 'eigen-model', seed: 'a-seed-of-a-browser', ...input }),
  })
  if (response.status !== 200) return { status: response.status, message: undefined, events: [] }
  const events: { type: string }[] = []
  let message: Message | undefined
  for await (const event of eventsOf(response)) {
    events.push(event)
    if (event.type === 'ended') message = event['message'] as Message
  }
  return { status: 200, message, events }
}

describe('use cases', () => {
  it('are those this person may use, with their models and sheets, and say whether they keep anything', async () => {
    const { body } = await open.ask<{ items: UseCaseCard[] }>('fatima', 'GET', '/workplace/use-cases')
    const cards = new Map(body.items.map((card) => [card.id, card]))
    expect([...cards.keys()]).not.toContain('bijstand-voorsorteren')
    expect(cards.get('vrije-vraag')?.models.map(({ id }) => id)).toEqual(['eigen-model', 'eu-model', 'letterlijk'])
    expect(cards.get('vrije-vraag')?.models[0]).toMatchObject({ operator: 'Proefbedrijf', isAvailable: true })
    expect(cards.get('vrije-vraag')).toMatchObject({ isStored: true, retentionDays: 90 })
    expect(cards.get('vrije-vraag')?.examples).toEqual([{ title: 'Probeer dit', text: 'Vat samen.' }])
    expect(cards.get('brieven-samenvatten')).toMatchObject({ isStored: false })
    expect(cards.get('brieven-samenvatten')?.models.map(({ zone }) => zone)).toEqual(['own', 'own'])
  })
})

describe('notices', () => {
  const news = { title: 'Nieuwe afspraken', text: 'Lees ze.', until: new Date(Date.now() + 3_600_000).toISOString() }

  it('bring news from whoever may publish it, until it is old', async () => {
    expect((await open.ask('fatima', 'POST', '/workplace/notices', news)).status).toBe(403)
    expect((await open.ask('thijs', 'POST', '/workplace/notices', news)).status).toBe(201)
    const list = () => open.ask<{ items: Notice[] }>('fatima', 'GET', '/workplace/notices')
    expect((await list()).body.items.map(({ title }) => title)).toEqual(['Nieuwe afspraken'])
    open.travel(2 * 3_600_000)
    expect((await list()).body.items).toEqual([])
  })

  it('tell of a model that rests after a row of failures', async () => {
    open.upstream.respond(peer.fail(500))
    for (let i = 0; i < 6; i++) await askTemporary({ model: 'eu-model', messages: [{ role: 'user', text: 'hallo' }] })
    const { body } = await open.ask<{ items: Notice[] }>('fatima', 'GET', '/workplace/notices')
    expect(body.items).toMatchObject([{ kind: 'outage', models: ['eu-model'] }])
    const cards = await open.ask<{ items: UseCaseCard[] }>('fatima', 'GET', '/workplace/use-cases')
    const models = cards.body.items.find(({ id }) => id === 'vrije-vraag')?.models
    expect(models?.find(({ id }) => id === 'eu-model')?.isAvailable).toBe(false)
  })
})

describe('a temporary chat', () => {
  it('is answered through the same gate, with evidence, and leaves nothing in the database', async () => {
    const sizes = async () => (await open.database.inspect('select count(*) as n from message')).map(({ n }) => n)
    const before = await sizes()
    const { message, events } = await askTemporary({
      instructions: 'Antwoord kort.',
      messages: [
        { role: 'user', text: 'Eerste vraag' },
        { role: 'assistant', text: 'Eerste antwoord' },
        { role: 'user', text: letter },
      ],
    })
    expect(message?.text).toBe(letter)
    expect(message?.answer).toMatchObject({ state: 'completed', label: { isMadeByAi: true } })
    expect(events.map(({ type }) => type)).toContain('delta')
    const seen = open.upstream.requests.map((request) => request.text).join()
    for (const value of protectedValues) expect(seen).not.toContain(value)
    const sent = open.upstream.requests[0]?.body['messages'] as { role: string }[]
    expect(sent.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user'])
    expect(await sizes()).toEqual(before)
  })

  it('is all there is where a use case keeps nothing, and a refusal helps there too', async () => {
    const question = [{ role: 'user' as const, text: 'Vat samen: bsn 999900018' }]
    expect((await askTemporary({ useCase: 'brieven-samenvatten', messages: question })).message?.answer?.state).toBe(
      'completed',
    )
    const refused = await askTemporary({ useCase: 'heldere-taal', messages: question })
    expect(refused.message?.answer).toMatchObject({ state: 'refused', refusal: { rules: [{ id: 'soort-mag-niet' }] } })
  })

  it('ends when the person leaves', async () => {
    open.upstream.respond(peer.say('en verder ', { everyMs: 5, endless: true }))
    const leaving = new AbortController()
    const response = await open.fetch('fatima', '/temporary/answers', {
      method: 'POST',
      signal: leaving.signal,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        useCase: 'vrije-vraag',
        model: 'eigen-model',
        seed: 'a-seed-of-a-browser',
        messages: [{ role: 'user', text: 'praat' }],
      }),
    })
    for await (const event of eventsOf(response)) if (event.type === 'delta') break
    leaving.abort()
    await open.upstream.untilAborted(1)
  })

  it('refuses what is no question', async () => {
    expect((await askTemporary({ messages: [{ role: 'user', text: '  ' }] })).status).toBe(400)
    expect(
      (await askTemporary({ useCase: 'bijstand-voorsorteren', messages: [{ role: 'user', text: 'x' }] })).status,
    ).toBe(403)
  })
})

describe('a proof', () => {
  it('shows with arithmetic alone that the log holds the record of an answer', async () => {
    const { message } = await askTemporary({ messages: [{ role: 'user', text: 'Wat is een heg?' }] })
    const index = message?.answer?.receipt?.index ?? -1
    const { status, body } = await open.ask<ReceiptProof>('fatima', 'GET', `/receipts/${index}`)
    expect(status).toBe(200)
    expect(body.record).toMatchObject({ type: 'passage.opened', actor: { id: 'p_fatima' } })
    expect(JSON.stringify(body.record)).not.toContain('heg')
    const key = parseVerifierKey(body.verifierKey)
    const opened = key === undefined ? undefined : openCheckpoint(Buffer.from(body.checkpoint), key)
    if (opened?.ok !== true) throw new Error('the checkpoint is not signed by the log')
    const claim = {
      index,
      size: body.size,
      leaf: leafHash(Buffer.from(body.entry, 'base64')),
      root: opened.checkpoint.root,
      proof: body.proof.map((hash) => Buffer.from(hash, 'base64')),
    }
    expect(isIncluded(claim)).toBe(true)
    expect(isIncluded({ ...claim, index: index + 1 })).toBe(false)
  })

  it('is for the person whose passage it was and for who checks the log, and for nobody else', async () => {
    const { message } = await askTemporary({ messages: [{ role: 'user', text: 'Wat is een beuk?' }] })
    const path = `/receipts/${message?.answer?.receipt?.index}`
    for (const who of ['ahmed', 'sanne']) expect((await open.ask(who, 'GET', path)).status, who).toBe(200)
    for (const who of ['joris', 'fatima@elders']) expect((await open.ask(who, 'GET', path)).status, who).toBe(404)
    expect((await open.ask('fatima', 'GET', '/receipts/99999999')).status).toBe(404)
    expect((await open.ask('fatima', 'GET', '/receipts/x')).status).toBe(400)
    expect(open.faults).toEqual([])
  })
})
