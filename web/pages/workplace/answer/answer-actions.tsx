import { useTranslation } from 'react-i18next'
import type { Message } from '../../../../src/workplace/contract.ts'
import { Button } from '../../../components/button.tsx'
import { Icon } from '../../../components/icon.tsx'
import { Menu } from '../../../components/menu.tsx'
import { useToast } from '../../../components/toast.tsx'
import type { Turn } from '../thread/branch.ts'
import { BranchSwitch } from '../thread/branch-switch.tsx'
import { copyFormatted, copyPlain } from './copy.ts'

export interface AnswerActionsProps {
  readonly message: Message
  readonly turn: Turn
  onProof(message: Message): void
  /** What can only be done with an answer that is kept. */
  onBranch?(message: string): void
  onRegenerate?(message: Message): void
  onRate?(message: Message, value: 'up' | 'down'): void
  onReport?(message: Message): void
}

export function AnswerActions({ message, turn, ...on }: AnswerActionsProps) {
  const { t } = useTranslation()
  const toast = useToast()
  const copy = (how: (message: Message) => Promise<void>) => () =>
    void how(message).then(
      () => toast(t('answer.copied')),
      () => toast(t('answer.notCopied')),
    )
  const { onBranch, onRegenerate, onRate, onReport } = on
  const more = [
    { label: t('answer.copyPlain'), icon: <Icon name="copy" size={18} />, onSelect: copy(copyPlain) },
    ...(onReport === undefined
      ? []
      : [{ label: t('answer.report'), icon: <Icon name="flag" size={18} />, onSelect: () => onReport(message) }]),
  ]
  return (
    <div className="turn-actions">
      {onBranch !== undefined && <BranchSwitch turn={turn} onBranch={onBranch} />}
      {message.text !== '' && (
        <Button look="subtle" isIcon aria-label={t('answer.copy')} onClick={copy(copyFormatted)}>
          <Icon name="copy" size={18} />
        </Button>
      )}
      {message.text !== '' && onRate !== undefined && (
        <Rating value={message.answer?.rating?.value} onRate={(value) => onRate(message, value)} />
      )}
      {onRegenerate !== undefined && (
        <Button look="subtle" isIcon aria-label={t('answer.regenerate')} onClick={() => onRegenerate(message)}>
          <Icon name="redo" size={18} />
        </Button>
      )}
      {message.answer?.receipt != null && (
        <Button look="subtle" onClick={() => on.onProof(message)}>
          <Icon name="proof" size={18} /> {t('answer.proof')}
        </Button>
      )}
      <Menu isIcon aria-label={t('action.more')} items={more}>
        <Icon name="more" size={18} />
      </Menu>
    </div>
  )
}

function Rating({ value, onRate }: { value: 'up' | 'down' | undefined; onRate(value: 'up' | 'down'): void }) {
  const { t } = useTranslation()
  return (
    <>
      <Button
        look="subtle"
        isIcon
        aria-label={t('answer.good')}
        aria-pressed={value === 'up'}
        onClick={() => onRate('up')}
      >
        <Icon name="thumbUp" size={18} isFilled={value === 'up'} />
      </Button>
      <Button
        look="subtle"
        isIcon
        aria-label={t('answer.bad')}
        aria-pressed={value === 'down'}
        onClick={() => onRate('down')}
      >
        <Icon name="thumbDown" size={18} isFilled={value === 'down'} />
      </Button>
    </>
  )
}
