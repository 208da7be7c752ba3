/** Signing in: one form at a time. What is asked depends on what the municipality set up. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SignInAnswer, SignInWays } from '../../../src/identity/contract.ts'
import { ask } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useTitle } from '../../components/use-title.ts'
import { sessionQuery } from '../../session.ts'
import { CodeForm } from './code-form.tsx'
import { PasswordForm } from './password-form.tsx'
import { SecondFactorForm } from './second-factor-form.tsx'
import './sign-in.css'

type Step =
  | { readonly name: 'password' | 'code' }
  | { readonly name: 'second-factor'; readonly ways: readonly string[] }

export function SignInPage() {
  const { t } = useTranslation()
  const [step, setStep] = useState<Step>({ name: 'password' })
  const { data: ways } = useQuery({ queryKey: ['sign-in'], queryFn: () => ask<SignInWays>('/sign-in') })
  const finish = useFinish(setStep)
  useTitle(t('signIn.title'))
  return (
    <main className="sign-in" id="content">
      <img src="/assets/mark.svg" alt="" width={40} height={40} className="sign-in-mark" />
      <h1 className="nl-heading nl-heading--level-2">
        {t(step.name === 'second-factor' ? 'signIn.secondFactor' : 'signIn.title')}
      </h1>
      {ways === undefined ? (
        <Skeleton lines={4} />
      ) : (
        <>
          <p className="nl-paragraph">
            {step.name === 'second-factor'
              ? t('signIn.secondFactorLead')
              : t('signIn.lead', { municipality: ways.municipalities.map(({ name }) => name).join(', ') })}
          </p>
          {step.name === 'password' && <ProviderProblem />}
          {step.name === 'password' && (
            <PasswordForm ways={ways} onAnswer={finish} onCode={() => setStep({ name: 'code' })} />
          )}
          {step.name === 'code' && (
            <CodeForm ways={ways} onAnswer={finish} onBack={() => setStep({ name: 'password' })} />
          )}
          {step.name === 'second-factor' && <SecondFactorForm ways={step.ways} onAnswer={finish} />}
          <p className="sign-in-about">
            <a className="nl-link" href="/transparantie">
              {t('signIn.about')}
            </a>
            <Link className="nl-link" to="/toegankelijkheid">
              {t('shell.accessibility')}
            </Link>
          </p>
        </>
      )}
    </main>
  )
}

/** Why the municipality's provider sent someone back. */
function ProviderProblem() {
  const { t } = useTranslation()
  const { probleem: code } = useSearch({ from: '/inloggen' })
  if (code === undefined) return undefined
  return <Alert tone="error">{t(code === 'no-role' ? 'signIn.noRole' : 'signIn.providerFailed')}</Alert>
}

/** What to do with an answer: ask for the second half, or go where the person was heading. */
function useFinish(setStep: (step: Step) => void) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const { return: target } = useSearch({ from: '/inloggen' })
  return async (answer: SignInAnswer) => {
    if (answer.status === 'second-factor-needed') return setStep({ name: 'second-factor', ways: answer.ways })
    client.clear()
    await client.fetchQuery(sessionQuery)
    await navigate({ to: target })
  }
}
