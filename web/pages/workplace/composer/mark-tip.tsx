/** What a mark in the text means: the kind, what the model sees instead, and a way to say that it is no personal data. */
import { useTranslation } from 'react-i18next'
import type { ShieldSpan } from '../../../../src/workplace/contract.ts'
import { Button } from '../../../components/button.tsx'
import './mark-tip.css'

export interface MarkTipProps {
  readonly span: ShieldSpan
  readonly place: { readonly left: number; readonly bottom: number }
  onRelease(): void
  onLeave(): void
}

export function MarkTip({ span, place, onRelease, onLeave }: MarkTipProps) {
  const { t } = useTranslation()
  return (
    <div
      className="mark-tip"
      role="tooltip"
      style={{ insetInlineStart: place.left, insetBlockEnd: place.bottom }}
      onMouseLeave={onLeave}
    >
      <p>
        <strong>{t(`kind.${span.type}`)}</strong>
        {span.placeholder === null ? ` · ${t('shield.isReadable')}` : ` → ${span.placeholder}`}
      </p>
      {span.isReleasable ? (
        <Button look="subtle" onClick={onRelease}>
          {t('shield.release')}
        </Button>
      ) : (
        <p className="mark-tip-note">{t('shield.notReleasable')}</p>
      )}
    </div>
  )
}
