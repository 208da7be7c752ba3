/** What leaves a conversation: a report for whoever must act, and a file to take along. */
import mammoth from 'mammoth'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Message, Report } from '../../src/workplace/contract.ts'
import * as peer from '../peers/upstream.ts'
import { eventsOf, type OpenWorkplace, openWorkplace } from './open-workplace.ts'
import { talkIn } from './talk.ts'

let open: OpenWorkplace
const talk = talkIn(() => open)
beforeAll(async () => {
  open = await openWorkplace()
}, 300_000)
afterAll(() => open.close())
beforeEach(() => {
  open.upstream.respond(peer.echo())
})

interface Reports {
  readonly items: Report[]
  readonly next: string | null
}
const reports = (who: string, query = '') => open.ask<Reports>(who, 'GET', `/reports${query}`)

async function report(kind: string, more: object = {}) {
  const { id } = await talk.begin()
  const answer = await talk.hear(id, 'Wat staat er in de brief van mevrouw Kwartel?')
  const made = await open.ask<{ id: string }>('fatima', 'POST', `/conversations/${id}/answers/${answer.id}/reports`, {
    kind,
    explanation: `Dit klopt niet: ${kind}`,
    ...more,
  })
  expect(made.status).toBe(201)
  return { conversation: id, answer: answer.id, report: made.body.id }
}

describe('a report', () => {
  it('reaches owner and privacy officer with the texts the reporter included, and outlives the conversation', async () => {
    const made = await report('wrong', { includesText: true })
    expect((await open.ask('fatima', 'DELETE', `/conversations/${made.conversation}`)).status).toBe(204)
    for (const who of ['thijs', 'ahmed']) {
      const { body } = await reports(who)
      const found = body.items.find(({ id }) => id === made.report)
      expect(found).toMatchObject({ kind: 'wrong', state: 'open', reportedBy: 'fatima', model: 'eigen-model' })
      expect(found?.texts?.question).toContain('mevrouw Kwartel')
      expect(found?.receipt?.index).toBeGreaterThanOrEqual(0)
    }
  })

  it('holds no text unless the reporter says so, and never in the ledger or readable in the database', async () => {
    const size = open.ledger.size()
    const made = await report('leak')
    const found = (await reports('ahmed')).body.items.find(({ id }) => id === made.report)
    expect(found?.texts).toBeNull()
    for (let i = size; i < open.ledger.size(); i++)
      expect((await open.ledger.entry(i)).toString()).not.toMatch(/Kwartel|klopt niet/)
    const rows = await open.database.inspect('select r::text as row from report r')
    expect(rows.map(({ row }) => row).join()).not.toMatch(/Kwartel|klopt niet/)
  })

  it('is erased but for its facts when it is handled, once', async () => {
    const made = await report('harmful', { includesText: true })
    const handle = () =>
      open.ask<Report>('ahmed', 'PATCH', `/reports/${made.report}`, { resolution: 'Model aangepast.' })
    const handled = await handle()
    expect(handled.body).toMatchObject({
      state: 'handled',
      resolution: 'Model aangepast.',
      texts: null,
      explanation: null,
    })
    expect((await handle()).status).toBe(409)
    const [row] = await open.database.inspect('select data_key, content from report where id = $1', [made.report])
    expect(row).toEqual({ data_key: null, content: null })
  })

  it('is seen by nobody else: not by who answers for other use cases, and by a CISO only when it may be an incident', async () => {
    const made = await report('wrong')
    for (const who of ['fatima', 'ruben', 'sanne']) expect((await reports(who)).status, who).toBe(403)
    expect((await reports('marieke')).body.items.map(({ useCase }) => useCase.id)).not.toContain('vrije-vraag')
    const foreign = await open.ask('marieke', 'PATCH', `/reports/${made.report}`, { resolution: 'Gezien.' })
    expect(foreign.status).toBe(404)
    expect((await reports('ahmed@elders')).body.items).toEqual([])
    await report('leak')
    expect(new Set((await reports('ingrid')).body.items.map(({ kind }) => kind))).toEqual(new Set(['leak']))
  })

  it('can ask the owner to allow what was refused', async () => {
    const { id } = await talk.begin({ useCase: 'heldere-taal', model: 'eigen-model' })
    const refused = await talk.hear(id, 'Herschrijf: bsn 999900018')
    await open.ask('fatima', 'POST', `/conversations/${id}/answers/${refused.id}/reports`, {
      kind: 'request',
      explanation: 'Mag dit voor onze brieven?',
    })
    const { body } = await reports('marieke')
    expect(body.items[0]).toMatchObject({ kind: 'request', rules: ['soort-mag-niet'], useCase: { id: 'heldere-taal' } })
  })

  it('can come from a temporary chat, about a passage of the reporter only', async () => {
    const response = await open.fetch('fatima', '/temporary/answers', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        useCase: 'brieven-samenvatten',
        model: 'eigen-model',
        seed: 'a-seed-of-a-browser',
        messages: [{ role: 'user', text: 'Vat samen.' }],
      }),
    })
    let answer: Message | undefined
    for await (const event of eventsOf(response)) if (event.type === 'ended') answer = event['message'] as Message
    const input = {
      kind: 'wrong',
      explanation: 'Er mist een termijn.',
      useCase: 'brieven-samenvatten',
      model: 'eigen-model',
      receipt: answer?.answer?.receipt,
      texts: { question: 'Vat samen.', answer: answer?.text ?? '' },
    }
    const made = await open.ask<{ id: string }>('fatima', 'POST', '/temporary/reports', input)
    expect(made.status).toBe(201)
    const found = (await reports('marieke')).body.items.find(({ id }) => id === made.body.id)
    expect(found).toMatchObject({ texts: { question: 'Vat samen.' }, receipt: input.receipt })
    expect((await open.ask('joris', 'POST', '/temporary/reports', input)).status).toBe(404)
  })

  it('comes in pages', async () => {
    const first = (await reports('ahmed', '?limit=2')).body
    const second = (await reports('ahmed', `?limit=2&after=${first.next}`)).body
    const ids = [...first.items, ...second.items].map(({ id }) => id)
    expect(new Set(ids).size).toBe(4)
  })
})

describe('a rating', () => {
  it('stays with its answer until it is taken back', async () => {
    const { id } = await talk.begin()
    const answer = await talk.hear(id, 'hoi')
    const path = `/conversations/${id}/answers/${answer.id}/rating`
    const rating = { value: 'down', reasons: ['onjuist'], remark: 'De termijn is zes weken.' }
    expect((await open.ask('fatima', 'PUT', path, rating)).status).toBe(204)
    expect((await talk.ended(id, answer.id)).answer?.rating).toEqual(rating)
    expect((await open.ask('fatima', 'DELETE', path)).status).toBe(204)
    expect((await talk.ended(id, answer.id)).answer?.rating).toBeNull()
  })
})

describe('an export', () => {
  const answerText =
    '# Kop\n\nEen **vet** woord.\n- punt een\n- punt twee\n\n1. stap\n\n| Wat | Termijn |\n|---|---|\n| Bezwaar | 6 weken |'

  async function exported(format: string, language = 'nl') {
    open.upstream.respond(peer.say(answerText))
    const { id } = await talk.begin()
    const answer = await talk.hear(id, 'Schrijf iets.\u0007')
    const response = await open.fetch('fatima', `/conversations/${id}/export?format=${format}&language=${language}`)
    expect(response.status).toBe(200)
    return { response, receipt: answer.answer?.receipt }
  }

  it('as Markdown says to people and machines that it was made by AI, with the proof', async () => {
    const { response, receipt } = await exported('markdown')
    expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('Schrijf iets.md'))
    const text = await response.text()
    expect(parse(text.split('---')[1] ?? '')).toMatchObject({ aiGenerated: true, useCase: 'vrije-vraag' })
    expect(text).toContain('## Antwoord van AI')
    expect(text).toContain('Gemaakt met AI: model eigen-model, op eigen machines van de gemeente (Proefbedrijf)')
    expect(text).toContain(`Bewijs: regel ${receipt?.index} van logboek ${receipt?.origin}.`)
    expect(text).toContain(answerText)
  })

  it('as docx opens in another program, with headings, lists and the same label', async () => {
    const { response, receipt } = await exported('docx')
    const buffer = Buffer.from(await response.arrayBuffer())
    const { value } = await mammoth.convertToHtml({ buffer })
    expect(value).toMatch(/<h1>Vraag<\/h1>/)
    expect(value).toMatch(/<h2>Kop<\/h2>/)
    expect(value).toMatch(/<li>punt een<\/li>/)
    expect(value).toContain('<strong>vet</strong>')
    expect(value).toMatch(/<ol><li>stap<\/li><\/ol>/)
    expect(value).toMatch(/<table>.*Wat.*Termijn.*Bezwaar.*6 weken.*<\/table>/s)
    expect(value).toContain('Gemaakt met AI')
    expect(value).toContain(`regel ${receipt?.index}`)
  })

  it('speaks the language of the person, and says the same', async () => {
    const { response, receipt } = await exported('markdown', 'en')
    const text = await response.text()
    expect(text).toContain('## Answer by AI')
    expect(text).toContain('Made with AI: model eigen-model, on the municipality’s own machines (Proefbedrijf)')
    expect(text).toContain(`Proof: entry ${receipt?.index} of log ${receipt?.origin}.`)
  })

  it('as JSON holds the facts of each answer', async () => {
    const { response, receipt } = await exported('json')
    const file = (await response.json()) as { messages: { answer: { receipt: unknown; label: unknown } }[] }
    expect(file).toMatchObject({ aiGenerated: true, municipality: 'Gemeente voorbeeldstad' })
    expect(file.messages[1]?.answer.receipt).toEqual(receipt)
    expect(file.messages[1]?.answer.label).toMatchObject({ isMadeByAi: true })
  })

  it('is recorded, and not made of what is not there', async () => {
    const { id } = await talk.begin()
    const unknown = '0'.repeat(26)
    expect((await open.fetch('fatima', `/conversations/${id}/export?format=json&leaf=${unknown}`)).status).toBe(404)
    expect((await open.fetch('joris', `/conversations/${id}/export?format=json`)).status).toBe(404)
    expect((await open.fetch('fatima', `/conversations/${id}/export?format=pdf`)).status).toBe(400)
    expect((await open.fetch('fatima', `/conversations/${id}/export?format=json`)).status).toBe(200)
    const record = JSON.parse((await open.ledger.entry(open.ledger.size() - 1)).toString())
    expect(record).toMatchObject({ type: 'conversation.exported', format: 'json' })
    expect(open.faults).toEqual([])
  })
})
