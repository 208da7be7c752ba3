import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/field.tsx'
import '../../components/form.css'

export interface ApproveDialogProps {
  readonly version: number
  readonly error: Error | null
  readonly isBusy: boolean
  /** @param effectiveAt ISO 8601; left out for at once */
  onApprove(effectiveAt: string | undefined): void
  onClose(): void
}

/** Approving decides for the whole municipality, so it asks from when. */
export function ApproveDialog({ version, error, isBusy, onApprove, onClose }: ApproveDialogProps) {
  const { t } = useTranslation()
  const [moment, setMoment] = useState('')
  return (
    <Dialog title={t('policy.approveTitle', { version })} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          onApprove(moment === '' ? undefined : new Date(moment).toISOString())
        }}
      >
        {error !== null && <Alert tone="error">{error.message}</Alert>}
        <p className="nl-paragraph">{t('policy.approveLead')}</p>
        <TextField
          label={t('policy.effectiveAt')}
          help={t('policy.effectiveHelp')}
          type="datetime-local"
          value={moment}
          onChange={({ target }) => setMoment(target.value)}
        />
        <div className="form-actions">
          <Button type="submit" look="primary" disabled={isBusy}>
            {t('policy.approve')}
          </Button>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
