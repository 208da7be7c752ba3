/** A chat that lives in this page only: the browser holds it, the server answers and stores nothing. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { AnswerEvent, CorrectionInput, Message, TemporaryQuestion } from '../../../../src/workplace/contract.ts'
import { answerEvents } from '../../../answer-stream.ts'
import { request } from '../../../api.ts'

export function useTemporaryChat(useCase: string) {
  const [messages, setMessages] = useState<readonly Message[]>([])
  const [isRunning, setRunning] = useState(false)
  // Keeps placeholders the same from turn to turn; another chat gets another.
  const [seed] = useState(() => crypto.randomUUID())
  const running = useRef<AbortController>(undefined)
  const stop = useCallback(() => running.current?.abort(), [])
  useEffect(() => stop, [stop])

  const ask = async (text: string, { model, corrections }: { model: string; corrections: CorrectionInput[] }) => {
    const control = new AbortController()
    running.current = control
    const question = questionOf(text, messages.at(-1)?.id ?? null)
    const asked = [...messages.filter(isSaid), question]
    const body: TemporaryQuestion = { useCase, model, seed, instructions: '', corrections, messages: asked.map(said) }
    setRunning(true)
    setMessages(asked)
    try {
      const response = await request('/temporary/answers', { method: 'POST', body, signal: control.signal })
      let answer: Message | undefined
      for await (const event of answerEvents(response)) {
        answer = follow(answer, event)
        // The server does not know the question's place in this page.
        if (answer !== undefined) setMessages([...asked, { ...answer, parentId: question.id }])
      }
    } catch (error) {
      if (control.signal.aborted) setMessages((shown) => shown.map(asStopped))
      else {
        setMessages(asked.slice(0, -1))
        throw error
      }
    } finally {
      setRunning(false)
    }
  }
  return { messages, isRunning, ask, stop }
}

function follow(answer: Message | undefined, event: AnswerEvent): Message | undefined {
  if (event.type !== 'delta') return event.message
  return answer === undefined ? undefined : { ...answer, text: answer.text + event.text }
}

function questionOf(text: string, parentId: string | null): Message {
  const createdAt = new Date().toISOString()
  return { id: crypto.randomUUID(), parentId, role: 'user', text, createdAt, attachments: [], answer: null }
}

/** Questions, and answers with text: an empty answer says nothing to a model. */
function isSaid({ role, text }: Message): boolean {
  return role === 'user' || text !== ''
}

function said({ role, text }: Message) {
  return { role, text }
}

function asStopped(message: Message): Message {
  return message.answer?.state === 'running' ? { ...message, answer: { ...message.answer, state: 'stopped' } } : message
}
