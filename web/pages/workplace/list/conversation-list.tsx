/** Conversations at the left: a new one, search in them, folders, and the rest. */
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button.tsx'
import { Icon } from '../../../components/icon.tsx'
import { useShortcut } from '../../../shortcuts/use-shortcut.ts'
import { Folders } from '../folder/folders.tsx'
import { SearchField } from '../search/search-field.tsx'
import { SearchResults } from '../search/search-results.tsx'
import './list.css'

export function ConversationList() {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const [query, setQuery] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const close = () => setOpen(false)
  useShortcut('search', () => {
    // On a narrow screen the field is only there once the list is open.
    flushSync(() => setOpen(true))
    field.current?.select()
  })
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
        <Link to="/" className="nl-button nl-button--secondary list-new" onClick={close}>
          <Icon name="add" size={18} /> {t('list.new')}
        </Link>
        <SearchField field={field} query={query} onChange={setQuery} />
        {query.trim() === '' ? <Folders onOpen={close} /> : <SearchResults query={query.trim()} onOpen={close} />}
      </div>
    </aside>
  )
}
