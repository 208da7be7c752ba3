/** A short form before an act of the lifecycle: why, and for a waiver until when. */
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { TextArea, TextField } from '../../../components/field.tsx'
import '../../../components/form.css'

export interface ActDialogProps {
  readonly title: string
  readonly lead?: string
  readonly label: string
  readonly help?: string
  readonly action: string
  /** The longest it may last, in days; without it there is no end to choose. */
  readonly longestDays?: number
  readonly error: Error | null
  readonly isBusy: boolean
  onClose(): void
  onAct(text: string, endsOn: string): void
}

export function ActDialog(props: ActDialogProps) {
  const { title, lead, label, help, action, longestDays, error, isBusy, onClose, onAct } = props
  const { t } = useTranslation()
  const form = useForm({ defaultValues: { text: '', endsOn: '' } })
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="form" onSubmit={form.handleSubmit(({ text, endsOn }) => onAct(text, endsOn))}>
        {lead !== undefined && <p className="nl-paragraph">{lead}</p>}
        <TextArea label={label} help={help} rows={3} maxLength={500} required {...form.register('text')} />
        {longestDays !== undefined && (
          <TextField
            label={t('register.lifecycle.endsOn')}
            help={t('register.lifecycle.endsOnHelp', { days: longestDays })}
            type="date"
            required
            {...form.register('endsOn')}
          />
        )}
        {error !== null && <Alert tone="error">{error.message}</Alert>}
        <div className="form-actions">
          <Button type="submit" look="primary" disabled={isBusy}>
            {action}
          </Button>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
