/** Opens the public page with what the house has: its register, models and log. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Models } from '../models/index.ts'
import type { Tenant } from '../tenancy/index.ts'
import { createTransparency, type SavedVersion, type Transparency, wordsFile } from '../transparency/index.ts'
import type { Config } from './config.ts'
import { styleSheetOf } from './http/web-app.ts'
import type { Ledgers } from './ledgers.ts'
import { every, type House } from './open-house.ts'
import { packageFile } from './package-file.ts'
import { residentsContact } from './residents-contact.ts'

export interface TransparencyParts {
  readonly config: Config
  readonly house: House
  readonly tenant: Tenant
  readonly ledgers: Ledgers
  readonly models: Models
  /** Where the house listens; known once it does. */
  readonly address: () => string
}

export function openTransparency({ config, house, tenant, ledgers, models, address }: TransparencyParts): Transparency {
  const { clock, database, register, identity } = house
  return createTransparency({
    tables: database.tables,
    clock,
    node: config.node,
    municipality: () => house.tenancy.find(tenant.id) ?? tenant,
    useCases: register.list,
    history: rememberHistory(register),
    models: () =>
      models.list().map(({ id, zone, sheet }) => ({ id, zone, operator: sheet.operator, learns: sheet.trainsOnInput })),
    ledger: ledgers.of,
    people: (id) => identity.people.list(id).map(({ name }) => name),
    contact: () => residentsContact(config, tenant),
    registration: () => undefined,
    styleSheet: () => styleSheetOf('public-page'),
    publicUrl: () => config.server.publicUrl?.replace(/\/$/, '') ?? address(),
    words: parse(readFileSync(packageFile(wordsFile), 'utf8')),
    every,
  })
}

/** Reads all versions only when the register changed. */
function rememberHistory(register: House['register']): (tenant: string) => Promise<readonly SavedVersion[]> {
  const kept = new Map<string, { readonly version: string; readonly history: Promise<readonly SavedVersion[]> }>()
  return (tenant) => {
    const version = register.version(tenant)
    const known = kept.get(tenant)
    if (known?.version === version) return known.history
    const history = readHistory(register, tenant)
    kept.set(tenant, { version, history })
    history.catch(() => kept.delete(tenant))
    return history
  }
}

async function readHistory(register: House['register'], tenant: string): Promise<readonly SavedVersion[]> {
  const all = await Promise.all(register.list(tenant).map(({ id }) => register.versions(tenant, id)))
  return all.flat().map(({ record, version, savedAt }) => ({ useCase: { ...record, version }, savedAt }))
}
