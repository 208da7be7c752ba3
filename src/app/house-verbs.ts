/** What can be asked of a house from the command line, whether it runs as a server or was opened for the occasion. */
import { z } from 'zod'
import type { ApiKey } from '../identity/index.ts'
import type { Json, JsonObject } from '../kernel/json.ts'
import { Problem, type ProblemKind } from '../kernel/problem.ts'
import type { Handlers } from './control.ts'
import type { Ledgers } from './ledgers.ts'
import type { House } from './open-house.ts'

export interface VerbParts {
  readonly house: House
  readonly ledgers: Ledgers
}

const kind = (code: string, status: number, title: string): ProblemKind => ({ code, status, title })
const problems = {
  unknownTenant: kind('unknown-tenant', 404, 'Deze gemeente is er niet.'),
  unknownUseCase: kind('unknown-use-case', 404, 'Deze toepassing is niet geregistreerd.'),
  noMunicipality: kind('no-municipality', 409, 'Er is nog geen gemeente.'),
} as const

const limits = { requestsPerMinute: z.int().optional(), tokensPerDay: z.int().optional() }
const createArgs = z.object({
  tenant: z.string().optional(),
  name: z.string(),
  useCase: z.string(),
  person: z.string().optional(),
  ...limits,
})
const listArgs = z.object({ tenant: z.string().optional() })
const revokeArgs = z.object({ id: z.string() })
const limitsArgs = z.object({ id: z.string(), ...limits })
const forgetArgs = z.object({ id: z.string(), day: z.string().optional() })

/** `key.create`, `key.list`, `key.revoke`, `key.limits`, `key.forget`; every change is recorded in the ledger. */
export function keyVerbs({ house, ledgers }: VerbParts): Handlers {
  const { keys } = house.identity
  const record = async (type: string, key: ApiKey, facts: JsonObject = {}): Promise<void> => {
    const at = new Date(house.clock.now()).toISOString()
    await ledgers.of(key.tenant).append({ v: 1, type, at, key: key.id, useCase: key.useCase, by: 'cli', ...facts })
  }

  return {
    'key.create': async (args) => {
      const { tenant: asked, person, useCase, name, ...own } = createArgs.parse(args)
      const tenant = tenantOf(house, asked)
      requireUseCase(house, tenant, useCase)
      const { key, secret } = await keys.create({
        tenant,
        name,
        useCase,
        personId: person,
        limits: { ...house.config.limits, ...given(own) },
      })
      try {
        await record('key.created', key, { limits: { ...key.limits }, ...(person === undefined ? {} : { person }) })
      } catch (error) {
        // A right without evidence of its making must not exist.
        await keys.revoke(key.id)
        throw error
      }
      return { ...describe(key), secret }
    },

    'key.list': async (args) => keys.list(tenantOf(house, listArgs.parse(args).tenant)).map(describe),

    'key.revoke': async (args) => {
      const key = await keys.revoke(revokeArgs.parse(args).id)
      // Stopping a key comes before recording it: a full disk must not keep a leaked key alive.
      const isRecorded = await record('key.revoked', key).then(
        () => true,
        () => false,
      )
      return { ...describe(key), isRecorded }
    },

    'key.limits': async (args) => {
      const { id, ...changed } = limitsArgs.parse(args)
      const before = keys.find(id)
      const key = await keys.setLimits(id, { ...(before?.limits ?? house.config.limits), ...given(changed) })
      await record('key.limited', key, { limits: { ...key.limits } })
      return describe(key)
    },

    'key.forget': async (args) => {
      const { id, day } = forgetArgs.parse(args)
      const erased = await house.identity.eraseCommitmentKeys(id, day)
      const key = keys.find(id)
      if (key !== undefined)
        await record('key.commitments-erased', key, { erased, ...(day === undefined ? {} : { day }) })
      return { id, erased }
    },
  }
}

/** The one that was asked for, or the only one there is. */
export function tenantOf(house: House, asked: string | undefined): string {
  const tenants = house.tenancy.list()
  const names = tenants.map((tenant) => tenant.id).join(', ')
  if (asked !== undefined) {
    if (house.tenancy.find(asked) !== undefined) return asked
    throw new Problem(problems.unknownTenant, { detail: `Gemeente ${asked} is er niet. Mogelijk zijn: ${names}.` })
  }
  const [first, second] = tenants
  if (first === undefined) throw new Problem(problems.noMunicipality)
  if (second === undefined) return first.id
  throw new Problem(problems.unknownTenant, { detail: `Er zijn meer gemeenten. Kies er een met --tenant: ${names}.` })
}

function requireUseCase(house: House, tenant: string, id: string): void {
  if (house.register.find(tenant, id) !== undefined) return
  const known = house.register.list(tenant).map((useCase) => useCase.id)
  const list =
    known.length === 0 ? 'Er is nog geen enkele toepassing geregistreerd.' : `Mogelijk zijn: ${known.join(', ')}.`
  throw new Problem(problems.unknownUseCase, { detail: `Toepassing ${id} is niet geregistreerd. ${list}` })
}

function given<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}

/** A key as the command line shows it. */
export const describedKey = z.object({
  id: z.string(),
  name: z.string(),
  tenant: z.string(),
  useCase: z.string(),
  person: z.string().nullable(),
  requestsPerMinute: z.number(),
  tokensPerDay: z.number(),
  createdAt: z.string(),
  revokedAt: z.string().nullable(),
})
export type DescribedKey = z.infer<typeof describedKey>

function describe(key: ApiKey): DescribedKey & { readonly [name: string]: Json } {
  return {
    id: key.id,
    name: key.name,
    tenant: key.tenant,
    useCase: key.useCase,
    person: key.personId ?? null,
    ...key.limits,
    createdAt: new Date(key.createdAt).toISOString(),
    revokedAt: key.revokedAt === undefined ? null : new Date(key.revokedAt).toISOString(),
  }
}
