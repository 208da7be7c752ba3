/** The frame of pages that anyone may read: that of the application for who is signed in, otherwise mark and a way in. */
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, Outlet } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { sessionQuery } from '../session.ts'
import './shell.css'
import { Shell } from './shell.tsx'

export function OpenFrame() {
  const { t } = useTranslation()
  const { data: session } = useSuspenseQuery(sessionQuery)
  if (session !== null) return <Shell />
  return (
    <div className="shell">
      <header className="shell-head">
        <Link to="/" className="shell-mark">
          <img src="/assets/mark.svg" alt="" width={28} height={28} />
          <span>{t('app.name')}</span>
        </Link>
        <Link to="/inloggen" search={{ return: '/' }} className="nl-link shell-open">
          {t('signIn.submit')}
        </Link>
      </header>
      <div id="content" className="shell-content" tabIndex={-1}>
        <Outlet />
      </div>
    </div>
  )
}
