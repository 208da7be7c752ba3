import { useTranslation } from 'react-i18next'
import type { AppliedCorrection } from '../../../../src/workplace/contract.ts'
import { Button } from '../../../components/button.tsx'

export interface OwnCorrectionsProps {
  readonly corrections: readonly AppliedCorrection[]
  onUndo(correction: string): void
}

/** What this person added or released in this conversation, each with the way back. */
export function OwnCorrections({ corrections, onUndo }: OwnCorrectionsProps) {
  const { t } = useTranslation()
  if (corrections.length === 0) return null
  return (
    <div>
      <h3 className="shield-heading">{t('corrections.own')}</h3>
      <ul className="shield-list">
        {corrections.map(({ id, kind, type, value }) => (
          <li key={id} className="shield-item">
            <span className="attachment-name">{value}</span>
            <span>{t(`corrections.${kind}`, { kind: t(`kind.${type}`) })}</span>
            <Button look="subtle" aria-label={t('corrections.undoOne', { value })} onClick={() => onUndo(id)}>
              {t('action.undo')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
