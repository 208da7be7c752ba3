/** Opens the rulebook with what the house has: its database, people and ledgers. */
import { readdirSync, readFileSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { signedIn } from '../identity/index.ts'
import { viewLog } from '../ledger/index.ts'
import { defaultPolicyFile, policySchemaFile } from '../policy/index.ts'
import { riskClasses, useCaseStates } from '../register/index.ts'
import { createRulebook, type Rulebook, type TemplateSource } from '../rulebook/index.ts'
import { type Ledgers, logsIn } from './ledgers.ts'
import { every, type House } from './open-house.ts'
import { packageFile } from './package-file.ts'

export interface RulebookParts {
  readonly house: House
  readonly ledgers: Ledgers
  readonly onFault: (error: unknown, what: string) => void
}

export function openRulebook({ house, ledgers, onFault }: RulebookParts): Promise<Rulebook> {
  const { tenancy, identity, register, clock, ids, database } = house
  return createRulebook({
    tables: database.tables,
    clock,
    ids,
    tenants: () => tenancy.list().map(({ id }) => id),
    shippedPolicy: read(defaultPolicyFile),
    schema: read(policySchemaFile),
    useCases: {
      list: register.list,
      versions: async (tenant, id) =>
        (await register.versions(tenant, id)).map(({ record, version }) => ({ ...record, version })),
    },
    templateSources: templateSources(),
    words: { states: useCaseStates, riskClasses },
    recorded: (tenant) => recorded(house, ledgers, tenant),
    pause: () => setImmediate(),
    person: identity.people.find,
    signedIn,
    record: async (tenant, facts) => void (await ledgers.of(tenant).append(facts)),
    every,
    onFault,
  })
}

const templateFolder = 'src/rulebook/template/texts/'

function templateSources(): TemplateSource[] {
  const names = readdirSync(packageFile(templateFolder)).filter((name) => name.endsWith('.yaml'))
  return names.sort().map((name) => ({ id: name.replace('.yaml', ''), content: read(templateFolder + name) }))
}

function read(file: string): string {
  return readFileSync(packageFile(file), 'utf8')
}

/** Every log of a municipality in this data folder, as it stands now. */
async function recorded({ folder }: House, ledgers: Ledgers, tenant: string) {
  await ledgers.of(tenant).publish()
  const places = logsIn(folder.path).filter((place) => place.tenant === tenant)
  return Promise.all(places.map(async ({ directory }) => (await viewLog(directory)).back()))
}
