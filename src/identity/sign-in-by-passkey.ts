/** Signing in by passkey: alone, because it is two factors in one, or after a password. */
import { Problem } from '../kernel/problem.ts'
import type { AccountParts, From } from './account-deps.ts'
import { type Page, provenCounter, signInOptions } from './adapters/passkeys.ts'
import type { PasskeyResponse } from './contract.ts'
import type { Person } from './person.ts'
import { problems } from './problems.ts'
import { requireLocal, type SignInParts, type SignInResult, startSession, tenantOf, usable } from './sign-in-parts.ts'
import type { Step } from './steps.ts'

export function createSignInByPasskey(parts: SignInParts) {
  const { store, steps } = parts
  const start = startSession(parts)

  return {
    /**
     * What to ask the browser for: a passkey of the person who gave a password or is signed in, or else any of ours.
     * @returns options for the browser, and the secret of the step
     */
    async options(page: Page, from: From, municipality: string | undefined) {
      requireLocal(parts)
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
    async finish(page: Page, response: PasskeyResponse, from: From): Promise<SignInResult> {
      requireLocal(parts)
      const step = await steps.take(from.step, 'sign-in')
      const person = await provenPerson(parts, { page, response, step })
      const isSecond = step.facts['first'] === 'password'
      if (person !== undefined) return start(person, isSecond ? 'password+passkey' : 'passkey', from)
      if (isSecond) await step.putBack({ first: 'password' })
      throw new Problem(problems.signInFailed)
    },
  }
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
