/** The routes of signing in on a real database, with a ledger that is a list. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { createServer } from '../src/app/http/server.ts'
import { openTenantKeys } from '../src/app/tenant-keys.ts'
import {
  type Accounts,
  type AccountsDeps,
  type Identity,
  type IdentityDeps,
  identityRoutes,
} from '../src/identity/index.ts'
import type { JsonObject } from '../src/kernel/json.ts'
import { createTenancy } from '../src/tenancy/index.ts'
import { type Browser, openBrowser } from './browser.ts'
import type { TestClock } from './clock.ts'
import type { FreshDatabase } from './databases.ts'
import { openIdentity, usualRules } from './identity.ts'

export const origin = 'https://poort.voorbeeldstad.example'

export interface FrontDesk {
  readonly identity: Identity
  readonly accounts: Accounts
  readonly server: FastifyInstance
  /** What was recorded, oldest first. */
  readonly records: (JsonObject & { readonly tenant: string })[]
  browser(address?: string): Browser
  close(): Promise<void>
}

export interface FrontDeskOptions {
  readonly opened: FreshDatabase
  readonly clock: TestClock
  readonly tenants: readonly string[]
  readonly provider?: AccountsDeps['provider']
  readonly more?: Partial<Omit<IdentityDeps, 'tenants'>>
}

export async function openFrontDesk(options: FrontDeskOptions): Promise<FrontDesk> {
  const { opened, clock, tenants, provider } = options
  const { tables } = opened.database
  const tenancy = await createTenancy({ tables, clock })
  for (const id of tenants)
    if (tenancy.find(id) === undefined) await tenancy.create({ id, name: `Gemeente ${id}`, isSample: false })
  const municipalities = () => tenancy.list().filter(({ id }) => tenants.includes(id))
  const identity = await openIdentity({ tables, tenants, clock, isProviderOn: provider !== undefined, ...options.more })
  const records: FrontDesk['records'] = []
  const folder = mkdtempSync(join(tmpdir(), 'stadspoort-keys-'))
  const accounts = identity.accounts({
    vault: openTenantKeys({ file: (name) => join(folder, name) }),
    municipalities,
    codeMs: 86_400_000,
    provider,
    onProviderTrouble: (reason) => records.push({ tenant: '', type: 'trouble', reason }),
    record: async (tenant, facts) => {
      records.push({ tenant, ...facts })
    },
  })
  const faults: unknown[] = []
  const { server } = await createServer({
    bodyLimit: 100_000,
    maxConnections: 100,
    trustedProxies: [],
    access: { identity, origins: () => [origin] },
    onFault: (error) => faults.push(error),
  })
  const providerName = provider === undefined ? undefined : 'Gemeente'
  const routes = { identity, accounts, municipalities, providerName, origins: () => [origin] }
  await server.register(async (scope) => identityRoutes(scope, { ...routes, idleMs: usualRules.idleMs }))
  return {
    identity,
    accounts,
    server,
    records,
    browser: (address) => openBrowser(server, { origin, ...(address === undefined ? {} : { address }) }),
    close: async () => {
      await server.close()
      identity.close()
      rmSync(folder, { recursive: true })
      if (faults.length > 0) throw new AggregateError(faults, 'faults of our own')
    },
  }
}
