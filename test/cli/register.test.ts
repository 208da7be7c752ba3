/** The register on the command line, on a running house and on one that is opened for it. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type House, startHouse } from '../house.ts'

let house: House
beforeAll(async () => {
  house = await startHouse({ yaml: 'log: { level: error }\nmodels: []\n' })
})
afterAll(() => house?.remove())

const run = (...args: string[]) => house.run(['register', ...args])
const file = (name: string, content: string) => {
  const path = join(house.data, name)
  writeFileSync(path, content)
  return path
}

it('lists and shows what is registered', async () => {
  const list = await run('list')
  expect(list.code).toBe(0)
  expect(list.stdout).toMatch(/vrije-vraag +in-gebruik +transparantie/)
  expect(JSON.parse((await run('show', 'vrije-vraag')).stdout)).toMatchObject({ id: 'vrije-vraag', version: 1 })
  expect((await run('show', 'bestaat-niet')).code).toBe(1)
})

it('looks at a file first, then takes it in, and gives it out again', async () => {
  const path = file('systemen.csv', 'naam;doel;leverancier;kleur\nRoosters;Maakt roosters;Planwijs;blauw\n')
  const trial = await run('import', path, '--from', 'csv', '--trial')
  expect([trial.code, trial.stdout]).toEqual([0, expect.stringMatching(/2 +Roosters +nieuw/)])
  expect(trial.stderr).toContain('kleur kent het register niet: blauw')
  expect((await run('export')).stdout).not.toContain('Roosters')
  expect((await run('import', path, '--from', 'csv')).code).toBe(0)
  expect((await run('export', '--to', 'csv')).stdout).toMatch(/roosters;Roosters;Maakt roosters;in-onderzoek/)
})

it('takes in nothing of a file with a mistake, and says what is wrong', async () => {
  const path = file('fout.csv', 'naam;doel;risicoklasse\nA;Doel;\nB;Doel;enorm\n')
  const ran = await run('import', path, '--from', 'csv')
  expect([ran.code, ran.stderr]).toEqual([1, expect.stringContaining('3 risicoklasse: Deze waarde kan hier niet.')])
  expect((await run('export')).stdout).not.toMatch(/^a;A;/m)
  const strange = await run('import', file('vreemd.json', '[{"name":"A","schema":"9"}]'), '--from', 'algoritmeregister')
  expect([strange.code, strange.stderr]).toEqual([1, expect.stringContaining('Bekend zijn: 1.0, 1.0.0')])
})

it.each([
  [[], 'Kies list, show, import of export.'],
  [['import'], 'Welk bestand?'],
  [['import', 'x', '--from', 'excel'], 'csv, algoritmeregister of json'],
])('does not understand %j', async (args, says) => {
  const ran = await run(...args)
  expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining(says)])
})
