import { useMutation } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { SignInAnswer } from '../../../src/identity/contract.ts'
import { ask } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { signInWithPasskey } from './passkey.ts'

export interface SecondFactorFormProps {
  /** `totp`, `passkey` or both. */
  readonly ways: readonly string[]
  onAnswer(answer: SignInAnswer): Promise<void>
}

export function SecondFactorForm({ ways, onAnswer }: SecondFactorFormProps) {
  const { t } = useTranslation()
  const { register, handleSubmit } = useForm<{ readonly code: string }>()
  const totp = useMutation({
    mutationFn: (body: { readonly code: string }) =>
      ask<SignInAnswer>('/session/second-factor', { method: 'POST', body }),
    onSuccess: onAnswer,
  })
  const passkey = useMutation({ mutationFn: signInWithPasskey, onSuccess: onAnswer })
  const failure = totp.error ?? passkey.error
  return (
    <form className="sign-in-form" onSubmit={handleSubmit((values) => totp.mutate(values))}>
      {failure !== null && <Alert tone="error">{failure.message}</Alert>}
      {ways.includes('totp') && (
        <>
          <TextField
            label={t('signIn.otp')}
            help={t('signIn.otpHelp')}
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            {...register('code')}
          />
          <Button type="submit" look="primary" disabled={totp.isPending}>
            {t('signIn.confirm')}
          </Button>
        </>
      )}
      {ways.includes('passkey') && <Button onClick={() => passkey.mutate()}>{t('signIn.passkey')}</Button>}
    </form>
  )
}
