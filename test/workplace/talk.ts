/** Short ways to hold a conversation in a test. */
import { expect } from 'vitest'
import type { Asked, Conversation, Message, NewConversation, Question } from '../../src/workplace/contract.ts'
import { eventsOf, type OpenWorkplace } from './open-workplace.ts'

export interface Talk {
  begin(input?: NewConversation, who?: string): Promise<Conversation>
  ask(id: string, question: Partial<Question>, who?: string): Promise<Asked>
  /** Waits for the end of an answer. */
  ended(id: string, answer: string, who?: string): Promise<Message>
  /** Asks and waits. */
  hear(id: string, text: string, parentId?: string | null): Promise<Message>
}

export function talkIn(open: () => OpenWorkplace): Talk {
  const talk: Talk = {
    begin: async (input = { useCase: 'vrije-vraag', model: 'eigen-model' }, who = 'fatima') => {
      const { status, body } = await open().ask<Conversation>(who, 'POST', '/conversations', input)
      expect(status, JSON.stringify(body)).toBe(201)
      return body
    },
    ask: async (id, question, who = 'fatima') => {
      const input = { text: '', parentId: null, ...question }
      const { status, body } = await open().ask<Asked>(who, 'POST', `/conversations/${id}/messages`, input)
      expect(status, JSON.stringify(body)).toBe(201)
      return body
    },
    ended: async (id, answer, who = 'fatima') => {
      const response = await open().fetch(who, `/conversations/${id}/answers/${answer}/events`)
      expect(response.status).toBe(200)
      for await (const event of eventsOf(response)) if (event.type === 'ended') return event['message'] as Message
      throw new Error('the stream ended without an end')
    },
    hear: async (id, text, parentId = null) => {
      const { answer } = await talk.ask(id, { text, parentId })
      return talk.ended(id, answer.id)
    },
  }
  return talk
}
