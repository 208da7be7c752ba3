/** The frame of every page behind the door: mark, at most seven words of navigation, the person's menu. */
import { Link, Outlet, useMatches } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../components/button.tsx'
import { Icon } from '../components/icon.tsx'
import { Toasts } from '../components/toast.tsx'
import { useSession } from '../session.ts'
import { ShortcutHelp } from '../shortcuts/shortcut-help.tsx'
import { pagesFor } from './pages.ts'
import { PersonMenu } from './person-menu.tsx'
import './shell.css'

export function Shell() {
  const { t } = useTranslation()
  const { may, person } = useSession()
  const [isOpen, setOpen] = useState(false)
  // Every conversation is part of the workplace, whatever its address.
  const isAtWork = useMatches().some(({ routeId }) => routeId === '/inside/workplace')
  return (
    <Toasts>
      <a className="nl-skip-link nl-skip-link--visible-on-focus" href="#content">
        {t('shell.skip')}
      </a>
      <div className="shell">
        <header className="shell-head">
          <Button
            look="subtle"
            isIcon
            className="shell-menu"
            aria-label={t('shell.menu')}
            aria-expanded={isOpen}
            aria-controls="navigation"
            onClick={() => setOpen(!isOpen)}
          >
            <Icon name="menu" />
          </Button>
          <Link to="/" className="shell-mark">
            <img src="/assets/mark.svg" alt="" width={28} height={28} />
            <span>{person.municipality.name}</span>
          </Link>
          <nav
            id="navigation"
            className={`shell-nav ${isOpen ? 'shell-nav-open' : ''}`}
            aria-label={t('shell.navigation')}
          >
            {pagesFor(may).map(({ to, label }) => (
              <Link
                key={to}
                to={to}
                className={`shell-link ${to === '/' && isAtWork ? 'active' : ''}`}
                onClick={() => setOpen(false)}
              >
                {t(label)}
              </Link>
            ))}
          </nav>
          {person.municipality.isSample && <p className="shell-sample">{t('app.sample')}</p>}
          <PersonMenu />
        </header>
        <div id="content" className="shell-content" tabIndex={-1}>
          <Outlet />
        </div>
      </div>
      <ShortcutHelp />
    </Toasts>
  )
}
