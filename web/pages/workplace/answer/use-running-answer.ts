/** Follows an answer that the server is writing: also after a reload, and on another device. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { AnswerEvent, Conversation, Message } from '../../../../src/workplace/contract.ts'
import { conversationKey, conversationsKey } from '../queries.ts'

/** @param message id of the running answer; undefined when none runs */
export function useRunningAnswer(conversation: string, message: string | undefined): void {
  const client = useQueryClient()
  useEffect(() => {
    if (message === undefined) return
    const events = new EventSource(`/api/v1/conversations/${conversation}/answers/${message}/events`)
    const deltas = collectDeltas((text) =>
      change(client, conversation, message, (old) => ({ ...old, text: old.text + text })),
    )
    const take = (event: MessageEvent<string>) => {
      const answer = JSON.parse(event.data) as AnswerEvent
      if (answer.type === 'delta') return deltas.add(answer.text)
      deltas.clear()
      change(client, conversation, message, () => answer.message)
      if (answer.type === 'snapshot') return
      events.close()
      void client.invalidateQueries({ queryKey: conversationsKey })
    }
    // A broken connection is made again by the browser; a refused one is not, so then the conversation says what is true.
    events.addEventListener('error', () => {
      if (events.readyState === EventSource.CLOSED)
        void client.invalidateQueries({ queryKey: conversationKey(conversation) })
    })
    for (const type of ['snapshot', 'delta', 'ended']) events.addEventListener(type, take)
    return () => {
      events.close()
      deltas.clear()
    }
  }, [client, conversation, message])
}

/** Passes pieces on once per frame: a fast model must not paint a thousand times a second. */
function collectDeltas(pass: (text: string) => void) {
  let waiting = ''
  let frame = 0
  return {
    add(text: string) {
      waiting += text
      if (frame !== 0) return
      frame = requestAnimationFrame(() => {
        frame = 0
        pass(waiting)
        waiting = ''
      })
    },
    clear() {
      cancelAnimationFrame(frame)
      frame = 0
      waiting = ''
    },
  }
}

function change(client: QueryClient, conversation: string, id: string, to: (message: Message) => Message): void {
  client.setQueryData<Conversation>(conversationKey(conversation), (old) =>
    old === undefined
      ? old
      : { ...old, messages: old.messages.map((message) => (message.id === id ? to(message) : message)) },
  )
}
