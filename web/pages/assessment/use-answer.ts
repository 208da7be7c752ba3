/** One answer being typed: kept by itself a moment after the last key, and never over what somebody else just saved. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { AnswerValue, Assessment } from '../../../src/register/assessment-contract.ts'
import { ApiError, ask } from '../../api.ts'
import { assessmentQuery } from './queries.ts'
import { isSame, tidy } from './value-text.ts'

const quietMs = 800

export interface Answering {
  readonly value: AnswerValue
  readonly state: 'saved' | 'unsaved' | 'saving' | 'conflict' | 'failed'
  readonly problem: string | undefined
  change(value: AnswerValue): void
  /** Once more, or mine over what somebody else saved. */
  again(): void
  /** Gives up mine. */
  takeTheirs(): void
}

export function useAnswer(id: string, question: string, saved: Assessment['answers'][string] | undefined): Answering {
  const client = useQueryClient()
  const [draft, setDraft] = useState<AnswerValue>(saved?.value ?? null)
  const version = saved?.version ?? 0
  const { mutate, reset, isPending, error } = useMutation({
    mutationFn: (value: AnswerValue) =>
      ask<Assessment>(`/assessments/${id}/answers/${question}`, { method: 'PUT', body: { version, value } }),
    onSuccess: (fresh) => client.setQueryData(assessmentQuery(id).queryKey, fresh),
    onError: () => client.invalidateQueries({ queryKey: assessmentQuery(id).queryKey }),
  })
  const isChanged = !isSame(draft, saved?.value ?? null)
  useEffect(() => {
    if (!isChanged || isPending || error !== null) return undefined
    const timer = setTimeout(() => mutate(tidy(draft)), quietMs)
    return () => clearTimeout(timer)
  }, [isChanged, isPending, error, draft, mutate])
  // The browser asks before a page with unsaved words is closed.
  useEffect(() => {
    if (!isChanged) return undefined
    const hold = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', hold)
    return () => window.removeEventListener('beforeunload', hold)
  }, [isChanged])
  const isConflict = error instanceof ApiError && error.code === 'answer-saved-meanwhile'
  return {
    value: draft,
    state: error === null ? savingState(isPending, isChanged) : isConflict ? 'conflict' : 'failed',
    problem: error?.message,
    change: (value) => {
      if (!isConflict) reset()
      setDraft(value)
    },
    again: () => mutate(tidy(draft)),
    takeTheirs: () => {
      reset()
      setDraft(saved?.value ?? null)
    },
  }
}

function savingState(isPending: boolean, isChanged: boolean): Answering['state'] {
  if (isPending) return 'saving'
  return isChanged ? 'unsaved' : 'saved'
}
