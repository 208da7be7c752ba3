import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { JsonObject } from '../kernel/json.ts'
import { Problem } from '../kernel/problem.ts'
import { ledgerUnwritable } from '../ledger/index.ts'
import { readConfig } from './config.ts'
import { ensureMunicipality } from './ensure-municipality.ts'
import { keyVerbs } from './house-verbs.ts'
import type { Ledgers } from './ledgers.ts'
import { type House, openHouse } from './open-house.ts'

let data: string
let house: House
let records: JsonObject[]
let isLedgerFull: boolean

beforeAll(async () => {
  data = mkdtempSync(path.join(tmpdir(), 'stadspoort-verbs-'))
  const result = readConfig({ data, environment: {} })
  if (!result.ok) throw new Error(JSON.stringify(result.issues))
  house = await openHouse({ config: result.config })
  await ensureMunicipality(house)
})
afterAll(async () => {
  await house?.close()
  rmSync(data, { recursive: true, force: true })
})
beforeEach(() => {
  records = []
  isLedgerFull = false
})

/** The part of the ledgers that these verbs use, with a disk that can be full. */
const ledgers = {
  of: () => ({
    append: async (record: JsonObject) => {
      if (isLedgerFull) throw new Problem(ledgerUnwritable)
      records.push(record)
      return { index: records.length - 1, origin: 'proef' }
    },
  }),
} as unknown as Ledgers

const ask = (verb: string, args: JsonObject) => keyVerbs({ house, ledgers })[verb]?.(args) as Promise<JsonObject>
const makeKey = () => ask('key.create', { name: 'proef', useCase: 'vrije-vraag' })

test('every change of a key is recorded, and no record holds a secret', async () => {
  const { id, secret } = await makeKey()
  await ask('key.limits', { id: String(id), tokensPerDay: 5 })
  await ask('key.revoke', { id: String(id) })
  await ask('key.forget', { id: String(id), day: '2020-01-01' })
  expect(records.map(({ type }) => type)).toEqual([
    'key.created',
    'key.limited',
    'key.revoked',
    'key.commitments-erased',
  ])
  for (const record of records) expect(record).toMatchObject({ key: id, useCase: 'vrije-vraag', by: 'cli', v: 1 })
  expect(JSON.stringify(records)).not.toContain(String(secret).slice(3))
})

test('a key whose making cannot be recorded does not work', async () => {
  const before = house.identity.keys.list('voorbeeldstad').length
  isLedgerFull = true
  await expect(makeKey()).rejects.toMatchObject({ kind: { code: 'ledger-unwritable' } })
  const made = house.identity.keys.list('voorbeeldstad').slice(before)
  expect(made).toHaveLength(1)
  expect(made[0]?.revokedAt).toBeDefined()
})

test('a leaked key is stopped also when that cannot be recorded, and the answer says so', async () => {
  const { id, secret } = await makeKey()
  isLedgerFull = true
  expect(await ask('key.revoke', { id: String(id) })).toMatchObject({ id, isRecorded: false })
  expect(house.identity.authenticate(`Bearer ${String(secret)}`)).toBeUndefined()
})

test('without a choice the only municipality is meant', async () => {
  expect(await makeKey()).toMatchObject({ tenant: 'voorbeeldstad' })
  await expect(ask('key.list', { tenant: 'elders' })).rejects.toThrow('Mogelijk zijn: voorbeeldstad.')
})
