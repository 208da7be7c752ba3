/**
 * The part of the house that knows who may do what: data folder, database, tenants, keys, register. The server builds on
 * it; commands that run without the server open it themselves.
 */
import { createIdentity, type SessionRules } from '../identity/index.ts'
import { type Clock, systemClock } from '../kernel/clock.ts'
import { type Ids, randomIds } from '../kernel/ids.ts'
import { createRegister } from '../register/index.ts'
import { createTenancy } from '../tenancy/index.ts'
import type { Config } from './config.ts'
import { openDataFolder } from './data-folder.ts'
import { type Database, openDatabase } from './database/index.ts'
import type { BareHouse } from './ensure-municipality.ts'

export interface House extends BareHouse {
  readonly database: Database
  readonly clock: Clock
  /** Closes everything and gives the data folder free. Idempotent. */
  close(): Promise<void>
}

export interface HouseOptions {
  readonly config: Config
  readonly clock?: Clock
  readonly ids?: Ids
}

/**
 * Takes the data folder, opens and migrates the database, and loads what look-ups need.
 * @throws Problem data-folder-in-use, data-folder-unusable, and those of `openDatabase`
 */
export async function openHouse({ config, clock = systemClock, ids = randomIds }: HouseOptions): Promise<House> {
  const folder = openDataFolder(config.data)
  const closers: (() => Promise<void> | void)[] = [folder.release]
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse()) await closer()
  }
  try {
    const { url, maxConnections } = config.database
    const database = await openDatabase({ directory: folder.file('database'), url, maxConnections })
    closers.push(database.close)
    const { tables } = database
    const tenancy = await createTenancy({ tables, clock })
    const tenants = () => tenancy.list().map((tenant) => tenant.id)
    const identity = await createIdentity({
      tables,
      tenants,
      clock,
      ids,
      every,
      sessionRules: sessionRules(config),
      isProviderOn: config.login.oidc !== undefined,
    })
    const register = await createRegister({ tables, tenants, clock })
    closers.push(tenancy.close, identity.close, register.close)
    return { config, folder, database, tenancy, identity, register, clock, ids, close }
  } catch (error) {
    await close()
    throw error
  }
}

const minute = 60_000

function sessionRules({ login: { session, secondFactor } }: Config): SessionRules {
  return {
    idleMs: session.idleMinutes * minute,
    absoluteMs: session.absoluteHours * 60 * minute,
    freshMs: session.freshMinutes * minute,
    secondFactor,
  }
}

/** Runs work again and again; work that fails is tried again at the next turn. @returns how to stop */
export function every(milliseconds: number, work: () => Promise<void>): () => void {
  const timer = setInterval(() => {
    work().catch(() => undefined)
  }, milliseconds)
  timer.unref()
  return () => clearInterval(timer)
}
