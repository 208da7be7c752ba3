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
  onBranch(message: string): void
  onRegenerate(message: Message): void
  onProof(message: Message): void
  onRate(message: Message, value: 'up' | 'down'): void
  onReport(message: Message): void
}

export function AnswerActions({ message, turn, ...on }: AnswerActionsProps) {
  const { t } = useTranslation()
  const toast = useToast()
  const rating = message.answer?.rating?.value
  const copy = (how: (message: Message) => Promise<void>) => () =>
    void how(message).then(
      () => toast(t('answer.copied')),
      () => toast(t('answer.notCopied')),
    )
  return (
    <div className="turn-actions">
      <BranchSwitch turn={turn} onBranch={on.onBranch} />
      {message.text !== '' && (
        <>
          <Button look="subtle" isIcon aria-label={t('answer.copy')} onClick={copy(copyFormatted)}>
            <Icon name="copy" size={18} />
          </Button>
          <Button
            look="subtle"
            isIcon
            aria-label={t('answer.good')}
            aria-pressed={rating === 'up'}
            onClick={() => on.onRate(message, 'up')}
          >
            <Icon name="thumbUp" size={18} isFilled={rating === 'up'} />
          </Button>
          <Button
            look="subtle"
            isIcon
            aria-label={t('answer.bad')}
            aria-pressed={rating === 'down'}
            onClick={() => on.onRate(message, 'down')}
          >
            <Icon name="thumbDown" size={18} isFilled={rating === 'down'} />
          </Button>
        </>
      )}
      <Button look="subtle" isIcon aria-label={t('answer.regenerate')} onClick={() => on.onRegenerate(message)}>
        <Icon name="redo" size={18} />
      </Button>
      {message.answer?.receipt != null && (
        <Button look="subtle" onClick={() => on.onProof(message)}>
          <Icon name="proof" size={18} /> {t('answer.proof')}
        </Button>
      )}
      <Menu
        isIcon
        aria-label={t('action.more')}
        items={[
          { label: t('answer.copyPlain'), icon: <Icon name="copy" size={18} />, onSelect: copy(copyPlain) },
          { label: t('answer.report'), icon: <Icon name="flag" size={18} />, onSelect: () => on.onReport(message) },
        ]}
      >
        <Icon name="more" size={18} />
      </Menu>
    </div>
  )
}
