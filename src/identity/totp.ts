/** Codes of an authenticator app as a second factor; each works once. */
import type { Clock } from '../kernel/clock.ts'
import type { Vault } from './account-deps.ts'
import { totpStepOf } from './adapters/totp.ts'
import type { Account, IdentityStore, PersonAt } from './store.ts'

export interface TotpDeps {
  readonly store: IdentityStore
  readonly clock: Clock
  readonly vault: Vault
}

export function createTotp({ store, clock, vault }: TotpDeps) {
  const what = ({ personId }: PersonAt): string => `totp/${personId}`
  const stepOf = (secret: string, code: string) => totpStepOf(secret, code, clock.now())

  return {
    /** Whether a code is right and was not used before; uses it up. */
    async isRight(whose: PersonAt, { totpSecret }: Account, code: string): Promise<boolean> {
      if (totpSecret === undefined) return false
      const step = await stepOf(vault.open(whose.tenant, what(whose), totpSecret), code)
      return step !== undefined && (await store.takeTotpStep(whose, step))
    },

    /** Keeps a secret once its first code proves that the app works. @returns whether it did */
    async keep(whose: PersonAt, secret: string, code: string): Promise<boolean> {
      const totpStep = await stepOf(secret, code)
      if (totpStep === undefined) return false
      await store.saveAccount(whose, { totpSecret: vault.seal(whose.tenant, what(whose), secret), totpStep })
      return true
    },

    remove: (whose: PersonAt): Promise<void> =>
      store.saveAccount(whose, { totpSecret: undefined, totpStep: undefined }),
  }
}
export type Totp = ReturnType<typeof createTotp>
