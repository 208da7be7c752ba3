import { useMutation } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { SignInAnswer, SignInWays } from '../../../src/identity/contract.ts'
import { ask } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { isPasskeyPossible, signInWithPasskey } from './passkey.ts'

export interface SignInFormProps {
  readonly ways: SignInWays
  onAnswer(answer: SignInAnswer): Promise<void>
}

interface Values {
  readonly municipality: string
  readonly name: string
  readonly password: string
}

export function PasswordForm({ ways, onAnswer, onCode }: SignInFormProps & { onCode(): void }) {
  const { t } = useTranslation()
  const { register, handleSubmit } = useForm<Values>()
  const password = useMutation({
    mutationFn: (values: Values) =>
      ask<SignInAnswer>('/session', { method: 'POST', body: withMunicipality(values, ways) }),
    onSuccess: onAnswer,
  })
  const passkey = useMutation({ mutationFn: signInWithPasskey, onSuccess: onAnswer })
  const failure = password.error ?? passkey.error
  return (
    <>
      {failure !== null && <Alert tone="error">{failure.message}</Alert>}
      {ways.provider !== null && (
        <a className="nl-button nl-button--primary" href={`/api/v1/oidc/start?return=${encodeURIComponent('/')}`}>
          {t('signIn.provider', { name: ways.provider.name })}
        </a>
      )}
      {ways.local && (
        <form className="sign-in-form" onSubmit={handleSubmit((values) => password.mutate(values))}>
          {ways.municipalities.length > 1 && <MunicipalityField ways={ways} field={register('municipality')} />}
          <TextField
            label={t('signIn.name')}
            autoComplete="username webauthn"
            autoCapitalize="none"
            required
            {...register('name')}
          />
          <TextField
            label={t('signIn.password')}
            type="password"
            autoComplete="current-password"
            required
            {...register('password')}
          />
          <Button type="submit" look="primary" disabled={password.isPending}>
            {t(password.isPending ? 'signIn.busy' : 'signIn.submit')}
          </Button>
          {isPasskeyPossible(ways) && <Button onClick={() => passkey.mutate()}>{t('signIn.passkey')}</Button>}
          <Button look="subtle" onClick={onCode}>
            {t('signIn.withCode')}
          </Button>
        </form>
      )}
    </>
  )
}

/** Only asked, and only sent, when there is something to choose. */
export function withMunicipality<T extends { readonly municipality: string }>(
  values: T,
  { municipalities }: SignInWays,
) {
  const { municipality, ...rest } = values
  return municipalities.length > 1 ? values : rest
}

type Field = Partial<React.ComponentProps<typeof SelectField>>

export function MunicipalityField({ ways, field }: { ways: SignInWays; field: Field }) {
  const { t } = useTranslation()
  return (
    <SelectField label={t('signIn.municipality')} {...field}>
      {ways.municipalities.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}
