import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Alert } from '../../components/alert.tsx'
import { useSession } from '../../session.ts'

/** Whoever administers needs a second factor: said before somebody fills in a form for nothing. */
export function FactorNote() {
  const { t } = useTranslation()
  const { session, may } = useSession()
  if (session.isStrong || !may.includes('person.change')) return undefined
  return (
    <Alert tone="info" title={t('people.factorTitle')}>
      <p>{t('people.factorLead')}</p>
      <Link to="/account" className="nl-link">
        {t('stepUp.toAccount')}
      </Link>
    </Alert>
  )
}
