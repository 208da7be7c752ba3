import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { maxTitleLength } from '../../../../src/workplace/choices-contract.ts'
import { Icon } from '../../../components/icon.tsx'

/** A title that is changed where it stands: Enter or leaving the field saves, Escape leaves it as it was. */
export function TitleEdit({ title, onSave }: { title: string; onSave(title: string): void }) {
  const { t } = useTranslation()
  const [isEditing, setEditing] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const close = () => {
    flushSync(() => setEditing(false))
    button.current?.focus()
  }
  return (
    <h1 className="conversation-title">
      {isEditing ? (
        <input
          className="utrecht-textbox utrecht-textbox--html-input title-input"
          aria-label={t('list.name')}
          defaultValue={title}
          maxLength={maxTitleLength}
          ref={(field) => field?.select()}
          onBlur={({ target }) => {
            setEditing(false)
            onSave(target.value)
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== 'Escape') return
            event.preventDefault()
            if (event.key === 'Escape') event.currentTarget.value = title
            close()
          }}
        />
      ) : (
        <button
          ref={button}
          type="button"
          className="title-button"
          title={t('conversation.rename')}
          onClick={() => setEditing(true)}
        >
          <span className="list-title">{title}</span>
          <Icon name="edit" size={16} />
          <span className="visually-hidden">{t('conversation.rename')}</span>
        </button>
      )}
    </h1>
  )
}
