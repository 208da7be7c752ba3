/** A conversation from its first question to its end, over HTTP, with a real database, ledger, policy and gate. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Asked, Conversation, ConversationSummary, Message, SearchResult } from '../../src/workplace/contract.ts'
import { testEngines } from '../databases.ts'
import { letter, protectedValues } from '../letter.ts'
import * as peer from '../peers/upstream.ts'
import { found } from '../requires.ts'
import { eventsOf, type OpenWorkplace, openWorkplace } from './open-workplace.ts'

describe.each(testEngines({ postgresql: found('postgresql') }))('on $name', (engine) => {
  describe.skipIf(!engine.isHere)('a conversation', () => {
    let open: OpenWorkplace
    beforeAll(async () => {
      open = await openWorkplace({ engine })
    }, 300_000)
    afterAll(() => open?.close())
    beforeEach(() => {
      open.upstream.forget()
      open.upstream.respond(peer.echo())
    })

    const inUse = { useCase: 'vrije-vraag', model: 'eigen-model' }

    async function begin(who = 'fatima', input: object = inUse): Promise<Conversation> {
      const { status, body } = await open.ask<Conversation>(who, 'POST', '/conversations', input)
      expect(status, JSON.stringify(body)).toBe(201)
      return body
    }

    async function ask(id: string, text: string, more: { parentId?: string; who?: string; model?: string } = {}) {
      const { who = 'fatima', parentId = null, ...rest } = more
      const asked = await open.ask<Asked>(who, 'POST', `/conversations/${id}/messages`, { text, parentId, ...rest })
      expect(asked.status, JSON.stringify(asked.body)).toBe(201)
      return asked.body
    }

    async function ended(id: string, answer: string, who = 'fatima'): Promise<Message> {
      const response = await open.fetch(who, `/conversations/${id}/answers/${answer}/events`)
      expect(response.status).toBe(200)
      for await (const event of eventsOf(response)) if (event.type === 'ended') return event['message'] as Message
      throw new Error('the stream ended without an end')
    }

    describe('a question', () => {
      it('keeps a letter from the model and shows it whole to the person, while it streams and after', async () => {
        open.upstream.respond(peer.echo({ everyMs: 2 }))
        const { id } = await begin()
        const { question, answer } = await ask(id, letter)
        expect(question.text).toBe(letter)
        const response = await open.fetch('fatima', `/conversations/${id}/answers/${answer.id}/events`)
        const events = []
        for await (const event of eventsOf(response)) events.push(event)
        const [snapshot, ...rest] = events
        const text =
          ((snapshot?.['message'] ?? {}) as Partial<Message>).text +
          rest.flatMap((event) => (event.type === 'delta' ? [event['text']] : [])).join('')
        expect(events.at(-1)?.type).toBe('ended')
        expect(rest.length).toBeGreaterThan(3)
        expect(text).toBe(letter)
        const end = events.at(-1)?.['message'] as Message
        expect(end.text).toBe(letter)
        expect(end.answer).toMatchObject({ state: 'completed', model: 'eigen-model', zone: 'own' })
        expect(end.answer?.label).toMatchObject({
          isMadeByAi: true,
          operator: 'Proefbedrijf',
          useCase: { id: 'vrije-vraag' },
        })
        expect(end.answer?.kept.BSN).toBe(1)
        expect(end.answer?.usage?.completionTokens).toBeGreaterThan(0)
        const seen = open.upstream.requests.map((request) => request.text).join()
        for (const value of protectedValues) expect(seen).not.toContain(value)
        const record = JSON.parse((await open.ledger.entry(end.answer?.receipt?.index ?? -1)).toString())
        expect(record).toMatchObject({ type: 'passage.opened', actor: { kind: 'person', id: 'p_fatima' } })
      })

      it('reads back, in a list too, with a title of its first words and the day it goes', async () => {
        const { id } = await begin()
        const { answer } = await ask(id, 'Wat is een dakkapel?\nLeg het uit.')
        await ended(id, answer.id)
        const { body } = await open.ask<Conversation>('fatima', 'GET', `/conversations/${id}`)
        expect(body.title).toBe('Wat is een dakkapel?')
        expect(body.messages.map(({ role, text }) => `${role} ${text}`)).toEqual([
          'user Wat is een dakkapel?\nLeg het uit.',
          'assistant Wat is een dakkapel?\nLeg het uit.',
        ])
        expect(body.keeping).toMatchObject({ isStored: true, days: 90 })
        const list = await open.ask<{ items: ConversationSummary[] }>('fatima', 'GET', '/conversations?limit=100')
        expect(list.body.items[0]).toMatchObject({ id, title: 'Wat is een dakkapel?', isRunning: false })
      })

      it('branches: an edited question and another answer stand beside the first', async () => {
        const { id } = await begin()
        const first = await ask(id, 'eerste')
        await ended(id, first.answer.id)
        const edited = await ask(id, 'eerste, beter')
        await ended(id, edited.answer.id)
        const again = await open.ask<Message>(
          'fatima',
          'POST',
          `/conversations/${id}/answers/${first.answer.id}/regenerate`,
          { model: 'eu-model' },
        )
        expect(again.status).toBe(201)
        expect(again.body.parentId).toBe(first.question.id)
        expect((await ended(id, again.body.id)).answer).toMatchObject({ model: 'eu-model', zone: 'eu' })
        open.upstream.forget()
        const next = await ask(id, 'vervolg', { parentId: first.answer.id })
        await ended(id, next.answer.id)
        const messages = open.upstream.requests[0]?.body['messages'] as { role: string; content: string }[]
        expect(messages.map(({ content }) => content)).toEqual(['eerste', 'eerste', 'vervolg'])
      })

      it('sends the instructions of its folder along', async () => {
        const folder = await open.ask<{ id: string }>('fatima', 'POST', '/folders', {
          name: 'Brieven',
          instructions: 'Schrijf op niveau B1.',
        })
        const { id } = await begin('fatima', { ...inUse, folder: folder.body.id })
        const { answer } = await ask(id, 'Hoi')
        await ended(id, answer.id)
        const messages = open.upstream.requests[0]?.body['messages'] as { role: string; content: string }[]
        expect(messages[0]).toEqual({ role: 'system', content: 'Schrijf op niveau B1.' })
        expect((await open.ask('fatima', 'DELETE', `/folders/${folder.body.id}`)).status).toBe(204)
        expect((await open.ask<Conversation>('fatima', 'GET', `/conversations/${id}`)).body.folder).toBeNull()
      })

      it('is found by other forms of its words, by its owner only', async () => {
        const { id } = await begin()
        const { answer } = await ask(id, 'Hoe vraag ik een parkeervergunning aan voor de Kastanjelaan?')
        await ended(id, answer.id)
        const found = await open.ask<SearchResult>('fatima', 'POST', '/conversations/search', {
          query: 'parkeervergunningen kastanjelaan',
        })
        expect(found.body.items.map(({ conversation }) => conversation.id)).toEqual([id])
        const [item] = found.body.items
        expect(item?.marks.map(({ start, end }) => item.snippet.slice(start, end))).toContain('parkeervergunning')
        const other = await open.ask<SearchResult>('joris', 'POST', '/conversations/search', { query: 'kastanjelaan' })
        expect(other.body.items).toEqual([])
      })
    })

    describe('a refusal', () => {
      it('is an answer that says which rule, why and what does work, and does not refuse the next question', async () => {
        const { id } = await begin('fatima', { useCase: 'heldere-taal', model: 'eigen-model' })
        const { answer } = await ask(id, 'Herschrijf: uw bsn 999900018 is bekend.')
        const refused = await ended(id, answer.id)
        expect(refused.answer?.state).toBe('refused')
        expect(refused.answer?.refusal?.rules[0]).toMatchObject({ id: 'soort-mag-niet' })
        expect(refused.answer?.refusal?.rules[0]?.explanation).toMatch(/persoonsgegevens/)
        expect(refused.answer?.refusal?.kinds).toContain('BSN')
        expect(refused.answer?.refusal?.allowedUseCases.map((one) => one.id)).toContain('vrije-vraag')
        expect(refused.answer?.receipt?.index).toBeGreaterThanOrEqual(0)
        expect(open.upstream.requests).toHaveLength(0)
        const next = await ask(id, 'Herschrijf: het is geregeld.', { parentId: answer.id })
        expect((await ended(id, next.answer.id)).answer?.state).toBe('completed')
        expect(open.upstream.requests[0]?.text).not.toContain('bsn')
      })

      it('of a use case or model happens before anything is made', async () => {
        const closed = await open.ask('fatima', 'POST', '/conversations', { useCase: 'bijstand-voorsorteren' })
        expect(closed.status).toBe(403)
        const far = await open.ask('fatima', 'POST', '/conversations', { useCase: 'vrije-vraag', model: 'ver-model' })
        expect(far.status).toBe(403)
        const kept = await open.ask<{ type: string }>('fatima', 'POST', '/conversations', {
          useCase: 'brieven-samenvatten',
        })
        expect(kept.status).toBe(409)
        expect(kept.body.type).toContain('nothing-is-stored')
      })
    })

    describe('an answer that is being written', () => {
      it('goes on when nobody watches, and can be watched from the middle', async () => {
        open.upstream.respond(peer.say('een twee drie vier vijf zes zeven acht negen tien', { everyMs: 30 }))
        const { id } = await begin()
        const { answer } = await ask(id, 'tel')
        const first = await open.fetch('fatima', `/conversations/${id}/answers/${answer.id}/events`)
        for await (const event of eventsOf(first)) if (event.type === 'delta') break
        const second = await open.fetch('fatima', `/conversations/${id}/answers/${answer.id}/events`)
        let text = ''
        for await (const event of eventsOf(second)) {
          if (event.type === 'snapshot') text = (event['message'] as Message).text
          if (event.type === 'delta') text += event['text']
        }
        expect(text).toBe('een twee drie vier vijf zes zeven acht negen tien')
      })

      it('stops when the person says so, and keeps what was written', async () => {
        open.upstream.respond(peer.say('en verder ', { everyMs: 5, endless: true }))
        const { id } = await begin()
        const { answer } = await ask(id, 'praat')
        const response = await open.fetch('fatima', `/conversations/${id}/answers/${answer.id}/events`)
        let seen = 0
        let end: Message | undefined
        for await (const event of eventsOf(response)) {
          if (event.type === 'delta' && ++seen === 3)
            await open.ask('fatima', 'POST', `/conversations/${id}/answers/${answer.id}/stop`)
          if (event.type === 'ended') end = event['message'] as Message
        }
        expect(end?.answer?.state).toBe('stopped')
        expect(end?.text).toContain('en verder')
        await open.upstream.untilAborted(1)
      })

      it('can be watched through another gate on the same database', async () => {
        open.upstream.respond(peer.say('een twee drie vier vijf zes zeven acht negen tien', { everyMs: 100 }))
        const { id } = await begin()
        const { answer } = await ask(id, 'tel')
        const other = await open.beside()
        try {
          const path = `${other.url}/conversations/${id}/answers/${answer.id}/events`
          const response = await fetch(path, { headers: { 'x-test-person': 'fatima' } })
          const events = []
          for await (const event of eventsOf(response)) events.push(event)
          expect(events.map(({ type }) => type)).toEqual(['snapshot', 'ended'])
          expect((events[1]?.['message'] as Message | undefined)?.text).toContain('negen tien')
        } finally {
          await other.close()
        }
      })

      it('stops when the person is blocked', async () => {
        open.upstream.respond(peer.say('en verder ', { everyMs: 5, endless: true }))
        const { id } = await begin('marieke')
        await ask(id, 'praat', { who: 'marieke' })
        open.block('marieke')
        await open.upstream.untilAborted(1)
      })

      it('is interrupted by a restart, and says so', async () => {
        open.upstream.respond(peer.say('en verder ', { everyMs: 5, endless: true }))
        const { id } = await begin()
        const { answer } = await ask(id, 'praat')
        await open.restart()
        const after = await open.ask<Conversation>('fatima', 'GET', `/conversations/${id}`)
        expect(after.body.messages.find((message) => message.id === answer.id)?.answer?.state).toBe('interrupted')
        expect((await ended(id, answer.id)).answer?.state).toBe('interrupted')
      })

      it('tells of a model that breaks', async () => {
        open.upstream.respond(peer.fail(500))
        const { id } = await begin()
        const { answer } = await ask(id, 'hallo')
        const failed = await ended(id, answer.id)
        expect(failed.answer?.state).toBe('failed')
        expect(failed.answer?.failure?.detail).toMatch(/\w/)
      })
    })

    const tables = ['conversation', 'message', 'attachment', 'search_term', 'correction', 'folder']

    /** Every byte of the tables, as text. */
    async function everythingStored(): Promise<string> {
      const rows = await Promise.all(
        tables.map((table) => open.database.inspect(`select t::text as row from ${table} t`)),
      )
      return rows
        .flat()
        .map(({ row }) => String(row))
        .join('\n')
    }

    describe('deleting', () => {
      it('leaves nothing readable, and nothing at all in the tables', async () => {
        const secret = 'Kwartelstaartje 17 te Voorbeeldstad'
        const { id } = await begin()
        const { answer } = await ask(id, `Mevrouw woont op ${secret}.`)
        await ended(id, answer.id)
        const before = await everythingStored()
        expect(before).toContain(id)
        const hex = Buffer.from(secret).toString('hex')
        for (const form of [secret, 'Kwartelstaartje', hex, Buffer.from('Kwartelstaartje').toString('hex')])
          expect(before).not.toContain(form)
        const size = open.ledger.size()
        expect((await open.ask('fatima', 'DELETE', `/conversations/${id}`)).status).toBe(204)
        expect(await everythingStored()).not.toContain(id)
        expect((await open.ask('fatima', 'GET', `/conversations/${id}`)).status).toBe(404)
        const record = JSON.parse((await open.ledger.entry(size)).toString())
        expect(record).toMatchObject({ type: 'conversations.deleted', count: 1, actor: { id: 'p_fatima' } })
        const found = await open.ask<SearchResult>('fatima', 'POST', '/conversations/search', {
          query: 'Kwartelstaartje',
        })
        expect(found.body.items).toEqual([])
      })

      it('goes by itself after the days of the register, pinned or not', async () => {
        const { id } = await begin()
        const { answer } = await ask(id, 'oud')
        await ended(id, answer.id)
        await open.ask('fatima', 'PATCH', `/conversations/${id}`, { isPinned: true })
        open.travel(89 * 86_400_000)
        await open.workplace.expire()
        expect((await open.ask('fatima', 'GET', `/conversations/${id}`)).status).toBe(200)
        open.travel(2 * 86_400_000)
        expect(await open.workplace.expire()).toBeGreaterThan(0)
        expect((await open.ask('fatima', 'GET', `/conversations/${id}`)).status).toBe(404)
      })
    })

    describe('the list', () => {
      it('pages through everything once, pinned first', async () => {
        await open.ask('joris', 'DELETE', '/conversations')
        const made: string[] = []
        for (let i = 0; i < 7; i++) made.push((await begin('joris')).id)
        for (const id of [made[1], made[4]])
          await open.ask('joris', 'PATCH', `/conversations/${id}`, { isPinned: true })
        const seen: ConversationSummary[] = []
        for (let after: string | null = ''; after !== null; ) {
          const path: string = `/conversations?limit=2${after === '' ? '' : `&after=${after}`}`
          const page = await open.ask<{ items: ConversationSummary[]; next: string | null }>('joris', 'GET', path)
          seen.push(...page.body.items)
          after = page.body.next
        }
        expect(seen.map(({ isPinned }) => isPinned)).toEqual([true, true, false, false, false, false, false])
        expect(new Set(seen.map(({ id }) => id))).toEqual(new Set(made))
      })
    })

    describe('somebody else', () => {
      it('finds nothing of it: not in this municipality, not in another, not by any route', async () => {
        const { id } = await begin()
        const { question, answer } = await ask(id, 'geheim')
        await ended(id, answer.id)
        const paths: [string, string, unknown?][] = [
          ['GET', ''],
          ['PATCH', '', { title: 'x' }],
          ['DELETE', ''],
          ['POST', '/messages', { text: 'x', parentId: null }],
          ['GET', `/answers/${answer.id}/events`],
          ['POST', `/answers/${answer.id}/stop`],
          ['POST', `/answers/${answer.id}/regenerate`, {}],
          ['PUT', `/answers/${answer.id}/rating`, { value: 'up' }],
          ['PUT', `/answers/${question.id}/rating`, { value: 'up' }],
        ]
        for (const who of ['joris', 'thijs', 'ahmed', 'fatima@elders'])
          for (const [method, path, body] of paths)
            expect(
              (await open.ask(who, method, `/conversations/${id}${path}`, body)).status,
              `${who} ${method} ${path}`,
            ).toBe(404)
        for (const who of ['ruben', 'sanne'])
          for (const [method, path, body] of paths)
            expect((await open.ask(who, method, `/conversations/${id}${path}`, body)).status).toBe(403)
        expect((await open.ask('fatima', 'GET', `/conversations/${id}`)).status).toBe(200)
      })
    })

    it('makes no fault of its own in all of this', () => {
      expect(open.faults).toEqual([])
    })
  })
})
