/** Exactly what the model will see, beside what was written, and what somebody can correct about it. */
import { useTranslation } from 'react-i18next'
import type { AppliedCorrection, ShieldResult, ShieldSpan } from '../../../../src/workplace/contract.ts'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { familyOf } from './kinds.ts'
import { markText } from './marked-text.ts'
import { OwnCorrections } from './own-corrections.tsx'
import { RefusalHelp } from './refusal-help.tsx'

export interface ShieldPanelProps {
  readonly text: string
  readonly shield: ShieldResult
  readonly applied: readonly AppliedCorrection[]
  onRelease(span: ShieldSpan): void
  onUndo(correction: string): void
}

export function ShieldPanel({ text, shield, applied, onRelease, onUndo }: ShieldPanelProps) {
  const { t } = useTranslation()
  const { verdict, model, preview, spans } = shield
  return (
    <section className="shield-panel" aria-label={t('shield.title')}>
      {verdict.effect === 'deny' && <RefusalHelp refusal={verdict.refusal} />}
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
      <OwnCorrections corrections={applied} onUndo={onUndo} />
      <SheetLine model={model} />
    </section>
  )
}

function SheetLine({ model }: { model: ShieldResult['model'] }) {
  const { t } = useTranslation()
  const unknown = t('sheet.unknown')
  const trains = model.trainsOnInput === null ? unknown : t(model.trainsOnInput ? 'sheet.trains' : 'sheet.trainsNot')
  return (
    <p className="shield-sheet">
      {t('sheet.line', {
        model: model.id,
        operator: model.operator ?? unknown,
        law: model.jurisdiction ?? unknown,
        trains,
      })}
    </p>
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
