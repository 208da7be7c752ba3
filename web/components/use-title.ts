/**
 * The title of the tab: what this page is about first, so that tabs can be told apart (WCAG 2.4.2). Never a conversation's
 * own title: a browser writes these to the disk in its history.
 */
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'

export function useTitle(title: string): void {
  const { t } = useTranslation()
  const name = t('app.name')
  useEffect(() => {
    document.title = `${title} · ${name}`
  }, [title, name])
}
