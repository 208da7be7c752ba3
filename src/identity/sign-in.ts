/**
 * Signing in with an account of this installation. Whatever is wrong, the answer is the same; a session is recorded in the
 * ledger before it exists.
 */
import { Problem } from '../kernel/problem.ts'
import type { From } from './account-deps.ts'
import type { Person } from './person.ts'
import { problems } from './problems.ts'
import {
  nameOf,
  requireLocal,
  type SignInParts,
  type SignInResult,
  startSession,
  stepPerson,
  tenantOf,
  usable,
  whoseAccount,
} from './sign-in-parts.ts'

/** Who says to be whom. */
export interface Claimed {
  readonly municipality: string | undefined
  readonly name: string
}

export function createSignIn(parts: SignInParts) {
  const { store, attempts, passwords, steps, totp } = parts
  const start = startSession(parts)

  /** After the first half: a session, or the question for the second half. */
  async function afterFirst(person: Person, from: From): Promise<SignInResult> {
    const whose = whoseAccount(person)
    const { totpSecret } = await store.account(whose)
    const passkeys = await store.passkeys(person.tenant, person.id)
    const ways = [
      ...(totpSecret === undefined ? [] : ['totp' as const]),
      ...(passkeys.length === 0 ? [] : ['passkey' as const]),
    ]
    if (ways.length === 0) return start(person, 'password', from)
    const facts = { first: 'password' }
    return { kind: 'second-factor', ways, step: await steps.begin({ ...whose, purpose: 'sign-in', facts }) }
  }

  return {
    /** @throws Problem sign-in-failed, sign-in-delayed, local-sign-in-off */
    async withPassword({ password, ...claimed }: Claimed & { password: string }, from: From): Promise<SignInResult> {
      requireLocal(parts)
      const tenant = tenantOf(parts, claimed)
      const person = await attempts.try({ tenant, name: claimed.name, address: from.address }, async () => {
        const account = await store.account({ tenant, personId: claimed.name })
        return (await passwords.isRight(account, password)) ? usable(parts, tenant, claimed.name) : undefined
      })
      return afterFirst(person, from)
    },

    /**
     * The first time, or after a reset: the code opens the account once, and sets its password.
     * @throws Problem sign-in-failed, sign-in-delayed, weak-password, local-sign-in-off
     */
    async withCode(input: Claimed & { code: string; password: string }, from: From): Promise<SignInResult> {
      requireLocal(parts)
      const tenant = tenantOf(parts, input)
      const person = await attempts.try({ tenant, name: input.name, address: from.address }, async () => {
        const account = await store.account({ tenant, personId: input.name })
        return passwords.isCode(account, input.code) ? usable(parts, tenant, input.name) : undefined
      })
      const whose = whoseAccount(person)
      await passwords.requireStrong(input.password, { person, municipality: nameOf(parts, tenant) })
      await parts.record(tenant, { type: 'account.changed', actor: person.pseudonym, what: 'password-by-code' })
      if (!(await passwords.takeCode(whose, input.code))) throw new Problem(problems.signInFailed)
      await passwords.set(whose, input.password)
      await parts.sessions.end(whose)
      return afterFirst(person, from)
    },

    /** The second half, by authenticator app. @throws Problem sign-in-failed, sign-in-delayed, sign-in-step-gone */
    async withTotp(code: string, from: From): Promise<SignInResult> {
      requireLocal(parts)
      const step = await steps.take(from.step, 'sign-in')
      const person = step.facts['first'] === 'password' ? stepPerson(parts, step) : undefined
      if (person === undefined) throw new Problem(problems.stepGone)
      const whose = whoseAccount(person)
      const attempt = { tenant: person.tenant, name: person.id, address: from.address, isSecondFactor: true }
      try {
        await attempts.try(
          attempt,
          async () => (await totp.isRight(whose, await store.account(whose), code)) || undefined,
        )
      } catch (error) {
        await step.putBack()
        throw error
      }
      return start(person, 'password+totp', from)
    },
  }
}
