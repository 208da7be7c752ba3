/** Exactly what the model will see, beside what was written, and what somebody can correct about it. */
import { useTranslation } from 'react-i18next'
import type { AppliedCorrection, ModelSheet, ShieldResult, ShieldSpan } from '../../../../src/workplace/contract.ts'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { ZoneBadge } from '../../../components/zone-badge.tsx'
import { familyOf } from './kinds.ts'
import { markText } from './marked-text.ts'
import { OwnCorrections } from './own-corrections.tsx'
import { sheetInWords } from './sheet.ts'

export interface ShieldPanelProps {
  readonly text: string
  /** Undefined while nothing is written. */
  readonly shield: ShieldResult | undefined
  readonly model: ModelSheet
  /** What stays behind, in words. */
  readonly kept: string
  readonly applied: readonly AppliedCorrection[]
  onRelease(span: ShieldSpan): void
  onUndo(correction: string): void
}

export function ShieldPanel({ text, shield, model, kept, applied, onRelease, onUndo }: ShieldPanelProps) {
  const { t } = useTranslation()
  return (
    <section className="shield-panel" aria-label={t('shield.title')}>
      {shield === undefined ? (
        <p>{t('shield.nothingYet', { model: model.id })}</p>
      ) : (
        <Seen text={text} shield={shield} model={model} onRelease={onRelease} />
      )}
      <OwnCorrections corrections={applied} onUndo={onUndo} />
      <div className="shield-about">
        <p>
          <strong>{model.id}</strong> <ZoneBadge zone={model.zone} /> {sheetInWords(t, model)}
        </p>
        <p className="shield-kept">{kept}.</p>
      </div>
    </section>
  )
}

type SeenProps = Pick<ShieldPanelProps, 'text' | 'model' | 'onRelease'> & { readonly shield: ShieldResult }

/** What was written beside what the model gets of it. */
function Seen({ text, shield: { verdict, preview, spans }, model, onRelease }: SeenProps) {
  const { t } = useTranslation()
  return (
    <>
      {verdict.effect === 'permit' && !verdict.isPseudonymised && <Alert tone="info">{t('shield.readable')}</Alert>}
      <div className="shield-columns">
        <div>
          <h2 className="shield-heading">{t('shield.yours')}</h2>
          <p className="shield-text">
            {markText(text, spans, text).map(({ text: piece, start, span }) =>
              span === undefined ? (
                piece
              ) : (
                <mark key={start} className={`mark mark-${familyOf(span.type)}`}>
                  {piece}
                </mark>
              ),
            )}
          </p>
        </div>
        <div>
          <h2 className="shield-heading">{t('shield.models', { model: model.id })}</h2>
          <p className="shield-text">{markPlaceholders(preview)}</p>
        </div>
      </div>
      {spans.length > 0 && (
        <ul className="shield-list">
          {firstOfEach(text, spans).map((span) => (
            <li key={span.start} className="shield-item">
              <mark className={`mark mark-${familyOf(span.type)}`}>{text.slice(span.start, span.end)}</mark>
              <span>
                {t(`kind.${span.type}`)}
                {span.placeholder !== null && ` → ${span.placeholder}`}
              </span>
              {span.isReleasable && (
                <Button look="subtle" onClick={() => onRelease(span)}>
                  {t('shield.release')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** One line per value, not per place where it stands. */
function firstOfEach(text: string, spans: readonly ShieldSpan[]): readonly ShieldSpan[] {
  const seen = new Set<string>()
  return spans.filter(({ start, end, type }) => {
    const key = `${type} ${text.slice(start, end)}`
    return seen.has(key) ? false : seen.add(key) !== undefined
  })
}

function markPlaceholders(preview: string) {
  let at = 0
  return preview.split(/(\[[A-Z]+-\d+[a-z]*·\w+\])/).map((piece) => {
    const start = at
    at += piece.length
    return piece.startsWith('[') && piece.includes('·') ? (
      <mark key={start} className="mark mark-placeholder">
        {piece}
      </mark>
    ) : (
      piece
    )
  })
}
