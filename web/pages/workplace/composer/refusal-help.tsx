/** A refusal looks like help: one reason, and the ways on. */
import { useTranslation } from 'react-i18next'
import type { Refusal } from '../../../../src/workplace/contract.ts'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'

export interface RefusalHelpProps {
  readonly refusal: Refusal
  onModel?: (model: string) => void
  onAskOwner?: () => void
}

export function RefusalHelp({ refusal, onModel, onAskOwner }: RefusalHelpProps) {
  const { t } = useTranslation()
  const { rules, kinds, allowedModels, allowedUseCases } = refusal
  return (
    <Alert tone="warning" title={t('refusal.title')}>
      {rules.map(({ id, explanation, ground }) => (
        <p key={id}>
          {explanation} <span className="refusal-ground">({ground})</span>
        </p>
      ))}
      {kinds.length > 0 && <p>{t('refusal.kinds', { kinds: kinds.map((kind) => t(`kind.${kind}`)).join(', ') })}</p>}
      <p className="refusal-on">{t('refusal.waysOn')}</p>
      <ul>
        {allowedModels.map((model) => (
          <li key={model}>
            {onModel === undefined ? (
              t('refusal.model', { model })
            ) : (
              <Button look="subtle" onClick={() => onModel(model)}>
                {t('refusal.model', { model })}
              </Button>
            )}
          </li>
        ))}
        {allowedUseCases.map(({ id, name }) => (
          <li key={id}>{t('refusal.useCase', { name })}</li>
        ))}
        <li>{t('refusal.remove')}</li>
      </ul>
      {onAskOwner !== undefined && <Button onClick={onAskOwner}>{t('refusal.askOwner')}</Button>}
    </Alert>
  )
}
