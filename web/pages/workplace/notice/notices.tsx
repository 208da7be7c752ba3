/** What is out of order, slow or new. Nothing at all when all is well. News can be put away; an outage stays until it is over. */
import { useQuery } from '@tanstack/react-query'
import { useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Icon } from '../../../components/icon.tsx'
import { serverText } from '../../../i18n/server-text.ts'
import { useMay } from '../../../session.ts'
import { noticesQuery } from '../queries.ts'
import { RemoveNews } from './remove-news.tsx'

const readKey = 'stadspoort-read-news'

export function Notices() {
  const { t } = useTranslation()
  const { data = [] } = useQuery(noticesQuery)
  const mayWrite = useMay('notice.write')
  const isOnline = useSyncExternalStore(watchConnection, () => navigator.onLine)
  const [read, setRead] = useState(() => localStorage.getItem(readKey)?.split(' ') ?? [])
  const shown = data.filter(({ id, kind }) => kind !== 'news' || !read.includes(id))
  const putAway = (id: string) => {
    const known = [...read.filter((one) => data.some((notice) => notice.id === one)), id]
    localStorage.setItem(readKey, known.join(' '))
    setRead(known)
  }
  if (isOnline && shown.length === 0) return null
  return (
    <div className="notices">
      {!isOnline && (
        <Alert tone="warning" title={t('notices.offline')}>
          <p>{t('notices.offlineLead')}</p>
        </Alert>
      )}
      {shown.map(({ id, kind, title, text }) => (
        <div key={id} className="notice">
          <Alert tone={kind === 'news' ? 'info' : 'warning'} title={serverText(title)}>
            <p>{serverText(text)}</p>
            {kind === 'news' && mayWrite && <RemoveNews id={id} />}
          </Alert>
          {kind === 'news' && (
            <Button look="subtle" isIcon aria-label={t('notices.putAway', { title })} onClick={() => putAway(id)}>
              <Icon name="close" size={18} />
            </Button>
          )}
        </div>
      ))}
    </div>
  )
}

function watchConnection(tell: () => void): () => void {
  window.addEventListener('online', tell)
  window.addEventListener('offline', tell)
  return () => {
    window.removeEventListener('online', tell)
    window.removeEventListener('offline', tell)
  }
}
