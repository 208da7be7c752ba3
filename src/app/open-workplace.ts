/** Opens the workplace with what the house has: its gate, register, people and keys. */
import { randomBytes } from 'node:crypto'
import type { Gate } from '../gateway/index.ts'
import { signedIn } from '../identity/index.ts'
import { createScreening } from '../register/index.ts'
import { createWorkplace, type Workplace } from '../workplace/index.ts'
import type { Config } from './config.ts'
import { every, type House } from './open-house.ts'
import { sampleExamples } from './sample/sample-examples.ts'
import { openTenantKeys } from './tenant-keys.ts'

export interface WorkplaceParts {
  readonly config: Config
  readonly house: House
  readonly gate: Gate
  readonly onFault: (error: unknown, requestId: string) => void
}

export async function openWorkplace({ config, house, gate, onFault }: WorkplaceParts): Promise<Workplace> {
  const { tenancy, identity, register, clock, ids, folder, database } = house
  const tenants = tenancy.list().map(({ id }) => id)
  const keys = openTenantKeys(folder)
  const examples = sampleExamples()
  return createWorkplace({
    tables: database.tables,
    clock,
    ids,
    random: randomBytes,
    gate,
    node: config.node,
    municipality: (tenant) => tenancy.find(tenant)?.name ?? tenant,
    tenants: () => tenants,
    tenantKey: keys.of,
    limits: config.limits,
    useCases: register,
    screen: createScreening(),
    person: identity.people.find,
    signedIn,
    examples: (tenant) => (tenancy.find(tenant)?.isSample ? examples : []),
    every,
    onFault,
  })
}
