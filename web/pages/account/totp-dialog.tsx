import { useMutation } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { ask } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { CopyButton } from '../../components/copy-button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/field.tsx'
import '../../components/form.css'
import { useToast } from '../../components/toast.tsx'
import type { Proof } from '../../step-up/use-proof.tsx'
import { QrCode } from './qr-code.tsx'
import './totp-dialog.css'
import type { TotpOffer } from './totp-row.tsx'

export interface TotpDialogProps {
  readonly offer: TotpOffer
  readonly proof: Proof
  onDone(): Promise<void>
  onClose(): void
}

/** Scan, or type the secret; the first code proves that the app works. */
export function TotpDialog({ offer: { secret, uri }, proof, onDone, onClose }: TotpDialogProps) {
  const { t } = useTranslation()
  const toast = useToast()
  const { register, handleSubmit } = useForm<{ readonly code: string }>()
  const confirmation = useMutation({
    mutationFn: (body: { readonly code: string }) => proof.run(() => ask('/account/totp', { method: 'PUT', body })),
    onSuccess: async () => {
      await onDone()
      onClose()
      toast(t('totp.added'))
    },
  })
  return (
    <Dialog title={t('totp.add')} onClose={onClose}>
      <form className="form" onSubmit={handleSubmit((values) => confirmation.mutate(values))}>
        <p className="nl-paragraph">{t('totp.scan')}</p>
        <QrCode text={uri} label={t('totp.qr')} />
        <p className="nl-paragraph">{t('totp.type')}</p>
        <div className="totp-secret">
          <code className="nl-code">{inFours(secret)}</code>
          <CopyButton text={secret} />
        </div>
        {confirmation.error !== null && <Alert tone="error">{confirmation.error.message}</Alert>}
        <TextField
          label={t('signIn.otp')}
          help={t('totp.first')}
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          {...register('code')}
        />
        <div className="form-actions">
          <Button type="submit" look="primary" disabled={confirmation.isPending}>
            {t('signIn.confirm')}
          </Button>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

/** Easier to type over. */
function inFours(secret: string): string {
  return secret.replaceAll(/(.{4})(?=.)/g, '$1 ')
}
