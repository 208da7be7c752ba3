/** One question: what is asked and why, the answer with whether it is kept, and what others say about it. */
import { useTranslation } from 'react-i18next'
import type { Assessment } from '../../../src/register/assessment-contract.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { Check } from '../../components/check-group.tsx'
import { dayAndTime } from '../../i18n/format.ts'
import { AnswerField } from './answer-field.tsx'
import { Comments } from './comments.tsx'
import { type Answering, useAnswer } from './use-answer.ts'
import { isPointer, type Question, textOf } from './value-text.ts'

export interface QuestionCardProps {
  readonly assessment: Assessment
  readonly question: Question
}

export function QuestionCard({ assessment, question }: QuestionCardProps) {
  return (
    <article className="question-card" id={question.id}>
      {assessment.mayAnswer ? (
        <OpenQuestion assessment={assessment} question={question} />
      ) : (
        <ReadQuestion assessment={assessment} question={question} />
      )}
      <Why question={question} />
      <Comments assessment={assessment} question={question} />
    </article>
  )
}

function OpenQuestion({ assessment, question }: QuestionCardProps) {
  const { t } = useTranslation()
  const saved = assessment.answers[question.id]
  const answering = useAnswer(assessment.id, question.id, saved)
  const elsewhere = assessment.elsewhere[question.id]
  const { value, change } = answering
  const points = isPointer(value)
  return (
    <>
      {points ? (
        <>
          <p className="utrecht-form-label">{question.text}</p>
          <p className="question-elsewhere">{textOf(question, elsewhere?.value ?? null)}</p>
        </>
      ) : (
        <AnswerField question={question} value={value} onChange={change} />
      )}
      {elsewhere !== undefined && question.mayPointTo !== undefined && (
        <Check
          label={t('assessment.pointTo', { title: elsewhere.title })}
          isChecked={points}
          onChange={(isChecked) => change(isChecked ? { pointsTo: question.mayPointTo?.kind ?? '' } : null)}
        />
      )}
      <SaveLine answering={answering} saved={saved} />
      {answering.state === 'conflict' && (
        <Alert tone="warning" title={t('assessment.conflict')} isUrgent>
          <p>{textOf(question, saved?.value ?? null)}</p>
          <div className="form-actions">
            <Button onClick={answering.takeTheirs}>{t('assessment.takeTheirs')}</Button>
            <Button onClick={answering.again}>{t('assessment.keepMine')}</Button>
          </div>
        </Alert>
      )}
      {answering.state === 'failed' && (
        <Alert tone="error">
          <p>{answering.problem}</p>
          <Button onClick={answering.again}>{t('action.retry')}</Button>
        </Alert>
      )}
    </>
  )
}

function SaveLine({ answering, saved }: { answering: Answering; saved: Assessment['answers'][string] | undefined }) {
  const { t } = useTranslation()
  const { state } = answering
  const words =
    state === 'saved' && saved !== undefined
      ? t('assessment.savedBy', {
          name: whoName(saved.by.name, t('assessment.register')),
          moment: dayAndTime(saved.by.at),
        })
      : state === 'saving' || state === 'unsaved'
        ? t('assessment.saving')
        : ''
  return (
    <p className="question-saved" aria-live="polite">
      {words}
    </p>
  )
}

/** What the register filled in itself is nobody's writing. */
function whoName(name: string, register: string): string {
  return name === 'register' ? register : name
}

function ReadQuestion({ assessment, question }: QuestionCardProps) {
  const { t } = useTranslation()
  const value = assessment.answers[question.id]?.value ?? null
  const elsewhere = assessment.elsewhere[question.id]
  const words = isPointer(value)
    ? `${t('assessment.seeThere', { title: elsewhere?.title ?? value.pointsTo })} ${textOf(question, elsewhere?.value ?? null)}`
    : textOf(question, value)
  return (
    <>
      <p className="utrecht-form-label">{question.text}</p>
      <p className="question-read">{words === '' ? t('assessment.noAnswer') : words}</p>
    </>
  )
}

function Why({ question: { help, source, answeredBy } }: { question: Question }) {
  const { t } = useTranslation()
  if (help === undefined && source === undefined && answeredBy.length === 0) return undefined
  return (
    <details className="question-why">
      <summary>{t('assessment.why')}</summary>
      {help !== undefined && <p>{help}</p>}
      {answeredBy.length > 0 && (
        <p>{t('assessment.answeredBy', { roles: answeredBy.map((role) => t(`role.${role}`)).join(', ') })}</p>
      )}
      {source !== undefined && <p className="question-source">{source}</p>}
    </details>
  )
}
