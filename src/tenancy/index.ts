/**
 * For which municipality: the tenants of this installation and how much each key may ask.
 *
 * Promises: a look-up touches no database; every row in the database belongs to one tenant and is closed to the others
 * (row-level security); limits hold whatever the machine's clock does.
 */
import type { Clock } from '../kernel/clock.ts'
import { newestLoad } from '../kernel/newest-load.ts'
import { Problem } from '../kernel/problem.ts'
import type { Tables } from '../kernel/tables.ts'
import { problems } from './problems.ts'
import { createTenantStore } from './store.ts'
import { type Tenant, tenantId } from './tenant.ts'

export { type Admission, createQuota, type Limits, type Quota } from './quota.ts'
export type { Tenant } from './tenant.ts'

/** What tenancy needs from the house. */
export interface TenancyDeps {
  readonly tables: Tables
  readonly clock: Clock
}

/** Loads the tenants; look-ups are from memory. */
export async function createTenancy({ tables, clock }: TenancyDeps) {
  const store = createTenantStore(tables)
  let tenants = new Map<string, Tenant>()

  const reload = newestLoad(store.all, (all) => {
    tenants = new Map(all.map((tenant) => [tenant.id, tenant]))
  })

  await reload()
  const stop = tables.onChange('tenant', reload)
  return {
    /** All municipalities, by id. */
    list: (): readonly Tenant[] => [...tenants.values()],
    find: (id: string): Tenant | undefined => tenants.get(id),
    /**
     * Adds a municipality.
     * @throws Problem invalid-tenant, tenant-exists
     */
    async create(tenant: Tenant): Promise<void> {
      if (!tenantId.test(tenant.id)) {
        throw new Problem(problems.invalidTenant, {
          detail: 'De korte naam begint met een letter en bestaat uit kleine letters, cijfers en streepjes.',
        })
      }
      if (tenant.name.trim() === '') throw new Problem(problems.invalidTenant, { detail: 'Geef de gemeente een naam.' })
      const isAdded = await store.add(tenant, new Date(clock.now()))
      await reload()
      if (!isAdded) throw new Problem(problems.tenantExists)
    },
    close: stop,
  }
}
/** The municipalities of this installation, in memory. */
export type Tenancy = Awaited<ReturnType<typeof createTenancy>>
