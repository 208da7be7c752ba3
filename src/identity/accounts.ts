/** Signing in and accounts, put together: needs the ledger, so it opens after it. */
import type { AccountParts } from './account-deps.ts'
import { createAdministration } from './administer-people.ts'
import { createAttempts } from './attempts.ts'
import { createOwnAccount } from './own-account.ts'
import { createOwnFactors } from './own-factors.ts'
import { createPasswords } from './passwords.ts'
import { createProviderSignIn } from './provider-sign-in.ts'
import { createSignIn } from './sign-in.ts'
import { createSignInByPasskey } from './sign-in-by-passkey.ts'
import { createSteps } from './steps.ts'
import { createTotp } from './totp.ts'

export function createAccounts(parts: AccountParts) {
  const { sessions, record } = parts
  const whole = {
    ...parts,
    attempts: createAttempts(parts),
    passwords: createPasswords(parts),
    steps: createSteps(parts),
    totp: createTotp(parts),
  }
  return {
    signIn: createSignIn(whole),
    byPasskey: createSignInByPasskey(whole),
    provider: createProviderSignIn(whole),
    own: createOwnAccount(whole),
    factors: createOwnFactors(whole),
    administration: createAdministration(whole),
    /** Signs out: the session of this secret ends. */
    async signOut(secret: string): Promise<void> {
      const session = sessions.find(secret)
      if (session === undefined) return
      const { tenant, personId, id } = session
      await sessions.end({ tenant, personId, id })
      const actor = parts.people.find(tenant, personId)?.pseudonym ?? ''
      await record(tenant, { type: 'session.ended', actor, sessions: 1, reason: 'signed-out' })
    },
  }
}
/** Everything people do to get in, and to keep others out. */
export type Accounts = ReturnType<typeof createAccounts>
