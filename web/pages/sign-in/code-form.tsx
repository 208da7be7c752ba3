import { useMutation } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { SignInAnswer } from '../../../src/identity/contract.ts'
import { type ApiError, ask } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { MunicipalityField, type SignInFormProps, withMunicipality } from './password-form.tsx'

interface Values {
  readonly municipality: string
  readonly name: string
  readonly code: string
  readonly password: string
}

/** The first time, or after a reset: a code from the administrator, and a password of one's own. */
export function CodeForm({ ways, onAnswer, onBack }: SignInFormProps & { onBack(): void }) {
  const { t } = useTranslation()
  const { register, handleSubmit } = useForm<Values>()
  const attempt = useMutation<SignInAnswer, ApiError, Values>({
    mutationFn: (values) => ask('/session/code', { method: 'POST', body: withMunicipality(values, ways) }),
    onSuccess: onAnswer,
  })
  return (
    <form className="sign-in-form" onSubmit={handleSubmit((values) => attempt.mutate(values))}>
      {attempt.error !== null && <Alert tone="error">{attempt.error.message}</Alert>}
      {ways.municipalities.length > 1 && <MunicipalityField ways={ways} field={register('municipality')} />}
      <TextField label={t('signIn.name')} autoComplete="username" required {...register('name')} />
      <TextField
        label={t('signIn.code')}
        help={t('signIn.codeHelp')}
        autoComplete="one-time-code"
        required
        {...register('code')}
      />
      <TextField
        label={t('signIn.newPassword')}
        help={t('signIn.newPasswordHelp')}
        type="password"
        autoComplete="new-password"
        required
        {...register('password')}
      />
      <Button type="submit" look="primary" disabled={attempt.isPending}>
        {t('signIn.confirm')}
      </Button>
      <Button look="subtle" onClick={onBack}>
        {t('signIn.withPassword')}
      </Button>
    </form>
  )
}
