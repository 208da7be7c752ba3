import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

export interface Term {
  readonly name: string
  /** An empty text reads as not filled in. */
  readonly value: ReactNode
}

/** Names with what they say about a use case, as in a form that was filled in. */
export function Terms({ terms }: { terms: readonly Term[] }) {
  const { t } = useTranslation()
  return (
    <dl className="register-terms">
      {terms.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value === '' ? <span className="register-empty">{t('register.notFilled')}</span> : value}</dd>
        </div>
      ))}
    </dl>
  )
}
