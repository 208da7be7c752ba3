/** Passwords and one-time codes of an account. */
import type { Clock } from '../kernel/clock.ts'
import type { Ids } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { hashPassword, isPassword } from './adapters/password-hash.ts'
import { weaknessOf } from './adapters/password-strength.ts'
import { hashSecret } from './api-key.ts'
import { codeLength, plainCode, showCode } from './one-time-code.ts'
import type { Person } from './person.ts'
import { problems } from './problems.ts'
import type { Account, IdentityStore, PersonAt } from './store.ts'

export function createPasswords({ store, clock, ids }: { store: IdentityStore; clock: Clock; ids: Ids }) {
  return {
    has: async (whose: PersonAt): Promise<boolean> => (await store.account(whose)).passwordHash !== undefined,

    /** Sets a password without asking whether it is strong; ends the one-time code. */
    set: async (whose: PersonAt, password: string): Promise<void> =>
      store.saveAccount(whose, {
        passwordHash: await hashPassword(password),
        passwordChangedAt: clock.now(),
        codeHash: undefined,
        codeExpiresAt: undefined,
      }),

    /** Takes the same time for an account that is not there. */
    isRight: (account: Account, password: string): Promise<boolean> => isPassword(password, account.passwordHash),

    /** @throws Problem weak-password */
    async requireStrong(password: string, { person, municipality }: { person: Person; municipality: string }) {
      const about = [person.id, person.department, municipality, ...person.name.split(' '), ...municipality.split(' ')]
      const weakness = await weaknessOf(password, [...about, 'stadspoort', 'gemeente'])
      if (weakness !== undefined) {
        throw new Problem(problems.weakPassword, { issues: [{ pointer: '/password', detail: weakness }] })
      }
    },

    /** A new code for signing in once; the old one and the password stop. @returns the code as it is shown */
    async giveCode(whose: PersonAt, { codeMs, also = {} }: { codeMs: number; also?: Account }) {
      const code = ids.secret(codeLength)
      const codeExpiresAt = clock.now() + codeMs
      const codeHash = hashSecret(code)
      await store.saveAccount(whose, { passwordHash: undefined, ...also, codeHash, codeExpiresAt })
      return { code: showCode(code), expiresAt: codeExpiresAt }
    },

    isCode: ({ codeHash, codeExpiresAt = 0 }: Account, typed: string): boolean =>
      codeHash !== undefined && codeExpiresAt > clock.now() && codeHash === hashSecret(plainCode(typed)),

    /** Uses a code up; false when somebody was first. */
    takeCode: (whose: PersonAt, typed: string): Promise<boolean> => store.takeCode(whose, hashSecret(plainCode(typed))),
  }
}
export type Passwords = ReturnType<typeof createPasswords>
