/** Everything about one's own way in: second factor, password, where one is signed in, language and look. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../../src/identity/contract.ts'
import { Alert } from '../../components/alert.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { Section } from '../../components/section.tsx'
import { day } from '../../i18n/format.ts'
import { useSession } from '../../session.ts'
import { useProof } from '../../step-up/use-proof.tsx'
import { LookSection } from './look-section.tsx'
import { PasskeySection } from './passkey-section.tsx'
import { PasswordRow } from './password-row.tsx'
import { accountQuery } from './queries.ts'
import { SessionSection } from './session-section.tsx'
import { TotpRow } from './totp-row.tsx'

export function AccountPage() {
  const { t } = useTranslation()
  const { person } = useSession()
  const account = useQuery(accountQuery)
  const roles = person.roles.map((role) => t(`role.${role}`)).join(', ')
  return (
    <main className="page">
      <PageHead title={t('shell.account')} lead={[person.name, person.department, roles].join(' · ')} />
      <Loaded query={account} lines={6}>
        {(known) => <SignInSections account={known} />}
      </Loaded>
      <SessionSection />
      <LookSection />
    </main>
  )
}

function SignInSections({ account }: { account: Account }) {
  const { t } = useTranslation()
  const { must } = useSession()
  const proof = useProof()
  const mustAdd = must.includes('second-factor')
  return (
    <>
      {mustAdd && (
        <Alert tone="warning" title={t('account.must')}>
          <p>{t('account.mustLead')}</p>
        </Alert>
      )}
      {account.resetAt !== null && (
        <Alert
          tone="warning"
          title={t(account.resetBy === null ? 'account.reset' : 'account.resetBy', {
            day: day(account.resetAt),
            name: account.resetBy,
          })}
        >
          <p>{t('account.resetLead')}</p>
        </Alert>
      )}
      <Section title={t('account.wayIn')}>
        <div>
          {account.hasPassword && <PasswordRow account={account} proof={proof} />}
          <TotpRow account={account} proof={proof} isNext={mustAdd} />
        </div>
      </Section>
      <PasskeySection account={account} proof={proof} />
      {proof.dialog}
    </>
  )
}
