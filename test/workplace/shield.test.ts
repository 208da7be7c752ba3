/** The shield: what it shows is what happens, and what a person corrects is followed within what policy allows. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type {
  AppliedCorrection,
  Asked,
  Candidate,
  Conversation,
  Message,
  ShieldResult,
} from '../../src/workplace/contract.ts'
import { letter, protectedValues } from '../letter.ts'
import * as peer from '../peers/upstream.ts'
import { eventsOf, type OpenWorkplace, openWorkplace } from './open-workplace.ts'

let open: OpenWorkplace
beforeAll(async () => {
  open = await openWorkplace()
}, 300_000)
afterAll(() => open.close())
beforeEach(() => {
  open.upstream.forget()
  open.upstream.respond(peer.echo())
})

const inUse = { useCase: 'vrije-vraag', model: 'eu-model' }
const shield = async (body: object, who = 'fatima') => {
  const { status, body: result } = await open.ask<ShieldResult>(who, 'POST', '/shield', { ...inUse, ...body })
  expect(status, JSON.stringify(result)).toBe(200)
  return result
}
const begin = async (input: object = inUse) =>
  (await open.ask<Conversation>('fatima', 'POST', '/conversations', input)).body
const askAndWait = async (id: string, text: string, parentId: string | null = null) => {
  const { body } = await open.ask<Asked>('fatima', 'POST', `/conversations/${id}/messages`, { text, parentId })
  const events = await open.fetch('fatima', `/conversations/${id}/answers/${body.answer.id}/events`)
  for await (const event of eventsOf(events)) if (event.type === 'ended') return event['message'] as Message
  throw new Error('no end')
}
const sent = () => {
  const messages = open.upstream.requests.at(-1)?.body['messages'] as { content: string }[] | undefined
  return messages?.at(-1)?.content ?? ''
}

describe('the shield', () => {
  it('marks every value of a letter with what stands for it, and shows exactly what the model then gets', async () => {
    const { id } = await begin()
    const result = await shield({ text: letter, conversation: id })
    const values = result.spans.map(({ start, end }) => letter.slice(start, end))
    for (const value of protectedValues) expect(values.join(' | ')).toContain(value)
    for (const span of result.spans) expect(span.placeholder).toMatch(/^\[[A-Z]+-\d+[a-z]*·[a-z0-9]+\]$/)
    for (const value of protectedValues) expect(result.preview).not.toContain(value)
    expect(result.counts.BSN).toBe(1)
    expect(result.verdict).toMatchObject({ effect: 'permit', isPseudonymised: true })
    expect(result.model).toMatchObject({ zone: 'eu', operator: 'Proefbedrijf' })
    expect(result.keeping).toMatchObject({ isStored: true, days: 90 })
    await askAndWait(id, letter)
    expect(sent()).toBe(result.preview)
  })

  it('keeps one placeholder for one person through the conversation', async () => {
    const { id } = await begin()
    const answer = await askAndWait(id, 'Mevrouw Pietersen belde.')
    const [first] = (await shield({ text: 'Mevrouw Pietersen belde.' })).spans
    const again = await shield({ text: 'Bel mevrouw Pietersen terug.', conversation: id, parentId: answer.id })
    expect(again.spans[0]?.placeholder?.replace(/·.*/, '')).toBe(first?.placeholder?.replace(/·.*/, ''))
    expect(again.countsInAll.PERSON).toBe(1)
  })

  it('says that nothing is replaced where policy lets text be read, and that nothing is kept', async () => {
    const result = await shield({ text: letter, useCase: 'brieven-samenvatten', model: 'eigen-model' })
    expect(result.verdict).toMatchObject({ effect: 'permit', isPseudonymised: false })
    expect(result.spans.every(({ placeholder }) => placeholder === null)).toBe(true)
    expect(result.spans.length).toBeGreaterThan(5)
    expect(result.preview).toBe(letter)
    expect(result.keeping).toEqual({ isStored: false, days: 0, until: null })
  })

  it('shows exactly what the model then gets in a temporary chat too', async () => {
    const temporary = {
      seed: 'a-seed-of-a-browser',
      instructions: 'Antwoord kort.',
      messages: [
        { role: 'user', text: 'Mevrouw Pietersen belde.' },
        { role: 'assistant', text: 'Wat vroeg mevrouw Pietersen?' },
      ],
    }
    const text = 'Bel mevrouw Pietersen en de heer Jansen.'
    const { preview, countsInAll } = await shield({ text, temporary })
    expect(countsInAll.PERSON).toBe(2)
    const { seed, instructions, messages } = temporary
    const body = JSON.stringify({ ...inUse, seed, instructions, messages: [...messages, { role: 'user', text }] })
    const headers = { 'content-type': 'application/json' }
    const response = await open.fetch('fatima', '/temporary/answers', { method: 'POST', headers, body })
    expect((await response.text()).length).toBeGreaterThan(0)
    expect(sent()).toBe(preview)
    expect(preview).toMatch(/^Bel mevrouw \[PERSOON-1·\w+\] en de heer \[PERSOON-2·\w+\]\.$/)
  })

  it('refuses before sending, with the rule and what does work', async () => {
    const result = await shield({ text: 'bsn 999900018', useCase: 'heldere-taal' })
    expect(result.verdict).toMatchObject({
      effect: 'deny',
      refusal: { rules: [{ id: 'soort-mag-niet' }], kinds: ['BSN'] },
    })
    expect(open.upstream.requests).toHaveLength(0)
  })

  it('writes nothing anywhere', async () => {
    const size = open.ledger.size()
    await shield({ text: letter })
    expect(open.ledger.size()).toBe(size)
  })
})

describe('a correction', () => {
  it('protects a value that was missed, from then on', async () => {
    const { id } = await begin()
    const text = 'Dossier Zilvervos ligt bij de balie.'
    expect((await shield({ text, conversation: id })).preview).toBe(text)
    const size = open.ledger.size()
    const made = await open.ask<AppliedCorrection>('fatima', 'POST', '/corrections', {
      ...inUse,
      conversation: id,
      kind: 'missed',
      type: 'PERSON',
      value: 'Zilvervos',
    })
    expect(made.status).toBe(201)
    const record = (await open.ledger.entry(size)).toString()
    expect(JSON.parse(record)).toMatchObject({ type: 'correction.made', kind: 'missed', actor: { id: 'p_fatima' } })
    expect(record).not.toContain('Zilvervos')
    expect((await shield({ text, conversation: id })).preview).not.toContain('Zilvervos')
    const answer = await askAndWait(id, text)
    expect(sent()).not.toContain('Zilvervos')
    expect(answer.text).toBe(text)
    const gone = await open.ask('fatima', 'DELETE', `/conversations/${id}/corrections/${made.body.id}`)
    expect(gone.status).toBe(204)
    expect((await shield({ text, conversation: id })).preview).toBe(text)
  })

  it('releases a false alarm of a kind that policy lets go, and no other', async () => {
    const { id } = await begin()
    const text = 'De heer Jansen heeft bsn 999900018.'
    const before = await shield({ text, conversation: id })
    expect(before.spans.map(({ type, isReleasable }) => [type, isReleasable])).toEqual([
      ['PERSON', true],
      ['BSN', false],
    ])
    const release = (type: string, value: string) =>
      open.ask<{ rules: string[] }>('fatima', 'POST', '/corrections', {
        ...inUse,
        conversation: id,
        kind: 'false-alarm',
        type,
        value,
      })
    const refused = await release('BSN', '999900018')
    expect(refused.status).toBe(403)
    expect(refused.body.rules).toEqual(['vals-alarm-niet-gevoelig'])
    expect((await release('PERSON', 'Jansen')).status).toBe(201)
    await askAndWait(id, text)
    expect(sent()).toContain('Jansen')
    expect(sent()).not.toContain('999900018')
  })

  it('a browser sends along for a temporary chat counts only as far as policy lets it', async () => {
    const corrections = [
      { kind: 'false-alarm', type: 'BSN', value: '999900018' },
      { kind: 'false-alarm', type: 'PERSON', value: 'Jansen' },
    ]
    const { preview } = await shield({ text: 'De heer Jansen heeft bsn 999900018.', corrections })
    expect(preview).toContain('Jansen')
    expect(preview).not.toContain('999900018')
  })

  it('is shared only with its sentence and only when the person agrees, for the administrator to judge and export', async () => {
    const shared = {
      ...inUse,
      kind: 'missed',
      type: 'CASE_NUMBER',
      value: 'VB.77-x',
      sharedSentence: 'Het kenmerk is VB.77-x van ons.',
    }
    expect(
      (await open.ask('fatima', 'POST', '/corrections', { ...shared, sharedSentence: 'Iets anders.' })).status,
    ).toBe(400)
    expect((await open.ask('fatima', 'POST', '/corrections', shared)).status).toBe(201)
    expect((await open.ask('fatima', 'GET', '/corrections/candidates')).status).toBe(403)
    const list = await open.ask<{ items: Candidate[] }>('ruben', 'GET', '/corrections/candidates')
    expect(list.body.items).toHaveLength(1)
    const [candidate] = list.body.items
    expect(candidate?.sentence.slice(candidate.start, candidate.end)).toBe('VB.77-x')
    const decided = await open.ask<Candidate>('ruben', 'PATCH', `/corrections/candidates/${candidate?.id}`, {
      state: 'approved',
    })
    expect(decided.body.state).toBe('approved')
    const exported = await open.fetch('ruben', '/corrections/candidates/export')
    expect(await exported.text()).toContain('Het kenmerk is [[CASE_NUMBER|VB.77-x]] van ons.')
  })
})

it('forgets a sentence that was rejected after a month', async () => {
  const shared = { ...inUse, kind: 'missed', type: 'PERSON', value: 'Weg', sharedSentence: 'Dit mag Weg.' }
  await open.ask('fatima', 'POST', '/corrections', shared)
  const list = (state: string) =>
    open.ask<{ items: Candidate[] }>('ruben', 'GET', `/corrections/candidates?state=${state}`)
  const [candidate] = (await list('open')).body.items
  await open.ask('ruben', 'PATCH', `/corrections/candidates/${candidate?.id}`, { state: 'rejected' })
  await open.workplace.expire()
  expect((await list('rejected')).body.items).toHaveLength(1)
  open.travel(31 * 86_400_000)
  await open.workplace.expire()
  expect((await list('rejected')).body.items).toEqual([])
  expect((await list('approved')).body.items).toHaveLength(1)
})

it('inspects a text for other screens', async () => {
  const { body } = await open.ask<{ spans: { type: string; start: number; end: number; by: string }[] }>(
    'fatima',
    'POST',
    '/inspect',
    { text: 'bsn 999900018' },
  )
  expect(body.spans).toMatchObject([{ type: 'BSN', start: 4, end: 13 }])
  expect(open.faults).toEqual([])
})
