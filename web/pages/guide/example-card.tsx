import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { GuideExample } from '../../../src/register/guide/contract.ts'
import { useMay } from '../../session.ts'
import { kinds as knownKinds } from '../register/known-words.ts'
import { RiskTag } from '../register/tags.tsx'

export function ExampleCard({ example }: { example: GuideExample }) {
  const { t } = useTranslation()
  const mayAdd = useMay('register.write')
  const { id, name, domain, what, forWhom, benefit, kinds, riskClass, riskReason, never, start, intake } = example
  const data = knownKinds.filter((kind) => kinds.includes(kind)).map((kind) => t(`kind.${kind}`))
  const first = [
    { name: t('guide.forWhom'), value: forWhom },
    { name: t('guide.benefit'), value: benefit },
    { name: t('guide.never'), value: never },
  ]
  const more = [
    { name: t('guide.data'), value: data.length === 0 ? t('guide.noData') : data.join(', ') },
    { name: t('guide.why'), value: riskReason },
    { name: t('guide.start'), value: start },
  ]
  return (
    <article className="guide-card" aria-labelledby={`voorbeeld-${id}`}>
      <header className="guide-card-head">
        <h2 id={`voorbeeld-${id}`} className="nl-heading nl-heading--level-4">
          {name}
        </h2>
        <p className="guide-card-facts">
          {t(`register.domains.${domain}`)} · {t('guide.likely')} <RiskTag risk={riskClass} />
        </p>
      </header>
      <p>{what}</p>
      <GuideTerms rows={first} />
      <details>
        <summary>{t('guide.more')}</summary>
        <GuideTerms rows={more} />
      </details>
      {intake === null ? (
        <p className="guide-no">{t('guide.prohibited')}</p>
      ) : (
        mayAdd && (
          <Link
            to="/register/nieuw"
            search={{ voorbeeld: id }}
            className="nl-button nl-button--secondary guide-start"
            aria-label={t('guide.intakeOf', { name })}
          >
            {t('guide.intake')}
          </Link>
        )
      )}
    </article>
  )
}

function GuideTerms({ rows }: { rows: readonly { readonly name: string; readonly value: string }[] }) {
  return (
    <dl className="guide-terms">
      {rows.map((row) => (
        <div key={row.name}>
          <dt>{row.name}</dt>
          <dd>{row.value}</dd>
        </div>
      ))}
    </dl>
  )
}
