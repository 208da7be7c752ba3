/** Files in and out of the running register: all or nothing, nothing overwritten. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ImportReport } from '../../src/register/exchange/contract.ts'
import { type OpenRegistration, openRegistration } from './open-registration.ts'

let open: OpenRegistration
beforeAll(async () => {
  open = await openRegistration()
})
afterAll(() => open?.close())

const send = (content: string, more: object = {}, who: 'thijs' | 'marieke' = 'thijs') =>
  open.ask<ImportReport & { type: string }>(who, 'POST', '/registration/import', {
    format: 'csv',
    content,
    isTrial: false,
    ...more,
  })
const good = 'naam;doel;afdeling\nKassa;Telt geld;Financiën\nHeldere taal;Iets anders;Overal\n'

it('only looks at first, then takes in, and leaves alone what is there', async () => {
  const trial = await send(good, { isTrial: true })
  expect(trial.body.rows.map(({ outcome }) => outcome)).toEqual(['new', 'exists'])
  expect(open.register.find('voorbeeldstad', 'kassa')).toBeUndefined()
  const before = open.register.find('voorbeeldstad', 'heldere-taal')
  const { body } = await send(good)
  expect(body).toMatchObject({ isDone: true })
  expect(open.register.find('voorbeeldstad', 'kassa')).toMatchObject({ state: 'in-onderzoek', runsThroughGate: false })
  expect(open.register.find('voorbeeldstad', 'heldere-taal')).toEqual(before)
  expect(open.evidence.at(-1)).toMatchObject({ type: 'use-case.imported', actor: { id: 'p_thijs' } })
})

it('takes in nothing when one row is wrong, and says all that is wrong', async () => {
  const { body } = await send('naam;doel;risicoklasse;zones\nGoed;Doel;;\nFout;;hoogst;mars\n')
  expect(body).toMatchObject({ isDone: false })
  expect(body.rows[1]?.issues.map(({ field }) => field).sort()).toEqual(['doel', 'risicoklasse', 'zones.0'])
  expect(open.register.find('voorbeeldstad', 'goed')).toBeUndefined()
})

it('does not take in the same id twice, nor a file of a version it does not know', async () => {
  const twice = await send('id;naam;doel\nnieuw-a;A;Doel\nnieuw-a;B;Doel\n')
  expect(twice.body.rows.map(({ outcome }) => outcome)).toEqual(['new', 'wrong'])
  expect(open.register.find('voorbeeldstad', 'nieuw-a')).toBeUndefined()
  const strange = await send(JSON.stringify([{ name: 'A', standard_version: '9' }]), { format: 'algoritmeregister' })
  expect([strange.status, strange.body.type]).toEqual([400, 'urn:stadspoort:problem:import-unknown-version'])
})

it('what it gives out comes in elsewhere, to be looked at again before it passes that gate', async () => {
  const { body } = await open.ask<{ useCases: { id: string; state: string }[] }>(
    'sanne',
    'GET',
    '/registration/export?format=json',
  )
  expect(body.useCases.find(({ id }) => id === 'vrije-vraag')?.state).toBe('in-gebruik')
  const elsewhere = await openRegistration()
  try {
    const content = JSON.stringify(body).replaceAll('"vrije-vraag"', '"vrije-vraag-kopie"')
    const report = await elsewhere.ask<ImportReport>('thijs', 'POST', '/registration/import', {
      format: 'json',
      content,
      isTrial: false,
    })
    expect(report.body.rows.filter(({ outcome }) => outcome === 'new').map(({ id }) => id)).toEqual([
      'kassa',
      'vrije-vraag-kopie',
    ])
    expect(elsewhere.register.find('voorbeeldstad', 'vrije-vraag-kopie')?.state).toBe('in-herziening')
  } finally {
    await elsewhere.close()
  }
})

it('is for who may change everything', async () => {
  expect((await send(good, {}, 'marieke')).status).toBe(403)
})
