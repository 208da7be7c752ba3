/** How the house is doing, for people and probes. An unwritable ledger is an alarm: nothing passes the gate then. */
import { sql } from 'drizzle-orm'
import type { HealthCheck } from './http/house-routes.ts'
import type { Ledgers } from './ledgers.ts'
import type { House } from './open-house.ts'

export interface HealthParts {
  readonly house: House
  readonly ledgers: Ledgers
}

export async function houseHealth({ house, ledgers }: HealthParts): Promise<readonly HealthCheck[]> {
  return [await databaseHealth(house), ...ledgerHealth(ledgers)]
}

function ledgerHealth(ledgers: Ledgers): HealthCheck[] {
  return [...ledgers.all()].map(([tenant, ledger]) => {
    const state = ledger.state()
    const detail = state.writable
      ? `${state.size} regels, ${state.published} onder een handtekening`
      : (state.reason ?? 'Het logboek neemt niets aan.')
    return { name: `logboek ${tenant}`, ok: state.writable, detail }
  })
}

async function databaseHealth({ database }: House): Promise<HealthCheck> {
  const works = await database.tables
    .outsideTenants((tables) => tables.execute(sql`select 1`))
    .then(
      () => true,
      () => false,
    )
  return { name: 'database', ok: works, detail: works ? `${database.kind} antwoordt` : 'De database antwoordt niet.' }
}
