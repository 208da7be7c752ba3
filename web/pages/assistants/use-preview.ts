/** A temporary chat with a draft: the browser holds it, the server answers and keeps nothing. */
import i18next from 'i18next'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { AnswerFacts, Message, TemporaryQuestion } from '../../../src/workplace/contract.ts'
import { answerEvents } from '../../answer-stream.ts'
import { ApiError, request } from '../../api.ts'
import { problemText, serverText } from '../../i18n/server-text.ts'

export type Draft = Pick<TemporaryQuestion, 'useCase' | 'model' | 'instructions'>

export interface Exchange {
  readonly id: string
  readonly question: string
  readonly answer: string
  /** The model that answers, and where it runs; undefined until it is known. */
  readonly by?: Pick<AnswerFacts, 'model' | 'zone' | 'label'> | undefined
  /** Why there is no answer, or no more of it. */
  readonly failure?: string
}

export function usePreview(draft: Draft) {
  const [exchanges, setExchanges] = useState<readonly Exchange[]>([])
  const [isBusy, setBusy] = useState(false)
  // Keeps placeholders the same from turn to turn; another chat gets another.
  const [seed, setSeed] = useState(() => crypto.randomUUID())
  const running = useRef<AbortController>(undefined)
  const stop = useCallback(() => running.current?.abort(), [])
  useEffect(() => stop, [stop])

  const ask = async (question: string) => {
    const control = new AbortController()
    running.current = control
    const id = crypto.randomUUID()
    const show = (answer: Omit<Exchange, 'id' | 'question'>) =>
      setExchanges([...exchanges, { id, question, ...answer }])
    show({ answer: '' })
    setBusy(true)
    let answer = ''
    let by: Exchange['by']
    try {
      const body = { ...draft, seed, messages: messagesOf(exchanges, question), corrections: [] }
      const response = await request('/temporary/answers', { method: 'POST', body, signal: control.signal })
      for await (const event of answerEvents(response)) {
        answer = event.type === 'delta' ? answer + event.text : event.message.text
        if (event.type !== 'delta') by = event.message.answer ?? undefined
        show({ answer, by, ...(event.type === 'ended' ? failureOf(event.message) : {}) })
      }
    } catch (error) {
      if (control.signal.aborted) return
      show({ answer, by, failure: error instanceof ApiError ? error.message : i18next.t('error.unexpected') })
    } finally {
      if (running.current === control) setBusy(false)
    }
  }

  const restart = () => {
    stop()
    setExchanges([])
    setSeed(crypto.randomUUID())
  }
  return { exchanges, isBusy, ask, stop, restart }
}

/** What was said so far, without questions that got no answer. */
function messagesOf(exchanges: readonly Exchange[], question: string): TemporaryQuestion['messages'] {
  const said = exchanges.filter(({ answer }) => answer !== '')
  return [
    ...said.flatMap((exchange) => [
      { role: 'user' as const, text: exchange.question },
      { role: 'assistant' as const, text: exchange.answer },
    ]),
    { role: 'user', text: question },
  ]
}

/** In words for people. */
function failureOf({ answer }: Message): { failure?: string } {
  const rules = answer?.refusal?.rules ?? []
  const reasons = rules.map(({ explanation }) => serverText(explanation))
  const failed = answer?.failure ?? null
  if (failed !== null) reasons.push(problemText(failed.code, failed.detail))
  const failure = reasons.join(' ')
  return failure === '' ? {} : { failure }
}
