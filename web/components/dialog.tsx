/** A modal question: only for what cannot be undone, or for a short form. The browser's own dialog traps the focus. */
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import './dialog.css'
import { Icon } from './icon.tsx'

export interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}

export function Dialog({ title, onClose, children }: DialogProps) {
  const { t } = useTranslation()
  const element = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const opener = document.activeElement
    element.current?.showModal()
    return () => {
      if (opener instanceof HTMLElement) opener.focus()
    }
  }, [])
  return (
    <dialog ref={element} className="dialog" aria-labelledby={id} onClose={onClose}>
      <header className="dialog-head">
        <h2 id={id} className="nl-heading nl-heading--level-3">
          {title}
        </h2>
        <Button look="subtle" isIcon aria-label={t('action.close')} onClick={() => element.current?.close()}>
          <Icon name="close" />
        </Button>
      </header>
      {children}
    </dialog>
  )
}
