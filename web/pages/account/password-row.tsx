import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { ApiError, ask } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/field.tsx'
import '../../components/form.css'
import { Row } from '../../components/section.tsx'
import { useToast } from '../../components/toast.tsx'
import { day } from '../../i18n/format.ts'
import type { Proof } from '../../step-up/use-proof.tsx'
import { type AccountRowProps, useRefresh } from './totp-row.tsx'

export function PasswordRow({ account: { passwordChangedAt }, proof }: AccountRowProps) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Row
        title={t('signIn.password')}
        detail={
          passwordChangedAt === null ? t('password.unknown') : t('password.changed', { day: day(passwordChangedAt) })
        }
        action={<Button onClick={() => setOpen(true)}>{t('password.change')}</Button>}
      />
      {isOpen && <PasswordDialog proof={proof} onClose={() => setOpen(false)} />}
    </>
  )
}

interface Values {
  readonly current: string
  readonly next: string
}

function PasswordDialog({ proof, onClose }: { proof: Proof; onClose(): void }) {
  const { t } = useTranslation()
  const toast = useToast()
  const refresh = useRefresh()
  const { register, handleSubmit } = useForm<Values>()
  const change = useMutation({
    mutationFn: (body: Values) => proof.run(() => ask('/account/password', { method: 'PUT', body })),
    onSuccess: async () => {
      await refresh()
      onClose()
      toast(t('password.done'))
    },
  })
  const weakness =
    change.error instanceof ApiError && change.error.code === 'weak-password' ? change.error.message : undefined
  return (
    <Dialog title={t('password.change')} onClose={onClose}>
      <form className="form" onSubmit={handleSubmit((values) => change.mutate(values))}>
        <p className="nl-paragraph">{t('password.lead')}</p>
        {change.error !== null && weakness === undefined && <Alert tone="error">{change.error.message}</Alert>}
        <TextField
          label={t('password.current')}
          type="password"
          autoComplete="current-password"
          required
          {...register('current')}
        />
        <TextField
          label={t('password.next')}
          help={t('signIn.newPasswordHelp')}
          error={weakness}
          type="password"
          autoComplete="new-password"
          required
          {...register('next')}
        />
        <div className="form-actions">
          <Button type="submit" look="primary" disabled={change.isPending}>
            {t('password.change')}
          </Button>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
