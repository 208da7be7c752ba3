/** What all ways of signing in share. */
import { Problem } from '../kernel/problem.ts'
import type { AccountParts, From } from './account-deps.ts'
import type { AttemptCounter } from './attempts.ts'
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

/** @throws Problem local-sign-in-off where people sign in with the municipality's provider */
export function requireLocal({ isProviderOn }: AccountParts): void {
  if (isProviderOn) throw new Problem(problems.localOff)
}

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
export function tenantOf(
  { municipalities }: AccountParts,
  { municipality }: { municipality: string | undefined },
): string {
  const all = municipalities()
  const found = municipality === undefined && all.length === 1 ? all[0] : all.find(({ id }) => id === municipality)
  if (found === undefined) throw new Problem(problems.signInFailed)
  return found.id
}

export function nameOf({ municipalities }: AccountParts, tenant: string): string {
  return municipalities().find(({ id }) => id === tenant)?.name ?? ''
}

export function usable({ directory }: AccountParts, tenant: string, id: string): Person | undefined {
  const person = directory.person(tenant, id)
  return person?.blockedAt === undefined ? person : undefined
}

export function stepPerson(parts: AccountParts, { tenant, personId }: Step): Person | undefined {
  return personId === null ? undefined : usable(parts, tenant, personId)
}

export function whoseAccount(person: Person): PersonAt {
  return { tenant: person.tenant, personId: person.id }
}
