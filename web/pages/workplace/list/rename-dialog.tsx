import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { maxTitleLength } from '../../../../src/workplace/choices-contract.ts'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { TextField } from '../../../components/field.tsx'

export interface RenameDialogProps {
  readonly title: string
  onClose(): void
  onSave(title: string): void
}

export function RenameDialog({ title, onClose, onSave }: RenameDialogProps) {
  const { t } = useTranslation()
  const [next, setNext] = useState(title)
  return (
    <Dialog title={t('list.rename')} onClose={onClose}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault()
          onSave(next)
        }}
      >
        <TextField
          label={t('list.name')}
          value={next}
          maxLength={maxTitleLength}
          required
          onChange={(event) => setNext(event.target.value)}
        />
        <div className="button-row">
          <Button type="submit" look="primary">
            {t('action.save')}
          </Button>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
