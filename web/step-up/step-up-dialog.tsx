import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../src/identity/contract.ts'
import { ask } from '../api.ts'
import { Alert } from '../components/alert.tsx'
import { Button } from '../components/button.tsx'
import { Dialog } from '../components/dialog.tsx'
import { TextField } from '../components/field.tsx'
import '../components/form.css'
import { Loaded } from '../components/loaded.tsx'
import { accountQuery } from '../pages/account/queries.ts'
import { signInWithPasskey } from '../pages/sign-in/passkey.ts'
import { sessionQuery } from '../session.ts'
import type { Need } from './use-proof.tsx'

export interface StepUpDialogProps {
  readonly need: Need
  onProof(): void
  onRefusal(): void
}

export function StepUpDialog({ need, onProof, onRefusal }: StepUpDialogProps) {
  const { t } = useTranslation()
  const account = useQuery(accountQuery)
  return (
    <Dialog title={t('stepUp.title')} onClose={onRefusal}>
      <Loaded query={account} lines={3}>
        {(known) => {
          const hasFactor = known.hasTotp || known.passkeys.length > 0
          if (need === 'second-factor-needed' && !hasFactor) return <NoFactor />
          if (!hasFactor && !known.hasPassword) return <SignInAgain />
          return <StepUpForm account={known} onProof={onProof} />
        }}
      </Loaded>
    </Dialog>
  )
}

function StepUpForm({ account, onProof }: { account: Account; onProof(): void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { register, handleSubmit } = useForm<{ readonly proof: string }>()
  const onSuccess = async () => {
    await client.invalidateQueries({ queryKey: sessionQuery.queryKey })
    onProof()
  }
  const typed = useMutation({
    mutationFn: ({ proof }: { readonly proof: string }) =>
      ask('/session/step-up', { method: 'POST', body: account.hasTotp ? { code: proof } : { password: proof } }),
    onSuccess,
  })
  const passkey = useMutation({ mutationFn: signInWithPasskey, onSuccess })
  const failure = typed.error ?? passkey.error
  const asksPassword = !account.hasTotp && account.passkeys.length === 0
  return (
    <form className="form" onSubmit={handleSubmit((values) => typed.mutate(values))}>
      <p className="nl-paragraph">{t('stepUp.lead')}</p>
      {failure !== null && <Alert tone="error">{failure.message}</Alert>}
      {account.hasTotp && (
        <TextField
          label={t('signIn.otp')}
          help={t('signIn.otpHelp')}
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          {...register('proof')}
        />
      )}
      {asksPassword && (
        <TextField
          label={t('signIn.password')}
          type="password"
          autoComplete="current-password"
          required
          {...register('proof')}
        />
      )}
      <div className="form-actions">
        {(account.hasTotp || asksPassword) && (
          <Button type="submit" look="primary" disabled={typed.isPending}>
            {t('signIn.confirm')}
          </Button>
        )}
        {account.passkeys.length > 0 && (
          <Button look={account.hasTotp ? 'secondary' : 'primary'} onClick={() => passkey.mutate()}>
            {t('stepUp.passkey')}
          </Button>
        )}
      </div>
    </form>
  )
}

function NoFactor() {
  const { t } = useTranslation()
  return (
    <div className="form">
      <p className="nl-paragraph">{t('stepUp.noFactor')}</p>
      <Link to="/account" className="nl-button nl-button--primary">
        {t('stepUp.toAccount')}
      </Link>
    </div>
  )
}

/** Who signs in with the municipality's provider proves it there. */
function SignInAgain() {
  const { t } = useTranslation()
  return (
    <div className="form">
      <p className="nl-paragraph">{t('stepUp.again')}</p>
      <a
        className="nl-button nl-button--primary"
        href={`/api/v1/oidc/start?again=ja&return=${encodeURIComponent(location.pathname)}`}
      >
        {t('signIn.submit')}
      </a>
    </div>
  )
}
