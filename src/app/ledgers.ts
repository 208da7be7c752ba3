/** One log for each municipality on this node: opened at the start, so that a passage never waits for a file to appear. */
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { Clock } from '../kernel/clock.ts'
import { createSigningKey, hasSigningKey, type Ledger, loadSigningKey, openLedger } from '../ledger/index.ts'
import type { DataFolder } from './data-folder.ts'

export interface LedgersOptions {
  readonly folder: DataFolder
  /** Name of this gate: each has a log of its own, so that gates need no coordination. */
  readonly node: string
  readonly tenants: readonly string[]
  readonly clock: Clock
  readonly minimumFreeBytes: number
}

export interface Ledgers {
  /** @throws Error for a tenant without a log: a programmer's mistake */
  of(tenant: string): Ledger
  all(): ReadonlyMap<string, Ledger>
  close(): Promise<void>
}

/** Where a municipality's log lies, relative to the data folder. */
function ledgerDirectory(tenant: string, node: string): string {
  return `ledger/${tenant}/${node}`
}

/** Where the key of a municipality's logs lies, relative to the data folder. */
export function ledgerKeyFile(tenant: string): string {
  return `keys/ledger-${tenant}.key`
}

export interface LogPlace {
  readonly tenant: string
  readonly node: string
  readonly directory: string
}

/** The logs in a data folder, of every municipality and gate. */
export function logsIn(data: string): readonly LogPlace[] {
  const root = path.join(data, 'ledger')
  return foldersIn(root).flatMap((tenant) =>
    foldersIn(path.join(root, tenant)).map((node) => ({ tenant, node, directory: path.join(root, tenant, node) })),
  )
}

function foldersIn(parent: string): readonly string[] {
  if (!existsSync(parent)) return []
  return readdirSync(parent, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
    .sort()
}

export async function openLedgers(options: LedgersOptions): Promise<Ledgers> {
  const open = new Map<string, Ledger>()
  const close = async () => {
    await Promise.all([...open.values()].map((ledger) => ledger.close()))
  }
  try {
    for (const tenant of options.tenants) open.set(tenant, await openOne(options, tenant))
  } catch (error) {
    await close()
    throw error
  }
  return {
    of: (tenant) => {
      const ledger = open.get(tenant)
      if (ledger === undefined) throw new Error(`No ledger is open for tenant ${tenant}`)
      return ledger
    },
    all: () => open,
    close,
  }
}

async function openOne({ folder, node, clock, minimumFreeBytes }: LedgersOptions, tenant: string): Promise<Ledger> {
  const directory = folder.file(ledgerDirectory(tenant, node))
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  mkdirSync(folder.file('keys'), { recursive: true, mode: 0o700 })
  const keyFile = folder.file(ledgerKeyFile(tenant))
  const key = (await hasSigningKey(keyFile)) ? await loadSigningKey(keyFile) : await createSigningKey(keyFile)
  return openLedger({ directory, origin: `${tenant}.stadspoort/${node}`, key, clock, minimumFreeBytes })
}
