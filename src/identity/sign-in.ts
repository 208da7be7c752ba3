/**
 * Signing in with an account of this installation. Whatever is wrong, the answer is the same; a session is recorded in the
 * ledger before it exists.
 */
import { Problem } from '../kernel/problem.ts'
import type { AccountParts, From } from './account-deps.ts'
import { type Page, provenCounter, signInOptions } from './adapters/passkeys.ts'
import type { AttemptCounter } from './attempts.ts'
import type { PasskeyResponse } from './contract.ts'
import type { Passwords } from './passwords.ts'
import type { Person } from './person.ts'
import { problems } from './problems.ts'
import type { SessionWay } from './session.ts'
import type { Step, Steps } from './steps.ts'
import type { PersonAt } from './store.ts'
import type { Totp } from './totp.ts'

export interface SignInParts extends AccountParts {
  readonly attempts: AttemptCounter
  readonly passwords: Passwords
  readonly steps: Steps
  readonly totp: Totp
}

/** A secret for the browser: of a session, or of a step that waits for the second factor. */
export type SignInResult =
  | { readonly kind: 'signed-in'; readonly secret: string }
  | { readonly kind: 'second-factor'; readonly step: string; readonly ways: readonly ('totp' | 'passkey')[] }

/** Who says to be whom. */
export interface Claimed {
  readonly municipality: string | undefined
  readonly name: string
}

export function createSignIn(parts: SignInParts) {
  const { store, attempts, passwords, steps, totp } = parts
  const start = startSession(parts)

  function requireLocal(): void {
    if (parts.isProviderOn) throw new Problem(problems.localOff)
  }

  /** After the first half: a session, or the question for the second half. */
  async function afterFirst(person: Person, from: From): Promise<SignInResult> {
    const whose = at(person)
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
      requireLocal()
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
      requireLocal()
      const tenant = tenantOf(parts, input)
      const person = await attempts.try({ tenant, name: input.name, address: from.address }, async () => {
        const account = await store.account({ tenant, personId: input.name })
        return passwords.isCode(account, input.code) ? usable(parts, tenant, input.name) : undefined
      })
      const whose = at(person)
      await passwords.requireStrong(input.password, { person, municipality: nameOf(parts, tenant) })
      await parts.record(tenant, { type: 'account.changed', actor: person.pseudonym, what: 'password-by-code' })
      if (!(await passwords.takeCode(whose, input.code))) throw new Problem(problems.signInFailed)
      await passwords.set(whose, input.password)
      await parts.sessions.end(whose)
      return afterFirst(person, from)
    },

    /** The second half, by authenticator app. @throws Problem sign-in-failed, sign-in-delayed, sign-in-step-gone */
    async withTotp(code: string, from: From): Promise<SignInResult> {
      requireLocal()
      const step = await steps.take(from.step, 'sign-in')
      const person = step.facts['first'] === 'password' ? stepPerson(parts, step) : undefined
      if (person === undefined) throw new Problem(problems.stepGone)
      const whose = at(person)
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

    /**
     * What to ask the browser for: a passkey of the person who gave a password or is signed in, or else any of ours.
     * @returns options for the browser, and the secret of the step
     */
    async passkeyOptions(page: Page, from: From, municipality: string | undefined) {
      requireLocal()
      const step = await steps.tryTake(from.step, 'sign-in')
      if (step?.facts['first'] === 'password' && step.personId !== null) {
        const options = await signInOptions(page, await store.passkeys(step.tenant, step.personId))
        await step.putBack({ ...step.facts, challenge: options.challenge })
        return { options, step: step.secret }
      }
      const tenant = from.current?.tenant ?? tenantOf(parts, { municipality })
      const options = await signInOptions(page, [])
      const facts = { challenge: options.challenge }
      return { options, step: await steps.begin({ tenant, purpose: 'sign-in', personId: null, facts }) }
    },

    /** By passkey alone, or as the second half. @throws Problem sign-in-failed, sign-in-step-gone */
    async withPasskey(page: Page, response: PasskeyResponse, from: From): Promise<SignInResult> {
      requireLocal()
      const step = await steps.take(from.step, 'sign-in')
      const person = await provenPerson(parts, { page, response, step })
      const isSecond = step.facts['first'] === 'password'
      if (person !== undefined) return start(person, isSecond ? 'password+passkey' : 'passkey', from)
      if (isSecond) await step.putBack({ first: 'password' })
      throw new Problem(problems.signInFailed)
    },
  }
}
export type SignIn = ReturnType<typeof createSignIn>

/** Records that a session starts, and starts it. */
export function startSession({ record, sessions }: Pick<AccountParts, 'record' | 'sessions'>) {
  return async (person: Person, way: SessionWay, from: From, isStepUp = false): Promise<SignInResult> => {
    const type = isStepUp ? 'session.proved' : 'session.started'
    await record(person.tenant, { type, actor: person.pseudonym, way })
    const { secret } = await sessions.start({ person, way, device: from.device, replaces: from.current, isStepUp })
    return { kind: 'signed-in', secret }
  }
}

/** The municipality that was named, or the only one; one that is not there has nobody. */
function tenantOf({ municipalities }: AccountParts, { municipality }: { municipality: string | undefined }): string {
  const all = municipalities()
  const found = municipality === undefined && all.length === 1 ? all[0] : all.find(({ id }) => id === municipality)
  if (found === undefined) throw new Problem(problems.signInFailed)
  return found.id
}

function nameOf({ municipalities }: AccountParts, tenant: string): string {
  return municipalities().find(({ id }) => id === tenant)?.name ?? ''
}

function usable({ directory }: AccountParts, tenant: string, id: string): Person | undefined {
  const person = directory.person(tenant, id)
  return person?.blockedAt === undefined ? person : undefined
}

function stepPerson(parts: AccountParts, { tenant, personId }: Step): Person | undefined {
  return personId === null ? undefined : usable(parts, tenant, personId)
}

function at(person: Person): PersonAt {
  return { tenant: person.tenant, personId: person.id }
}

interface PasskeyAnswer {
  readonly page: Page
  readonly response: PasskeyResponse
  readonly step: Step
}

async function provenPerson(parts: AccountParts, { page, response, step }: PasskeyAnswer): Promise<Person | undefined> {
  const { challenge } = step.facts
  const passkey = await parts.store.passkey(step.tenant, response.id)
  if (typeof challenge !== 'string' || passkey === undefined) return undefined
  if (step.personId !== null && step.personId !== passkey.personId) return undefined
  const counter = await provenCounter(page, response, { challenge, passkey })
  if (counter === undefined) return undefined
  await parts.store.usePasskey(step.tenant, passkey.id, { counter, now: parts.clock.now() })
  return usable(parts, step.tenant, passkey.personId)
}
