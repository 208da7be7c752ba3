/** A rulebook in this process on a real database, with people who ask over HTTP and evidence that a test can read. */
import { readFileSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { sampleUseCases } from '../../src/app/sample/sample-municipality.ts'
import { randomIds } from '../../src/kernel/ids.ts'
import type { JsonObject } from '../../src/kernel/json.ts'
import type { Tables } from '../../src/kernel/tables.ts'
import { defaultPolicyFile, policySchemaFile } from '../../src/policy/index.ts'
import { createRegister, type Register, riskClasses, useCaseStates } from '../../src/register/index.ts'
import { createRulebook, type Rulebook } from '../../src/rulebook/index.ts'
import { createTenancy } from '../../src/tenancy/index.ts'
import { type TestClock, testClock } from '../clock.ts'
import type { FreshDatabase, TestEngine } from '../databases.ts'
import { serve, whoAsks } from '../workplace/open-workplace.ts'

export const schema = readFileSync(policySchemaFile, 'utf8')
export const shippedPolicy = readFileSync(defaultPolicyFile, 'utf8')
export const tenants = ['voorbeeldstad', 'elders'] as const

export interface OpenRulebook {
  readonly opened: FreshDatabase
  readonly rulebook: Rulebook
  readonly register: Register
  readonly clock: TestClock
  /** What the ledger holds of passages, oldest first. */
  readonly records: JsonObject[]
  readonly evidence: { readonly tenant: string; readonly facts: JsonObject }[]
  /** From now on nothing can be recorded. */
  breakLedger(isBroken: boolean): void
  /** Another rulebook on the same rows, as another process has it. */
  beside(tables: Tables): Promise<Rulebook>
  ask<T = Record<string, unknown>>(
    who: string,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: object,
  ): Promise<{ readonly status: number; readonly body: T }>
  /** An answer that is no JSON. */
  text(who: string, path: string): Promise<string>
  close(): Promise<void>
}

export async function openRulebook(engine: TestEngine): Promise<OpenRulebook> {
  const opened = await engine.fresh()
  const { tables } = opened.database
  const clock = testClock()
  const tenancy = await createTenancy({ tables, clock })
  for (const id of tenants) await tenancy.create({ id, name: `Gemeente ${id}`, isSample: false })
  const register = await createRegister({ tables, tenants: () => tenants, clock })
  for (const tenant of tenants)
    for (const record of sampleUseCases()) await register.save(tenant, record, { by: 'test' })
  const evidence: { tenant: string; facts: JsonObject }[] = []
  const records: JsonObject[] = []
  let isBroken = false
  const open = (on: Tables) =>
    createRulebook({
      tables: on,
      clock,
      ids: randomIds,
      tenants: () => tenants,
      shippedPolicy,
      schema,
      useCases: {
        list: register.list,
        versions: async (tenant, id) =>
          (await register.versions(tenant, id)).map(({ record, version }) => ({ ...record, version })),
      },
      templateSources: [],
      words: { states: useCaseStates, riskClasses },
      recorded: async () => [bundles(records)],
      pause: () => setImmediate(),
      person: (_tenant, id) => ({ name: id }),
      signedIn: whoAsks,
      record: async (tenant, facts) => {
        if (isBroken) throw new Error('the disk is full')
        evidence.push({ tenant, facts })
      },
      every: () => () => undefined,
      onFault: (error) => {
        throw error
      },
    })
  const rulebook = await open(tables)
  const closers: (() => void | Promise<void>)[] = [rulebook.close, register.close, tenancy.close]
  const { server, url } = await serve(rulebook)
  return {
    ...{ opened, rulebook, register, clock, evidence, records },
    breakLedger: (broken) => {
      isBroken = broken
    },
    beside: async (others) => {
      const other = await open(others)
      closers.push(other.close)
      return other
    },
    ask: async (who, method, path, body) => {
      const response = await fetch(url + path, {
        method,
        headers: { 'x-test-person': who, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      return { status: response.status, body: text === '' ? null : JSON.parse(text) }
    },
    text: async (who, path) => {
      const response = await fetch(url + path, { headers: { 'x-test-person': who } })
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer())
    },
    close: async () => {
      await server.close()
      for (const closer of closers) await closer()
      await opened.remove()
    },
  }
}

/** As `LogView.back` gives them: 256 at a time, the newest bundle first. */
async function* bundles(records: readonly JsonObject[]): AsyncGenerator<readonly Buffer[]> {
  const width = 256
  for (let start = Math.floor((records.length - 1) / width) * width; start >= 0; start -= width)
    yield records.slice(start, start + width).map((record) => Buffer.from(JSON.stringify(record)))
}
