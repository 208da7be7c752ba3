/** What the person asked: a light block, which can be changed and sent again. */
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../../../src/workplace/contract.ts'
import { Button } from '../../../components/button.tsx'
import { TextArea } from '../../../components/field.tsx'
import { Icon } from '../../../components/icon.tsx'
import { Attachments } from '../composer/attachments.tsx'
import type { Turn } from './branch.ts'
import { BranchSwitch } from './branch-switch.tsx'

export interface QuestionProps {
  readonly turn: Turn
  /** Nothing can be changed while an answer is being written. */
  readonly isRunning: boolean
  /** Absent where a question stays as it was asked. */
  onResend?(message: Message, text: string): Promise<void>
  onBranch?(message: string): void
}

/** Writing goes on where the question ended. */
function atEnd(field: HTMLTextAreaElement | null): void {
  if (field === null || field === document.activeElement) return
  field.focus()
  field.setSelectionRange(field.value.length, field.value.length)
}

export function Question({ turn, isRunning, onResend, onBranch }: QuestionProps) {
  const { t } = useTranslation()
  const { message } = turn
  const [edited, setEdited] = useState<string | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const cancel = () => {
    flushSync(() => setEdited(null))
    button.current?.focus()
  }
  if (edited !== null && onResend !== undefined)
    return (
      <form
        className="question-edit"
        onSubmit={(event) => {
          event.preventDefault()
          void onResend(message, edited).then(() => setEdited(null))
        }}
      >
        <TextArea
          label={t('question.edit')}
          ref={atEnd}
          value={edited}
          onChange={(event) => setEdited(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.preventDefault()
            cancel()
          }}
        />
        <div className="button-row">
          <Button type="submit" look="primary" disabled={edited.trim() === ''}>
            {t('question.resend')}
          </Button>
          <Button onClick={cancel}>{t('action.cancel')}</Button>
        </div>
      </form>
    )
  return (
    <div className="question">
      <Attachments items={message.attachments} />
      <p className="question-text">{message.text}</p>
      <div className="turn-actions">
        {onBranch !== undefined && <BranchSwitch turn={turn} onBranch={onBranch} />}
        {onResend !== undefined && (
          <Button
            ref={button}
            look="subtle"
            isIcon
            aria-label={t('question.edit')}
            disabled={isRunning}
            onClick={() => setEdited(message.text)}
          >
            <Icon name="edit" size={18} />
          </Button>
        )}
      </div>
    </div>
  )
}
