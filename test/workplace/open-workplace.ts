/** A whole workplace in this process: real database, ledger, policy and gate, a scripted model, and people who are signed in. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { Database } from '../../src/app/database/index.ts'
import { createEgress } from '../../src/app/egress.ts'
import { sampleUseCases } from '../../src/app/sample/sample-municipality.ts'
import { type Gate, silentMeter } from '../../src/gateway/index.ts'
import { permit, type Role, type SignedIn } from '../../src/identity/index.ts'
import { type Clock, systemClock } from '../../src/kernel/clock.ts'
import { randomIds } from '../../src/kernel/ids.ts'
import { asProblem, problemBody } from '../../src/kernel/problem.ts'
import { createSigningKey, type Ledger, openLedger } from '../../src/ledger/index.ts'
import { createModels, type ModelEntry } from '../../src/models/index.ts'
import { createInspector, lexiconFile, parseLexicon } from '../../src/pii/index.ts'
import { createPolicy, defaultPolicyFile, policySchemaFile } from '../../src/policy/index.ts'
import { createRegister, createScreening, type Register } from '../../src/register/index.ts'
import { createTenancy } from '../../src/tenancy/index.ts'
import { createWorkplace, type Workplace, type WorkplaceDeps } from '../../src/workplace/index.ts'
import { pglite, type TestEngine } from '../databases.ts'
import { startUpstream, type Upstream } from '../peers/upstream.ts'

export const people = {
  fatima: { roles: ['medewerker'], department: 'Dienstverlening' },
  joris: { roles: ['medewerker'], department: 'Vergunningen' },
  ahmed: { roles: ['privacy-officer'], department: 'Juridische Zaken' },
  marieke: { roles: ['proceseigenaar'], department: 'Communicatie' },
  thijs: { roles: ['ai-coordinator'], department: 'Informatievoorziening' },
  ruben: { roles: ['beheerder'], department: 'Informatievoorziening' },
  ingrid: { roles: ['ciso'], department: 'Informatievoorziening' },
  sanne: { roles: ['auditor'], department: 'Concerncontrol' },
} as const satisfies { readonly [name: string]: { roles: readonly Role[]; department: string } }
/** The people of the sample go by their first name here, as those who answer for a use case too. */
function ownedHere<R extends { readonly ownerPerson?: string | null; readonly deputy?: string | null }>(record: R): R {
  const first = (id: string | null | undefined) => id?.split('-')[0] ?? null
  return { ...record, ownerPerson: first(record.ownerPerson), deputy: first(record.deputy) }
}

export type Name = keyof typeof people

export interface Answered<T> {
  readonly status: number
  readonly body: T
}

export interface OpenWorkplace {
  readonly upstream: Upstream
  readonly database: Database
  readonly ledger: Ledger
  readonly workplace: Workplace
  readonly register: Register
  readonly url: string
  readonly faults: readonly unknown[]
  /** Blocks a person. */
  block(name: Name): void
  /** A second gate on the same database. */
  beside(): Promise<{ readonly url: string; close(): Promise<void> }>
  /** Moves the clock. */
  travel(milliseconds: number): void
  /** A request of a signed-in person (as `name@tenant`, default tenant `voorbeeldstad`). */
  ask<T = Record<string, unknown>>(who: string, method: string, path: string, body?: unknown): Promise<Answered<T>>
  fetch(who: string, path: string, init?: RequestInit): Promise<Response>
  /** Closes the workplace and opens another on the same database, as a restart does. */
  restart(options?: { readonly isCrash?: boolean }): Promise<void>
  close(): Promise<void>
}

const tenants = ['voorbeeldstad', 'elders']

export interface OpenOptions {
  /** Default: PGlite. */
  readonly engine?: TestEngine
  readonly models?: (upstream: string) => readonly ModelEntry[]
  readonly more?: Partial<WorkplaceDeps>
}

export async function openWorkplace(options: OpenOptions = {}): Promise<OpenWorkplace> {
  const folder = mkdtempSync(join(tmpdir(), 'stadspoort-workplace-'))
  const upstream = await startUpstream()
  const fresh = await (options.engine ?? pglite).fresh()
  const { database } = fresh
  const { tables } = database
  let shift = 0
  const clock = { now: () => systemClock.now() + shift, monotonic: systemClock.monotonic }
  const tenancy = await createTenancy({ tables, clock })
  for (const id of tenants) await tenancy.create({ id, name: `Gemeente ${id}`, isSample: true })
  const register = await createRegister({ tables, tenants: () => tenants, clock })
  for (const tenant of tenants) {
    for (const record of sampleUseCases()) await register.save(tenant, ownedHere(record), { by: 'test' })
    await addPeople(database, tenant)
  }
  const ledgers = await openLedgers(folder, clock)
  const egress = createEgress({ allow: [{ origin: new URL(upstream.url).origin, allowPrivate: true }] })
  const models = await createModels({
    entries: options.models?.(upstream.url) ?? usualModels(upstream.url),
    clock,
    dispatcherFor: egress.dispatcherFor,
  })
  const gate: Gate = {
    clock,
    ids: randomIds,
    inspector: createInspector(parseLexicon(readFileSync(lexiconFile))),
    models,
    meter: silentMeter,
    maxMessages: 2000,
    nonceSecret: randomBytes(32),
    authenticate: () => undefined,
    admit: () => ({ ok: true }),
    spend: () => undefined,
    useCase: register.find,
    policy: makePolicy(),
    ledger: (tenant) => ledgers.get(tenant) as Ledger,
    commitmentKey: () => randomBytes(32),
  }
  const tenantKeys = new Map(tenants.map((tenant) => [tenant, randomBytes(32)]))
  const faults: unknown[] = []
  const blocked = new Set<string>()
  const deps: WorkplaceDeps = {
    tables,
    clock,
    ids: randomIds,
    random: randomBytes,
    gate,
    node: 'poort-1',
    municipality: (tenant) => `Gemeente ${tenant}`,
    tenants: () => tenants,
    tenantKey: (tenant) => tenantKeys.get(tenant) ?? Buffer.alloc(0),
    limits: { requestsPerMinute: 1000, tokensPerDay: 1_000_000 },
    useCases: register,
    screen: createScreening(),
    person: (_tenant, id) => ({ name: id, ...(blocked.has(id) ? { blockedAt: 1 } : {}) }),
    signedIn: whoAsks,
    examples: () => [],
    every,
    onFault: (error) => faults.push(error),
    ...options.more,
  }
  let workplace = await createWorkplace(deps)
  let server = await serve(workplace)
  const open: OpenWorkplace = {
    upstream,
    database,
    ledger: ledgers.get('voorbeeldstad') as Ledger,
    get workplace() {
      return workplace
    },
    get url() {
      return server.url
    },
    faults,
    block: (name) => void blocked.add(name),
    beside: async () => {
      const other = await createWorkplace({ ...deps, node: 'poort-2' })
      const { server: second, url } = await serve(other)
      return {
        url,
        close: async () => {
          second.server.closeAllConnections()
          await second.close()
          await other.close()
        },
      }
    },
    register,
    travel: (milliseconds) => {
      shift += milliseconds
    },
    fetch: (who, path, init = {}) =>
      fetch(`${server.url}${path}`, { ...init, headers: { 'x-test-person': who, ...init.headers } }),
    ask: async (who, method, path, body) => {
      const response = await open.fetch(who, path, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      })
      const text = await response.text()
      return { status: response.status, body: text === '' ? null : JSON.parse(text) }
    },
    restart: async ({ isCrash = false } = {}) => {
      server.server.server.closeAllConnections()
      if (!isCrash) await workplace.close()
      await server.server.close()
      workplace = await createWorkplace(deps)
      server = await serve(workplace)
    },
    close: async () => {
      await workplace.close()
      server.server.server.closeAllConnections()
      await server.server.close()
      await models.close()
      await egress.close()
      await Promise.all([...ledgers.values()].map((ledger) => ledger.close()))
      register.close()
      tenancy.close()
      await fresh.remove()
      await upstream.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return open
}

function usualModels(upstream: string): ModelEntry[] {
  const sheet = { operator: 'Proefbedrijf', jurisdiction: 'NL', trainsOnInput: false, licence: 'EUPL-1.2' }
  const model = (id: string, zone: ModelEntry['zone']): ModelEntry => ({
    id,
    engine: 'openai-compatible',
    zone,
    baseUrl: upstream,
    upstreamModel: 'test-model',
    sheet,
  })
  return [model('eigen-model', 'own'), model('eu-model', 'eu'), model('ver-model', 'outside-eu')]
}

function makePolicy(): Gate['policy'] {
  const policy = createPolicy({
    text: readFileSync(defaultPolicyFile, 'utf8'),
    schema: readFileSync(policySchemaFile, 'utf8'),
  })
  return () => policy
}

async function openLedgers(folder: string, clock: Clock): Promise<Map<string, Ledger>> {
  const ledgers = new Map<string, Ledger>()
  for (const tenant of tenants) {
    const keyFile = join(folder, `${tenant}.key`)
    const key = await createSigningKey(keyFile)
    const origin = `${tenant}.stadspoort.example/poort-1`
    ledgers.set(tenant, await openLedger({ directory: join(folder, tenant), origin, key, clock }))
  }
  return ledgers
}

async function addPeople({ tables }: Database, tenant: string): Promise<void> {
  await tables.inTenant(tenant, async (db) => {
    for (const [name, { roles, department }] of Object.entries(people)) {
      const list = `{${roles.join()}}`
      await db.execute(
        sql`insert into person (tenant, id, name, department, roles) values (${tenant}, ${name}, ${name}, ${department}, ${list}::text[])`,
      )
    }
  })
}

const session = {
  id: 'test',
  way: 'password',
  isStrong: true,
  isFresh: true,
  freshUntil: Number.POSITIVE_INFINITY,
  endsAt: Number.POSITIVE_INFINITY,
  mustAddFactor: false,
} as const

/** Whoever the request says that asks. */
export function whoAsks(request: FastifyRequest): SignedIn {
  const [name = '', tenant = 'voorbeeldstad'] = String(request.headers['x-test-person']).split('@')
  const { roles, department } = people[name as Name]
  return { tenant, kind: 'person', id: `p_${name}`, personId: name, name, department, groups: [], roles, session }
}

function every(milliseconds: number, work: () => Promise<void>): () => void {
  const timer = setInterval(() => void work().catch(() => undefined), milliseconds)
  return () => clearInterval(timer)
}

/** The routes of a feature, with its rights. */
export async function serve(feature: Pick<Workplace, 'routes'>): Promise<{ server: FastifyInstance; url: string }> {
  const server = fastify({ forceCloseConnections: true })
  server.setValidatorCompiler(validatorCompiler)
  server.setSerializerCompiler(serializerCompiler)
  server.setErrorHandler((error, _request, reply) => {
    const isOurs = (error as { statusCode?: number }).statusCode === undefined
    if (!isOurs) return reply.code(400).send({ code: 'invalid', message: (error as Error).message })
    const problem = asProblem(error)
    return reply
      .code(problem.kind.status)
      .send(JSON.stringify({ ...problemBody(problem), cause: String(problem.options.cause ?? '') }))
  })
  server.addHook('onRequest', async (request) => {
    const { verb } = request.routeOptions.config
    if (verb !== undefined) permit(whoAsks(request), verb)
  })
  await server.register(async (scope) => feature.routes(scope))
  return { server, url: await server.listen({ port: 0, host: '127.0.0.1' }) }
}

/** Reads a stream of server-sent events until it ends. */
export async function* eventsOf(response: Response): AsyncGenerator<{ type: string; [field: string]: unknown }> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
    rest += decoder.decode(part, { stream: true })
    for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
      const data = rest
        .slice(0, end)
        .split('\n')
        .find((line) => line.startsWith('data: '))
      rest = rest.slice(end + 2)
      if (data !== undefined) yield JSON.parse(data.slice(6))
    }
  }
}
