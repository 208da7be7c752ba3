/** Tells who listens that an answer begins, what it says so far in whole sentences, and that it ended. Not every word. */
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnswerState, Message } from '../../../../src/workplace/contract.ts'
import { takeExpected } from './expected-answers.ts'
import { sentencesAfter, spoken } from './sentences.ts'

const betweenMs = 5000

const endings: { readonly [state in Exclude<AnswerState, 'running'>]: 'news.done' | 'news.stopped' | 'news.none' } = {
  completed: 'news.done',
  stopped: 'news.stopped',
  interrupted: 'news.stopped',
  refused: 'news.none',
  withheld: 'news.none',
  failed: 'news.none',
}

/** @param message the last one on screen */
export function AnswerNews({ message }: { message: Message | undefined }) {
  const { t } = useTranslation()
  const [news, setNews] = useState('')
  const latest = useRef(message)
  const told = useRef(0)
  const following = useRef<string>(undefined)
  const state = message?.answer?.state
  const id = message?.id
  useEffect(() => {
    latest.current = message
  }, [message])
  useEffect(() => {
    if (state === undefined || id === undefined) return
    const wasExpected = takeExpected(id)
    if (following.current !== id) told.current = 0
    if (state === 'running') {
      following.current = id
      setNews(t('news.started'))
    } else if (following.current === id || wasExpected) {
      following.current = undefined
      setNews(`${spoken((latest.current?.text ?? '').slice(told.current))} ${t(endings[state])}`.trim())
    }
  }, [id, state, t])
  useEffect(() => {
    if (state !== 'running') return
    const timer = setInterval(() => {
      const { text, upTo } = sentencesAfter(latest.current?.text ?? '', told.current)
      told.current = upTo
      if (text !== '') setNews(text)
    }, betweenMs)
    return () => clearInterval(timer)
  }, [state])
  return (
    <p className="visually-hidden" role="status">
      {news}
    </p>
  )
}
