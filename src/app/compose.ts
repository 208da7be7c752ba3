/**
 * The wiring: the only place that knows everybody. Opens the house from the ground up, introduces the features to each
 * other by handing over functions, and opens the door last.
 */
import { randomBytes } from 'node:crypto'
import { type Gate, gatewayRoutes } from '../gateway/index.ts'
import { type Accounts, type IdentityRoutesOptions, identityRoutes } from '../identity/index.ts'
import { calendarDay } from '../kernel/calendar-day.ts'
import type { Models } from '../models/index.ts'
import { rememberInspections } from '../pii/index.ts'
import type { Assessor, Publisher, Registration } from '../register/index.ts'
import type { Rulebook } from '../rulebook/index.ts'
import { createQuota, type Tenant } from '../tenancy/index.ts'
import type { Workplace } from '../workplace/index.ts'
import type { Config } from './config.ts'
import type { Egress } from './egress.ts'
import { ensureMunicipality } from './ensure-municipality.ts'
import { houseHealth } from './health.ts'
import { houseRoutes } from './http/house-routes.ts'
import { createMetrics, type Metrics } from './http/metrics.ts'
import { describeApi } from './http/openapi.ts'
import { ownOrigins } from './http/origins.ts'
import { createServer } from './http/server.ts'
import type { DeclaredRoute } from './http/session-access.ts'
import { webApp } from './http/web-app.ts'
import { type Ledgers, openLedgers } from './ledgers.ts'
import { createLog, type Log } from './log.ts'
import { openAccounts } from './open-accounts.ts'
import { type House, openHouse } from './open-house.ts'
import { openModels } from './open-models.ts'
import { openPublisher } from './open-publisher.ts'
import { openAssessor, openRegistration } from './open-registration.ts'
import { openRulebook } from './open-rulebook.ts'
import { openTransparency } from './open-transparency.ts'
import { openWorkplace } from './open-workplace.ts'
import { compileRules, readOwnRules } from './own-rules.ts'
import { readInspector } from './read-inspector.ts'
import { fillSampleGovernance } from './sample/sample-governance.ts'
import { fillSampleJudgements } from './sample/sample-judgements.ts'

export interface RunningHouse {
  /** Where the gate listens, e.g. `http://127.0.0.1:4180`. */
  readonly address: string
  readonly tenant: Tenant
  readonly house: House
  readonly models: Models
  readonly egress: Egress
  readonly ledgers: Ledgers
  /** Every route, with who may use it. */
  readonly routes: readonly DeclaredRoute[]
  /** Stops taking requests, lets running ones end within the deadline, closes everything. Idempotent. */
  close(): Promise<void>
}

/**
 * Opens the house and its door.
 * @throws Problem data-folder-in-use, ledger-damaged, port-in-use and the other reasons not to start
 */
export async function startHouse(config: Config): Promise<RunningHouse> {
  const closers: (() => Promise<void> | void)[] = []
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer()
  }
  try {
    const log = createLog(config.log.level)
    const house = await openHouse({ config })
    closers.push(house.close)
    const tenant = await ensureMunicipality(house)
    const tenants = house.tenancy.list().map(({ id }) => id)
    const { clock, folder } = house
    const ledgers = await openLedgers({
      folder,
      node: config.node,
      tenants,
      clock,
      minimumFreeBytes: config.ledger.minimumFreeBytes,
    })
    closers.push(ledgers.close)
    watchLedgers(ledgers, log)
    const { models, egress, close: closeModels } = await openModels({ config, clock, log, isSample: tenant.isSample })
    closers.push(closeModels)
    const metrics = createMetrics({
      ledgers: () => new Map([...ledgers.all()].map(([id, ledger]) => [id, ledger.state()])),
    })
    const onFault = (error: unknown, requestId: string) =>
      log.error({ event: 'fault', requestId, ...faultFacts(error) })
    const rulebook = await openRulebook({ house, ledgers, onFault })
    closers.push(rulebook.close)
    const gate = createGate({ config, house, ledgers, models, metrics, rulebook })
    const assessor = openAssessor({ house, ledgers, models })
    const publisher = openPublisher({ config, house, ledgers, models, egress, assessor })
    if (tenant.isSample) await fillSampleGovernance(tenant.id, { assessor, publisher })
    const registration = openRegistration({ house, ledgers, models, assessor })
    closers.push(registration.close)
    if (tenant.isSample) await fillSampleJudgements(registration, tenant.id)
    const workplace = await openWorkplace({ config, house, gate, onFault })
    const accounts = openAccounts({
      house,
      ledgers,
      egress,
      onProviderTrouble: (reason) => log.warn({ event: 'provider-sign-in-failed', reason }),
    })
    const things = { config, tenant, house, ledgers, models, metrics, rulebook }
    const server = await openDoor({ ...things, gate, assessor, publisher, registration, workplace, accounts, onFault })
    // Answers that are being written end first: the door waits for whoever watches them.
    closers.push(server.close, workplace.close)
    log.info({ event: 'started', address: server.address, tenant: tenant.id, database: house.database.kind })
    return { address: server.address, routes: server.routes, tenant, house, models, egress, ledgers, close }
  } catch (error) {
    await close()
    throw error
  }
}

function watchLedgers(ledgers: Ledgers, log: Log): void {
  for (const [tenant, ledger] of ledgers.all())
    ledger.onAlarm((alarm) => log.error({ event: 'ledger-alarm', tenant, ...alarm }))
}

interface GateParts {
  readonly config: Config
  readonly house: House
  readonly ledgers: Ledgers
  readonly models: Models
  readonly metrics: Metrics
  readonly rulebook: Rulebook
}

function createGate({ config, house, ledgers, models, metrics, rulebook }: GateParts): Gate {
  const { clock, ids, identity, register } = house
  const quota = createQuota(clock)
  return {
    clock,
    ids,
    inspector: rememberInspections(readInspector(compileRules(readOwnRules(house.folder.path))), {
      secret: randomBytes(32),
    }),
    models,
    meter: metrics.meter,
    maxMessages: config.server.maxMessages,
    nonceSecret: randomBytes(32),
    authenticate: identity.authenticate,
    admit: (actor) => quota.admit(actor.id, actor.limits),
    spend: (actor, tokens) => quota.spend(actor.id, tokens),
    useCase: register.find,
    policy: rulebook.policy,
    judged: rulebook.judged,
    ledger: ledgers.of,
    commitmentKey: (keyId, now) => {
      const { day } = calendarDay(now)
      return identity.commitmentKey(keyId, day) ?? identity.commitmentKeyFor(keyId, day)
    },
  }
}

interface DoorParts extends GateParts {
  readonly tenant: Tenant
  readonly gate: Gate
  readonly assessor: Assessor
  readonly publisher: Publisher
  readonly registration: Registration
  readonly workplace: Workplace
  readonly accounts: Accounts
  readonly onFault: (error: unknown, requestId: string) => void
}

const shutdownDeadlineMs = 30_000

interface Door {
  readonly address: string
  readonly routes: readonly DeclaredRoute[]
  close(): Promise<void>
}

async function openDoor(parts: DoorParts): Promise<Door> {
  const { config, metrics, gate, workplace, onFault } = parts
  const { bodyLimit, maxConnections, trustedProxies, publicUrl } = config.server
  let port = config.server.port
  const origins = () => ownOrigins({ publicUrl, port })
  const { server, headers, routes } = await createServer({
    bodyLimit,
    maxConnections,
    trustedProxies,
    access: { identity: parts.house.identity, origins },
    onFault,
  })
  await describeApi(server, '1.0.0')
  await server.register(async (scope) => gatewayRoutes(scope, { gate, onFault, headers }))
  await server.register(async (scope) => workplace.routes(scope), { prefix: '/api/v1' })
  await server.register(async (scope) => parts.registration.routes(scope), { prefix: '/api/v1' })
  await server.register(async (scope) => parts.assessor.routes(scope), { prefix: '/api/v1' })
  await server.register(async (scope) => parts.publisher.routes(scope), { prefix: '/api/v1' })
  await server.register(async (scope) => parts.rulebook.routes(scope), { prefix: '/api/v1' })
  await server.register(async (scope) => identityRoutes(scope, identityOptions(parts, origins)))
  await server.register(async (scope) => houseRoutes(scope, { metrics, health: () => houseHealth(parts) }))
  const transparency = openTransparency({ ...parts, address: () => address })
  await server.register(async (scope) => transparency.routes(scope))
  await server.register(async (scope) => webApp(scope))
  const address = await server.listen({ host: config.server.host, port: config.server.port })
  port = Number(new URL(address).port)
  return {
    address,
    routes: routes(),
    close: async () => {
      transparency.close()
      const deadline = setTimeout(() => server.server.closeAllConnections(), shutdownDeadlineMs)
      await server.close()
      clearTimeout(deadline)
    },
  }
}

function identityOptions(
  { house, accounts, config }: DoorParts,
  origins: () => readonly string[],
): IdentityRoutesOptions {
  return {
    identity: house.identity,
    accounts,
    municipalities: house.tenancy.list,
    providerName: config.login.oidc?.name,
    origins,
    idleMs: config.login.session.idleMinutes * 60_000,
  }
}

/** Kind and place of a programmer's mistake; its message may quote input, so it stays out of the log. */
function faultFacts(error: unknown): {
  readonly name: string
  readonly code?: string
  readonly stack: readonly string[]
} {
  if (!(error instanceof Error)) return { name: typeof error, stack: [] }
  const code = (error as NodeJS.ErrnoException).code
  const stack = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 12)
    .map((line) => line.trim())
  return { name: error.name, ...(code === undefined ? {} : { code }), stack }
}
