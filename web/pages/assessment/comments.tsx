import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Assessment } from '../../../src/register/assessment-contract.ts'
import { ask } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { TextArea } from '../../components/field.tsx'
import { dayAndTime } from '../../i18n/format.ts'
import { useMay } from '../../session.ts'
import { assessmentQuery } from './queries.ts'
import type { Question } from './value-text.ts'

/** What others say about a question; resolved ones make room. */
export function Comments({ assessment, question }: { assessment: Assessment; question: Question }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const mayWrite = useMay('assessment.write')
  const [text, setText] = useState<string>()
  const open = assessment.comments.filter((one) => one.question === question.id && one.resolved === null)
  const path = `/assessments/${assessment.id}/comments`
  const { mutate, isPending, error } = useMutation({
    mutationFn: ([where, body]: readonly [string, object]) => ask<Assessment>(where, { method: 'POST', body }),
    onSuccess: (fresh) => {
      client.setQueryData(assessmentQuery(assessment.id).queryKey, fresh)
      setText(undefined)
    },
  })
  return (
    <div className="comments">
      {open.map((comment) => (
        <div key={comment.id} className="comment">
          <p>{comment.text}</p>
          <p className="question-saved">
            {comment.by.name}, {dayAndTime(comment.by.at)}
          </p>
          {mayWrite && (
            <Button look="subtle" disabled={isPending} onClick={() => mutate([`${path}/${comment.id}/resolve`, {}])}>
              {t('assessment.resolve')}
            </Button>
          )}
        </div>
      ))}
      {error !== null && <Alert tone="error">{error.message}</Alert>}
      {mayWrite && text === undefined && (
        <Button look="subtle" onClick={() => setText('')}>
          {t('assessment.comment')}
        </Button>
      )}
      {text !== undefined && (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault()
            mutate([path, { question: question.id, text }])
          }}
        >
          <TextArea
            label={t('assessment.yourComment')}
            rows={2}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
          <div className="form-actions">
            <Button type="submit" disabled={isPending || text.trim() === ''}>
              {t('assessment.place')}
            </Button>
            <Button look="subtle" onClick={() => setText(undefined)}>
              {t('action.cancel')}
            </Button>
          </div>
        </form>
      )}
    </div>
  )
}
