import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../session.ts'
import './reports.css'

/** Two lists under one word of the navigation, for who may see both. */
export function ReportTabs() {
  const { t } = useTranslation()
  const { may } = useSession()
  if (!may.includes('report.read') || !may.includes('correction.review')) return undefined
  return (
    <nav className="report-tabs" aria-label={t('shell.reports')}>
      <Link to="/meldingen" search={{ staat: 'open' }} activeOptions={{ exact: true, includeSearch: false }}>
        {t('reports.title')}
      </Link>
      <Link to="/meldingen/correcties" activeOptions={{ includeSearch: false }}>
        {t('candidates.title')}
      </Link>
    </nav>
  )
}
