import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button.tsx'
import type { AskedQuestion } from './use-answers.ts'

export interface QuestionFormProps {
  readonly section: string
  readonly question: AskedQuestion
  readonly answer: string | undefined
  readonly isBusy: boolean
  onAnswer(value: string): void
  /** To the question before this one; undefined at the first. */
  readonly onBack: (() => void) | undefined
}

/** Of the questions answered in this browser: the first one must not take the focus from the title. */
let isFirst = true

/** One question as a group of choices. A new question takes the focus, so that a screen reader reads it. */
export function QuestionForm({ section, question, answer, isBusy, onAnswer, onBack }: QuestionFormProps) {
  const { t } = useTranslation()
  const [value, setValue] = useState(answer ?? '')
  const id = useId()
  const legend = useRef<HTMLLegendElement>(null)
  useEffect(() => {
    if (!isFirst) legend.current?.focus({ preventScroll: false })
    isFirst = false
  }, [])
  const choices = [
    ...question.answers.map((one) => ({ value: one.value, label: one.label })),
    { value: 'onbekend', label: t('register.classification.unknown') },
  ]
  return (
    <form
      className="question"
      onSubmit={(event) => {
        event.preventDefault()
        if (value !== '') onAnswer(value)
      }}
    >
      <fieldset className="question-choices" aria-describedby={`${id}-help`}>
        <legend ref={legend} tabIndex={-1}>
          <span className="question-section">{section}</span>
          <span className="nl-heading nl-heading--level-3">{question.question}</span>
        </legend>
        <p id={`${id}-help`} className="field-help">
          {question.help}
        </p>
        {choices.map((choice) => (
          <label key={choice.value} className="question-choice">
            <input
              type="radio"
              name={question.id}
              value={choice.value}
              checked={value === choice.value}
              required
              onChange={() => setValue(choice.value)}
            />
            {choice.label}
          </label>
        ))}
      </fieldset>
      <details className="question-why">
        <summary>{t('register.classification.why')}</summary>
        <p>{question.article}</p>
        <p>{t('register.classification.examples')}</p>
        <ul className="register-list">
          {question.examples.map((example) => (
            <li key={example}>{example}</li>
          ))}
        </ul>
      </details>
      <div className="form-actions">
        <Button type="submit" look="primary" disabled={isBusy}>
          {t('register.classification.next')}
        </Button>
        {onBack !== undefined && <Button onClick={onBack}>{t('register.classification.previous')}</Button>}
      </div>
    </form>
  )
}
