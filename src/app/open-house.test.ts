import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Config, readConfig } from './config.ts'
import { ensureMunicipality } from './ensure-municipality.ts'
import { openHouse } from './open-house.ts'
import { readSampleKeys } from './sample/sample-municipality.ts'

let data: string
beforeEach(() => {
  data = mkdtempSync(path.join(tmpdir(), 'stadspoort-house-'))
})
afterEach(() => rmSync(data, { recursive: true, force: true }))

function configFor(environment: { [name: string]: string } = {}): Config {
  const result = readConfig({ data, environment })
  if (!result.ok) throw new Error(JSON.stringify(result.issues))
  return result.config
}

test('an empty data folder becomes the sample municipality, with keys that work after a restart', async () => {
  const first = await openHouse({ config: configFor() })
  const tenant = await ensureMunicipality(first)
  expect(tenant).toEqual({ id: 'voorbeeldstad', name: 'Gemeente Voorbeeldstad', isSample: true })
  const keys = readSampleKeys(first.folder.file)
  expect(keys.length).toBeGreaterThanOrEqual(5)
  await first.close()

  const second = await openHouse({ config: configFor() })
  await ensureMunicipality(second)
  expect(readSampleKeys(second.folder.file)).toEqual(keys)
  for (const { key, person, useCase } of keys) {
    expect(second.identity.authenticate(`Bearer ${key}`)).toMatchObject({
      tenant: 'voorbeeldstad',
      personId: person,
      useCase,
    })
    expect(second.register.find('voorbeeldstad', useCase)?.state).toBe('in-gebruik')
  }
  await second.close()
})

test('a municipality named in the settings starts without people, keys or use cases', async () => {
  const environment = { STADSPOORT_MUNICIPALITY_ID: 'dorpstad', STADSPOORT_MUNICIPALITY_NAME: 'Gemeente Dorpstad' }
  const house = await openHouse({ config: configFor(environment) })
  const tenant = await ensureMunicipality(house)
  expect(tenant).toEqual({ id: 'dorpstad', name: 'Gemeente Dorpstad', isSample: false })
  expect(house.identity.people.list('dorpstad')).toEqual([])
  expect(house.identity.keys.list('dorpstad')).toEqual([])
  expect(house.register.list('dorpstad')).toEqual([])
  expect(readSampleKeys(house.folder.file)).toEqual([])
  await house.close()
})

test('refuses a data folder that is in use, and takes it when it is free again', async () => {
  const first = await openHouse({ config: configFor() })
  await expect(openHouse({ config: configFor() })).rejects.toThrow(
    `is in gebruik door proces ${process.pid}. Stop dat proces`,
  )
  await first.close()
  const second = await openHouse({ config: configFor() })
  await second.close()
})
