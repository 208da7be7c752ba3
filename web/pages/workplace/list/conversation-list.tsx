/**
 * Conversations at the left: a new one, search in them, folders, and the rest. On a wide screen it can be folded away, and stays
 * so; on a narrow screen it opens over the page.
 */
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

const foldedKey = 'stadspoort-list-folded'

export function ConversationList() {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const [isFolded, setFolded] = useState(() => localStorage.getItem(foldedKey) === 'yes')
  const [query, setQuery] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const close = () => setOpen(false)
  const fold = (folded: boolean) => {
    localStorage.setItem(foldedKey, folded ? 'yes' : 'no')
    setFolded(folded)
  }
  useShortcut('search', () => {
    // The field is only there once the list is open.
    flushSync(() => {
      setOpen(true)
      fold(false)
    })
    field.current?.select()
  })
  return (
    <aside className={`list ${isFolded ? 'list-folded' : ''}`} aria-label={t('list.label')}>
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
        <div className="list-head">
          <Link
            to="/"
            className="nl-button nl-button--secondary list-new"
            title={isFolded ? t('list.new') : undefined}
            onClick={close}
          >
            <Icon name="add" size={18} /> <span className="list-word">{t('list.new')}</span>
          </Link>
          <Button
            look="subtle"
            isIcon
            className="list-fold"
            aria-label={t(isFolded ? 'list.unfold' : 'list.fold')}
            aria-expanded={!isFolded}
            aria-controls="own-conversations"
            onClick={() => fold(!isFolded)}
          >
            <Icon name={isFolded ? 'right' : 'left'} size={18} />
          </Button>
        </div>
        <div id="own-conversations" className="list-own">
          <SearchField field={field} query={query} onChange={setQuery} />
          {query.trim() === '' ? <Folders onOpen={close} /> : <SearchResults query={query.trim()} onOpen={close} />}
        </div>
      </div>
    </aside>
  )
}
