/** Everything the AI Act asks, by date, with its source. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Loaded } from '../../../components/loaded.tsx'
import { PageHead } from '../../../components/page-head.tsx'
import { ForVerb } from '../../for-verb.tsx'
import { calendarQuery } from '../queries.ts'
import '../register.css'
import { ObligationTable } from './obligation-table.tsx'

export function CalendarPage() {
  const { t } = useTranslation()
  const calendar = useQuery(calendarQuery)
  return (
    <ForVerb verbs={['register.read']} title={t('register.obligations.calendarTitle')}>
      <main className="page page-wide">
        <Link to="/register" search={{ groep: 'all' }} className="nl-link">
          {t('register.toAll')}
        </Link>
        <PageHead title={t('register.obligations.calendarTitle')} lead={t('register.obligations.calendarLead')} />
        <Loaded query={calendar} lines={6}>
          {(items) => <ObligationTable items={items} label={t('register.obligations.calendarTitle')} />}
        </Loaded>
      </main>
    </ForVerb>
  )
}
