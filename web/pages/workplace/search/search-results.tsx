/** What was found in one's own conversations; each opens at the message where it stands. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { SearchResult } from '../../../../src/workplace/contract.ts'
import { Loaded } from '../../../components/loaded.tsx'
import { day } from '../../../i18n/format.ts'
import { searchQuery } from '../queries.ts'
import { useSettled } from '../use-settled.ts'
import { cutAt } from './cut-at.ts'
import './search.css'

export interface SearchResultsProps {
  readonly query: string
  onOpen(): void
}

export function SearchResults({ query, onOpen }: SearchResultsProps) {
  const { t } = useTranslation()
  const result = useQuery({ ...searchQuery(useSettled(query)), placeholderData: keepPreviousData })
  return (
    <Loaded query={result} lines={6}>
      {({ items }) => (
        <div className="search-results">
          <p className="list-note" role="status">
            {items.length === 0 ? t('search.none') : t('search.found', { count: items.length })}
          </p>
          <ul className="list-items">
            {items.map((item) => (
              <Found key={`${item.conversation.id} ${item.message}`} item={item} onOpen={onOpen} />
            ))}
          </ul>
        </div>
      )}
    </Loaded>
  )
}

function Found({ item, onOpen }: { item: SearchResult['items'][number]; onOpen(): void }) {
  const { conversation, message, snippet, marks } = item
  return (
    <li className="list-row">
      <Link
        to="/gesprek/$id"
        params={{ id: conversation.id }}
        search={message === null ? {} : { bericht: message }}
        className="search-found"
        onClick={onOpen}
      >
        <span className="list-title">{conversation.title}</span>
        <span className="search-snippet">
          {cutAt(snippet, marks).map(({ text, start, isFound }) =>
            isFound ? <mark key={start}>{text}</mark> : <span key={start}>{text}</span>,
          )}
        </span>
        <span className="list-note">{day(conversation.updatedAt)}</span>
      </Link>
    </li>
  )
}
