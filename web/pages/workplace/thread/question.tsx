/** What the person asked: a light block, which can be changed and sent again. */
import { useState } from 'react'
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

export function Question({ turn, isRunning, onResend, onBranch }: QuestionProps) {
  const { t } = useTranslation()
  const { message } = turn
  const [edited, setEdited] = useState<string | null>(null)
  if (edited !== null && onResend !== undefined)
    return (
      <form
        className="question-edit"
        onSubmit={(event) => {
          event.preventDefault()
          void onResend(message, edited).then(() => setEdited(null))
        }}
      >
        <TextArea label={t('question.edit')} value={edited} onChange={(event) => setEdited(event.target.value)} />
        <div className="button-row">
          <Button type="submit" look="primary" disabled={edited.trim() === ''}>
            {t('question.resend')}
          </Button>
          <Button onClick={() => setEdited(null)}>{t('action.cancel')}</Button>
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
