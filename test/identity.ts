/** Identity for tests: a real one, with usual rules and without timers. */
import { createIdentity, type Identity, type IdentityDeps, type SessionRules } from '../src/identity/index.ts'
import { randomIds } from '../src/kernel/ids.ts'

const minute = 60_000

export const usualRules: SessionRules = {
  idleMs: 60 * minute,
  absoluteMs: 720 * minute,
  freshMs: 15 * minute,
  secondFactor: 'administrators',
}

export function openIdentity(
  deps: Pick<IdentityDeps, 'tables' | 'clock'> & { readonly tenants: readonly string[] } & Partial<
      Omit<IdentityDeps, 'tenants'>
    >,
): Promise<Identity> {
  return createIdentity({
    ids: randomIds,
    every: () => () => undefined,
    sessionRules: usualRules,
    isProviderOn: false,
    ...deps,
    tenants: () => deps.tenants,
  })
}
