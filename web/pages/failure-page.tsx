import { type ErrorComponentProps, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../api.ts'
import { Alert } from '../components/alert.tsx'
import { Button } from '../components/button.tsx'
import { useTitle } from '../components/use-title.ts'

/** A page that could not be shown: what is the matter, and the ways on. */
export function FailurePage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation()
  useTitle(t('error.title'))
  return (
    <main className="page" id="content">
      <h1 className="nl-heading nl-heading--level-2">{t('error.title')}</h1>
      <Alert tone="error">{error instanceof ApiError ? error.message : t('error.unexpected')}</Alert>
      <Button look="primary" onClick={reset}>
        {t('action.retry')}
      </Button>
    </main>
  )
}

export function MissingPage() {
  const { t } = useTranslation()
  useTitle(t('error.title'))
  return (
    <main className="page" id="content">
      <h1 className="nl-heading nl-heading--level-2">{t('error.title')}</h1>
      <p className="nl-paragraph">{t('error.notFound')}</p>
      <Link to="/" className="nl-link">
        {t('error.home')}
      </Link>
    </main>
  )
}
