import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../components/icon.tsx'
import './search.css'

export interface SearchFieldProps {
  readonly field: RefObject<HTMLInputElement | null>
  readonly query: string
  onChange(query: string): void
}

export function SearchField({ field, query, onChange }: SearchFieldProps) {
  const { t } = useTranslation()
  return (
    <search className="search">
      <Icon name="search" size={18} />
      <input
        ref={field}
        type="search"
        className="utrecht-textbox utrecht-textbox--html-input search-input"
        aria-label={t('search.label')}
        placeholder={t('search.placeholder')}
        aria-keyshortcuts="/"
        maxLength={200}
        value={query}
        onChange={({ target }) => onChange(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || query === '') return
          event.preventDefault()
          onChange('')
        }}
      />
    </search>
  )
}
