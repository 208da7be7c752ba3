import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../session.ts'

/** The parts of the policy pages, for who watches over policy. */
export function PolicyLinks() {
  const { t } = useTranslation()
  if (!useMay('policy.review')) return undefined
  return (
    <nav className="policy-links" aria-label={t('policy.parts')}>
      <Link to="/beleid" activeOptions={{ exact: true }} className="nl-link">
        {t('policy.inForce')}
      </Link>
      <Link to="/beleid/matrix" className="nl-link">
        {t('matrix.title')}
      </Link>
      <Link to="/beleid/sjablonen" className="nl-link">
        {t('templates.title')}
      </Link>
    </nav>
  )
}
