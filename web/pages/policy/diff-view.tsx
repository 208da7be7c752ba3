import { useTranslation } from 'react-i18next'
import type { DiffLine } from '../../../src/rulebook/contract.ts'

const marks = { same: ' ', added: '+', removed: '−' } as const satisfies { readonly [K in DiffLine['kind']]: string }

/** What changed, line by line; the mark says it too, not the colour alone. */
export function DiffView({ lines }: { lines: readonly DiffLine[] }) {
  const { t } = useTranslation()
  if (lines.length === 0) return <p className="nl-paragraph">{t('policy.noDiff')}</p>
  return (
    <pre className="nl-code-block diff">
      {lines.map(({ at, kind, text }) => (
        <span key={at} className={`diff-${kind}`}>
          <span className="diff-mark">{marks[kind]}</span>
          {kind !== 'same' && <span className="visually-hidden">{t(`policy.line.${kind}`)}</span>}
          {`${text}\n`}
        </span>
      ))}
    </pre>
  )
}
