import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '../kernel/clock.ts'
import { type Config, readConfig } from './config.ts'
import type { LogFacts } from './log.ts'
import { openModels } from './open-models.ts'
import { sampleProductPages } from './sample/product-pages.ts'

let data: string
let logged: LogFacts[]
beforeEach(() => {
  data = mkdtempSync(path.join(tmpdir(), 'stadspoort-models-'))
  logged = []
})
afterEach(() => rmSync(data, { recursive: true, force: true }))

function configOf(yaml: string): Config {
  const file = path.join(data, 'stadspoort.yaml')
  writeFileSync(file, yaml)
  const result = readConfig({ file, data, environment: {} })
  if (!result.ok) throw new Error(JSON.stringify(result.issues))
  return result.config
}

const open = (yaml: string, isSample = false) =>
  openModels({ config: configOf(yaml), clock: systemClock, log: { warn: (facts) => logged.push(facts) }, isSample })

test('without models in the settings, a model file in the data folder is offered, and the citing model always', async () => {
  mkdirSync(path.join(data, 'models'))
  writeFileSync(path.join(data, 'models', 'klein-taalmodel.gguf'), '')
  const { models, close } = await open('')
  const found = models.list().map(({ id, engine, zone }) => ({ id, engine, zone }))
  expect(found).toContainEqual({ id: 'klein-taalmodel', engine: 'llama-cpp', zone: 'own' })
  expect(found.at(-1)).toEqual({ id: 'letterlijk', engine: 'extractive', zone: 'own' })
  await close()
})

test('with models in the settings nothing is looked for, and only their addresses may be reached', async () => {
  const { models, egress, close } = await open(`models:
  - { id: groot, engine: openai-compatible, baseUrl: "http://10.0.0.9:8000/v1", zone: own }
  - { id: ver, engine: openai-compatible, baseUrl: "https://model.voorbeeld.example/v1", zone: eu }
egress: { allow: ["aanmelden.voorbeeld.example"] }
`)
  expect(models.list().map(({ id }) => id)).toEqual(['groot', 'ver', 'letterlijk'])
  expect(egress.allowed.map(({ origin, allowPrivate }) => [origin, allowPrivate])).toEqual([
    ['http://10.0.0.9:8000', true],
    ['https://model.voorbeeld.example', false],
    ['https://aanmelden.voorbeeld.example', false],
  ])
  await close()
})

test('a refused connection is an event in the log: the host, never a path', async () => {
  const { egress, close } = await open(
    'models:\n  - { id: groot, engine: openai-compatible, baseUrl: "http://127.0.0.1:9/v1", zone: own }\n',
  )
  expect(() => egress.dispatcherFor(new URL('https://elders.example/geheim?q=1'))).toThrow('niet in de instellingen')
  expect(logged).toEqual([{ event: 'egress-refused', host: 'elders.example', reason: 'not-allowed' }])
  await close()
})

test.each([
  ['the sample municipality', true, sampleProductPages().length],
  ['a real one', false, 0],
])('the citing model has the pages of %s', async (_whose, isSample, pages) => {
  const { models, close } = await open('', isSample)
  const check = (await models.check()).find(({ model }) => model.engine === 'extractive')
  expect(check?.detail).toContain(`Citeert uit ${pages} pagina`)
  await close()
})

test('every sample page has a title and a source of the sample municipality', () => {
  const pages = sampleProductPages()
  expect(pages.length).toBeGreaterThanOrEqual(8)
  for (const { source } of pages) expect(source).toMatch(/^https:\/\/www\.voorbeeldstad\.example\//)
})
