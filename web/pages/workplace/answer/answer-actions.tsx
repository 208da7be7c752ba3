import { useTranslation } from 'react-i18next'
import type { Message, ModelSheet, RatingInput } from '../../../../src/workplace/contract.ts'
import { Button } from '../../../components/button.tsx'
import { Icon } from '../../../components/icon.tsx'
import { Menu } from '../../../components/menu.tsx'
import type { Turn } from '../thread/branch.ts'
import { BranchSwitch } from '../thread/branch-switch.tsx'
import { copyFormatted, copyPlain } from './copy.ts'
import { useCopyAnswer } from './use-copy-answer.ts'

export interface AnswerActionsProps {
  readonly message: Message
  readonly turn: Turn
  /** Models of the use case: another one can answer the same question. */
  readonly models?: readonly ModelSheet[]
  onProof(message: Message): void
  /** What can only be done with an answer that is kept. */
  onBranch?(message: string): void
  onRegenerate?(message: Message, model?: string): void
  onRate?(message: Message, rating: RatingInput | null): Promise<void>
  onReport?(message: Message): void
}

export function AnswerActions({ message, turn, models = [], ...on }: AnswerActionsProps) {
  const { t } = useTranslation()
  const { copy, isCopied } = useCopyAnswer(message)
  const { onBranch, onRegenerate, onReport } = on
  const others = models.filter(({ id, isAvailable }) => isAvailable && id !== message.answer?.model)
  const more = [
    { label: t('answer.copyPlain'), icon: <Icon name="copy" size={18} />, onSelect: () => copy(message, copyPlain) },
    ...(onRegenerate === undefined ? [] : others).map(({ id, zone }) => ({
      label: t('answer.regenerateWith', { model: id, zone: t(`zone.${zone}`) }),
      icon: <Icon name="redo" size={18} />,
      onSelect: () => onRegenerate?.(message, id),
    })),
    ...(onReport === undefined
      ? []
      : [{ label: t('answer.report'), icon: <Icon name="flag" size={18} />, onSelect: () => onReport(message) }]),
  ]
  return (
    <div className="turn-actions">
      {onBranch !== undefined && <BranchSwitch turn={turn} onBranch={onBranch} />}
      {message.text !== '' && (
        <Button look="subtle" isIcon aria-label={t('answer.copy')} onClick={() => copy(message, copyFormatted)}>
          <Icon name={isCopied ? 'check' : 'copy'} size={18} />
        </Button>
      )}
      {message.text !== '' && on.onRate !== undefined && <RatingButtons message={message} onRate={on.onRate} />}
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

interface RatingButtonsProps {
  readonly message: Message
  onRate(message: Message, rating: RatingInput | null): Promise<void>
}

/** Good or bad; pressing again takes it back. */
function RatingButtons({ message, onRate }: RatingButtonsProps) {
  const { t } = useTranslation()
  const given = message.answer?.rating?.value
  const rate = (value: RatingInput['value']) =>
    void onRate(message, given === value ? null : { value, reasons: [], remark: '' })
  return (
    <>
      <Button
        look="subtle"
        isIcon
        aria-label={t('answer.good')}
        aria-pressed={given === 'up'}
        onClick={() => rate('up')}
      >
        <Icon name="thumbUp" size={18} isFilled={given === 'up'} />
      </Button>
      <Button
        look="subtle"
        isIcon
        aria-label={t('answer.bad')}
        aria-pressed={given === 'down'}
        onClick={() => rate('down')}
      >
        <Icon name="thumbDown" size={18} isFilled={given === 'down'} />
      </Button>
    </>
  )
}
