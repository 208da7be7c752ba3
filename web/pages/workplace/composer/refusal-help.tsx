/** A refusal looks like help: one reason, and the ways on. */
import { useTranslation } from 'react-i18next'
import type { Refusal } from '../../../../src/workplace/contract.ts'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { serverText } from '../../../i18n/server-text.ts'
import { useTakeAlong } from './use-take-along.ts'

export interface RefusalHelpProps {
  readonly refusal: Refusal
  /** What was written: it goes along to another use case. */
  readonly text: string
  onModel(model: string): void
  onAskOwner?: (() => void) | undefined
}

export function RefusalHelp({ refusal, text, onModel, onAskOwner }: RefusalHelpProps) {
  const { t } = useTranslation()
  const takeAlong = useTakeAlong()
  const { rules, kinds, allowedModels, allowedUseCases } = refusal
  return (
    <Alert tone="warning" title={t('refusal.title')}>
      {rules.map(({ id, explanation, ground }) => (
        <p key={id}>
          {serverText(explanation)} <span className="refusal-ground">({ground})</span>
        </p>
      ))}
      {kinds.length > 0 && <p>{t('refusal.kinds', { kinds: kinds.map((kind) => t(`kind.${kind}`)).join(', ') })}</p>}
      <p className="refusal-on">{t('refusal.waysOn')}</p>
      <ul className="refusal-ways">
        <li>{t('refusal.remove')}</li>
        {allowedModels.map((model) => (
          <li key={model}>
            <Button look="subtle" onClick={() => onModel(model)}>
              {t('refusal.model', { model })}
            </Button>
          </li>
        ))}
        {allowedUseCases.map(({ id, name }) => (
          <li key={id}>
            <Button look="subtle" onClick={() => takeAlong(id, text)}>
              {t('refusal.useCase', { name })}
            </Button>
          </li>
        ))}
      </ul>
      {onAskOwner !== undefined && (
        <p>
          <Button onClick={onAskOwner}>{t('refusal.askOwner')}</Button>
        </p>
      )}
    </Alert>
  )
}
