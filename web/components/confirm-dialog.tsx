import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Alert } from './alert.tsx'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import './form.css'

export interface ConfirmDialogProps {
  readonly title: string
  /** What will be lost. */
  readonly children: ReactNode
  readonly action: string
  readonly error: Error | null
  readonly isBusy: boolean
  onConfirm(): void
  onClose(): void
}

/** Asks once more, only for what cannot be undone. */
export function ConfirmDialog({ title, children, action, error, isBusy, onConfirm, onClose }: ConfirmDialogProps) {
  const { t } = useTranslation()
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="form">
        {error !== null && <Alert tone="error">{error.message}</Alert>}
        {children}
        <div className="form-actions">
          <Button look="primary" tone="negative" disabled={isBusy} onClick={onConfirm}>
            {action}
          </Button>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  )
}
