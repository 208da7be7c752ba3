/** For who administers or audits: they ask nothing here, and read nobody's conversations. What they do have is one step away. */
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PageHead } from '../../components/page-head.tsx'
import { useSession } from '../../session.ts'
import { pagesFor } from '../../shell/pages.ts'

export function NoConversations() {
  const { t } = useTranslation()
  const { may, person } = useSession()
  return (
    <main className="page">
      <PageHead
        title={t('noConversations.title', { name: person.name.split(' ')[0] })}
        lead={t('noConversations.lead')}
      />
      <ul className="ways-on">
        {pagesFor(may).map(({ to, label }) => (
          <li key={to}>
            <Link to={to} className="nl-button nl-button--secondary">
              {t(label)}
            </Link>
          </li>
        ))}
      </ul>
    </main>
  )
}
