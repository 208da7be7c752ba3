/** Signing in and accounts, with the ledger, the keys and the provider of this installation. */
import { type Accounts, createOpenId, type Provider } from '../identity/index.ts'
import { Problem, type ProblemKind } from '../kernel/problem.ts'
import type { Config } from './config.ts'
import type { Egress } from './egress.ts'
import type { Ledgers } from './ledgers.ts'
import type { House } from './open-house.ts'
import { providerFetch } from './provider-fetch.ts'
import { openTenantKeys } from './tenant-keys.ts'

export interface OpenAccountsOptions {
  readonly house: House
  readonly ledgers: Ledgers
  /** The way to the provider; a command that signs nobody in needs none. */
  readonly egress?: Egress
  readonly onProviderTrouble?: (reason: string) => void
}

const hour = 3_600_000

/** @throws Problem provider-needs-municipality */
export function openAccounts({ house, ledgers, egress, onProviderTrouble }: OpenAccountsOptions): Accounts {
  const { config, clock, tenancy, identity, folder } = house
  const provider = egress === undefined ? undefined : providerOf({ house, config, egress })
  return identity.accounts({
    vault: openTenantKeys(folder),
    municipalities: tenancy.list,
    codeMs: config.login.codeHours * hour,
    provider,
    onProviderTrouble: onProviderTrouble ?? (() => undefined),
    record: async (tenant, facts) => {
      await ledgers.of(tenant).append({ v: 1, at: new Date(clock.now()).toISOString(), ...facts })
    },
  })
}

const whichMunicipality: ProblemKind = {
  code: 'provider-needs-municipality',
  status: 503,
  title: 'Zeg in login.oidc.municipality voor welke gemeente de aanbieder is.',
}

function providerOf({ house, config, egress }: { house: House; config: Config; egress: Egress }): Provider | undefined {
  const { oidc } = config.login
  if (oidc === undefined) return undefined
  const all = house.tenancy.list()
  const tenant = oidc.municipality ?? (all.length === 1 ? all[0]?.id : undefined)
  // People of one municipality must never come in at another.
  if (tenant === undefined || house.tenancy.find(tenant) === undefined) throw new Problem(whichMunicipality)
  return { openId: createOpenId(oidc, providerFetch(egress)), tenant, rules: oidc }
}
