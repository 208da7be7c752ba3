/** What a model answered: no bubble, its label above, what one can do with it below. */
import { useTranslation } from 'react-i18next'
import type { Message } from '../../../../src/workplace/contract.ts'
import { Alert } from '../../../components/alert.tsx'
import { Icon } from '../../../components/icon.tsx'
import { ZoneBadge } from '../../../components/zone-badge.tsx'
import { problemText } from '../../../i18n/server-text.ts'
import { RefusalHelp } from '../composer/refusal-help.tsx'
import type { Turn } from '../thread/branch.ts'
import './answer.css'
import { AnswerActions, type AnswerActionsProps } from './answer-actions.tsx'
import { Markdown } from './markdown.tsx'
import { RatingReasons } from './rating-reasons.tsx'
import { Waiting } from './waiting.tsx'

export interface AnswerProps extends Omit<AnswerActionsProps, 'message'> {
  readonly turn: Turn
  /** The question that this answers. */
  readonly asked: string
  onModel(model: string): void
  /** Absent where nothing is kept that an owner could be shown. */
  onAskOwner?(message: Message): void
}

export function Answer({ turn, asked, onModel, onAskOwner, ...actions }: AnswerProps) {
  const { t } = useTranslation()
  const { message } = turn
  const { answer, text } = message
  const { onRate } = actions
  if (answer === null) return null
  const isRunning = answer.state === 'running'
  const isQuoted = answer.label?.isMadeByAi === false
  const { rating } = answer
  const isUnexplained = rating?.value === 'down' && rating.reasons.length === 0 && rating.remark === ''
  return (
    <div className="answer">
      <p className="answer-label">
        {t(isQuoted ? 'answer.quoted' : 'answer.byAi')} · {answer.model} <ZoneBadge zone={answer.zone} />
      </p>
      {isRunning && text === '' && <Waiting since={message.createdAt} />}
      {text !== '' && <Markdown text={text} />}
      {answer.sources.length > 0 && (
        <p className="answer-note">
          {t('answer.sources')}
          {answer.sources.map(({ id, name }) => (
            <span key={id} className="answer-source">
              <Icon name="file" size={16} /> {name}
            </span>
          ))}
        </p>
      )}
      {answer.refusal !== null && (
        <RefusalHelp
          refusal={answer.refusal}
          text={asked}
          onModel={onModel}
          onAskOwner={onAskOwner === undefined ? undefined : () => onAskOwner(message)}
        />
      )}
      {answer.failure !== null && <Alert tone="error">{problemText(answer.failure.code, answer.failure.detail)}</Alert>}
      {answer.state === 'stopped' && <p className="answer-note">{t('answer.stopped')}</p>}
      {answer.state === 'interrupted' && <Alert tone="warning">{t('answer.interrupted')}</Alert>}
      {answer.state === 'completed' && (
        <p className="answer-note">{answer.label?.notice ?? t(isQuoted ? 'answer.checkQuote' : 'answer.check')}</p>
      )}
      {!isRunning && <AnswerActions message={message} turn={turn} {...actions} />}
      {isUnexplained && onRate !== undefined && <RatingReasons onRate={(given) => onRate(message, given)} />}
    </div>
  )
}
