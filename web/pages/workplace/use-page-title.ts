import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'

/** The title of the tab (WCAG 2.4.2). Never a conversation's own: a browser writes titles to the disk in its history. */
export function usePageTitle(title: string): void {
  const { t } = useTranslation()
  const name = t('app.name')
  useEffect(() => {
    document.title = `${title} · ${name}`
  }, [title, name])
}
