import { useMutation } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/field.tsx'
import '../../components/form.css'
import { isGivenUp } from './passkeys.ts'
import { useRefresh } from './totp-row.tsx'

export interface PasskeyDialogProps {
  readonly title: string
  readonly lead?: string
  readonly name: string
  save(name: string): Promise<unknown>
  onClose(): void
}

const longestName = 60

/** The name of a passkey: of one to be made, or a better one for one that is there. */
export function PasskeyDialog({ title, lead, name, save, onClose }: PasskeyDialogProps) {
  const { t } = useTranslation()
  const refresh = useRefresh()
  const { register, handleSubmit } = useForm({ defaultValues: { name } })
  const saving = useMutation({
    mutationFn: (values: { readonly name: string }) => save(values.name),
    onSuccess: async () => {
      await refresh()
      onClose()
    },
  })
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="form" onSubmit={handleSubmit((values) => saving.mutate(values))}>
        {lead !== undefined && <p className="nl-paragraph">{lead}</p>}
        {saving.error !== null && (
          <Alert tone="error">{isGivenUp(saving.error) ? t('passkey.givenUp') : saving.error.message}</Alert>
        )}
        <TextField
          label={t('passkey.name')}
          help={t('passkey.nameHelp')}
          autoComplete="off"
          maxLength={longestName}
          required
          {...register('name')}
        />
        <div className="form-actions">
          <Button type="submit" look="primary" disabled={saving.isPending}>
            {t('action.save')}
          </Button>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
