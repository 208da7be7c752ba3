/** The register as people keep it, on a real database, with signed-in people and the evidence it leaves. */
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { sampleUseCases } from '../../src/app/sample/sample-municipality.ts'
import { permit, type Role, type SignedIn } from '../../src/identity/index.ts'
import { systemClock } from '../../src/kernel/clock.ts'
import { randomIds } from '../../src/kernel/ids.ts'
import type { JsonObject } from '../../src/kernel/json.ts'
import { asProblem, problemBody } from '../../src/kernel/problem.ts'
import {
  createRegister,
  createRegistration,
  type Register,
  type Registration,
  type RegistrationDeps,
} from '../../src/register/index.ts'
import { createTenancy } from '../../src/tenancy/index.ts'
import { pglite } from '../databases.ts'

const people = {
  fatima: ['medewerker'],
  marieke: ['proceseigenaar'],
  ahmed: ['privacy-officer'],
  thijs: ['ai-coordinator'],
  sanne: ['auditor'],
  bas: ['proceseigenaar'],
} as const satisfies { readonly [name: string]: readonly Role[] }
export type Name = keyof typeof people

export interface Answered<T> {
  readonly status: number
  readonly body: T
}

export interface OpenRegistration {
  readonly register: Register
  readonly registration: Registration
  readonly evidence: JsonObject[]
  block(name: Name): void
  /** Moves the clock. */
  travel(milliseconds: number): void
  ask<T = Record<string, unknown>>(who: Name, method: string, path: string, body?: unknown): Promise<Answered<T>>
  close(): Promise<void>
}

const tenant = 'voorbeeldstad'
const session = {
  id: 'test',
  way: 'password',
  isStrong: true,
  isFresh: true,
  freshUntil: Number.POSITIVE_INFINITY,
  endsAt: Number.POSITIVE_INFINITY,
  mustAddFactor: false,
} as const

function whoAsks(request: FastifyRequest): SignedIn {
  const name = String(request.headers['x-test-person']) as Name
  const who = {
    tenant,
    kind: 'person',
    id: `p_${name}`,
    personId: name,
    name,
    department: 'Proef',
    groups: [],
  } as const
  return { ...who, roles: people[name], session }
}

/** More of the register beside its keeping, on the same server. */
export type Also = (deps: RegistrationDeps) => { routes(scope: FastifyInstance): void }

export async function openRegistration(more: Partial<RegistrationDeps> = {}, also?: Also): Promise<OpenRegistration> {
  const fresh = await pglite.fresh()
  const { tables } = fresh.database
  let shift = 0
  const clock = { now: () => systemClock.now() + shift, monotonic: systemClock.monotonic }
  const tenancy = await createTenancy({ tables, clock })
  await tenancy.create({ id: tenant, name: 'Gemeente Voorbeeldstad', isSample: true })
  const register = await createRegister({ tables, tenants: () => [tenant], clock })
  for (const record of sampleUseCases()) await register.save(tenant, record, { by: 'voorbeeld' })
  const blocked = new Set<string>()
  const person = (id: string) => ({ id, name: id, department: 'Proef', ...(blocked.has(id) ? { blockedAt: 1 } : {}) })
  const evidence: JsonObject[] = []
  const deps: RegistrationDeps = {
    tables,
    clock,
    ids: randomIds,
    register,
    people: {
      find: (_tenant, id) => (id in people ? person(id) : undefined),
      list: () => Object.keys(people).map(person),
    },
    models: () => [{ id: 'eigen-model', zone: 'own' }],
    assessments: async () => [],
    tenants: () => [tenant],
    every: () => () => undefined,
    signedIn: whoAsks,
    record: async (_tenant, facts) => evidence.push(facts),
    ...more,
  }
  const registration = createRegistration(deps)
  const server = fastify({ forceCloseConnections: true })
  server.setValidatorCompiler(validatorCompiler)
  server.setSerializerCompiler(serializerCompiler)
  server.setErrorHandler((error, _request, reply) => {
    const status = (error as { statusCode?: number }).statusCode
    if (status !== undefined) return reply.code(status).send({ message: (error as Error).message })
    const problem = asProblem(error)
    return reply
      .code(problem.kind.status)
      .send(JSON.stringify({ ...problemBody(problem), cause: String(problem.options.cause ?? '') }))
  })
  server.addHook('onRequest', async (request) => {
    const { verb } = request.routeOptions.config
    if (verb !== undefined) permit(whoAsks(request), verb)
  })
  await server.register(async (scope) => registration.routes(scope))
  await server.register(async (scope) => also?.(deps).routes(scope))
  return {
    register,
    registration,
    evidence,
    block: (name) => void blocked.add(name),
    travel: (milliseconds) => {
      shift += milliseconds
    },
    ask: async (who, method, url, body) => {
      const answer = await server.inject({
        method: method as 'GET',
        url,
        headers: { 'x-test-person': who },
        ...(body === undefined ? {} : { payload: body as object }),
      })
      return { status: answer.statusCode, body: answer.body === '' ? null : JSON.parse(answer.body) }
    },
    close: async () => {
      await server.close()
      register.close()
      tenancy.close()
      await fresh.remove()
    },
  }
}
