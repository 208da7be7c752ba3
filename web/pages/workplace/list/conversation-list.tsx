import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button.tsx'
import { Icon } from '../../../components/icon.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import { conversationsQuery } from '../queries.ts'
import { ConversationRow } from './conversation-row.tsx'
import './list.css'

export function ConversationList() {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const { data, isPending } = useQuery(conversationsQuery)
  return (
    <aside className="list" aria-label={t('list.label')}>
      <Button
        look="subtle"
        className="list-toggle"
        aria-expanded={isOpen}
        aria-controls="conversations"
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="menu" size={18} /> {t('list.label')}
      </Button>
      <div id="conversations" className={`list-body ${isOpen ? 'list-body-open' : ''}`}>
        <Link to="/" className="nl-button nl-button--secondary list-new" onClick={() => setOpen(false)}>
          <Icon name="add" size={18} /> {t('list.new')}
        </Link>
        {isPending && <Skeleton lines={6} />}
        {data?.length === 0 && <p className="list-empty">{t('list.empty')}</p>}
        <ul className="list-items">
          {data?.map((summary) => (
            <ConversationRow key={summary.id} summary={summary} onOpen={() => setOpen(false)} />
          ))}
        </ul>
      </div>
    </aside>
  )
}
