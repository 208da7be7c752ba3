import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHead } from '../components/page-head.tsx'
import { useSession } from '../session.ts'

export interface ForVerbProps {
  /** One of these is enough (verbs of src/identity/rights.ts). */
  readonly verbs: readonly string[]
  readonly title: string
  readonly children: ReactNode
}

/** A page for who may use it. Others read that it is not for their role; the server would refuse them anyway. */
export function ForVerb({ verbs, title, children }: ForVerbProps) {
  const { t } = useTranslation()
  const { may } = useSession()
  if (verbs.some((verb) => may.includes(verb))) return children
  return (
    <main className="page">
      <PageHead title={title} lead={t('noRights.lead')} />
      <Link to="/" className="nl-link">
        {t('error.home')}
      </Link>
    </main>
  )
}
