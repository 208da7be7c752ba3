/** Keeping use cases: who may change what, nothing overwritten, every change in the evidence. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Registered, RegisteredRow, UseCaseVersion } from '../../src/register/registration-contract.ts'
import { type OpenRegistration, openRegistration } from './open-registration.ts'

let open: OpenRegistration
beforeAll(async () => {
  open = await openRegistration()
})
afterAll(() => open?.close())

const fields = {
  name: 'Klachten ordenen',
  purpose: 'Klachten per onderwerp bij elkaar zetten.',
  owner: '',
  department: 'Dienstverlening',
  legalBasis: 'art. 9:2 Awb',
  role: 'gebruiksverantwoordelijke',
  riskClass: 'onbekend',
  zones: ['own'],
  kinds: ['PERSON'],
  relaxOwn: false,
  whoMayUse: 'everyone',
  keepNoText: true,
  retentionDays: 0,
  reviewDate: '2027-06-01',
} as const
const add = (who: 'marieke' | 'thijs' | 'bas', more: object = {}) =>
  open.ask<Registered>(who, 'POST', '/register', { ...fields, ...more })
const save = (who: Parameters<typeof open.ask>[0], { record, version }: Registered, change: object) => {
  const { id, state: _state, ...rest } = record
  return open.ask<Registered & { type: string }>(who, 'PUT', `/register/${id}`, {
    version,
    reason: 'Beter omschreven',
    record: { ...rest, ...change },
  })
}

it('everyone sees what may run, and nobody without the role adds to it', async () => {
  const list = await open.ask<{ items: RegisteredRow[] }>('fatima', 'GET', '/register')
  expect(list.body.items.map(({ id }) => id)).toContain('vrije-vraag')
  for (const who of ['fatima', 'sanne'] as const)
    expect((await open.ask(who, 'POST', '/register', fields)).status).toBe(403)
})

it('a new use case is an idea of who adds it, under an id made of its name', async () => {
  const { status, body } = await add('marieke')
  expect(status).toBe(201)
  expect(body.record).toMatchObject({ id: 'klachten-ordenen', state: 'idee', ownerPerson: 'marieke', owner: 'marieke' })
  expect((await add('marieke')).body.record.id).toBe('klachten-ordenen-2')
  expect((await add('marieke', { id: 'klachten-ordenen' })).body).toMatchObject({ status: 409 })
})

it('a proceseigenaar changes only what is theirs or what they stand in for', async () => {
  const { body: mine } = await add('marieke', { deputy: 'bas' })
  const { body: theirs } = await add('thijs')
  expect((await save('bas', mine, { purpose: 'Klachten tellen.' })).status).toBe(200)
  expect((await save('marieke', theirs, { purpose: 'Van mij.' })).body).toMatchObject({ status: 403 })
  expect((await add('bas', { ownerPerson: 'marieke', owner: 'Marieke' })).status).toBe(403)
  expect((await save('ahmed', theirs, { purpose: 'Klachten lezen.' })).status).toBe(200)
})

it('of two editors at once the second is told, and overwrites nothing', async () => {
  const { body: start } = await add('thijs')
  const [first, second] = await Promise.all([
    save('thijs', start, { purpose: 'Van Thijs.' }),
    save('ahmed', start, { purpose: 'Van Ahmed.' }),
  ])
  expect([first.status, second.status].sort()).toEqual([200, 409])
  const kept = await open.ask<Registered>('fatima', 'GET', `/register/${start.record.id}`)
  expect(kept.body.version).toBe(2)
  expect([first, second].find(({ status }) => status === 409)?.body.type).toContain('use-case-saved-meanwhile')
})

it('keeps every version with who made it and why, and the evidence names the fields but no text', async () => {
  const { body: start } = await add('thijs')
  await save('thijs', start, { purpose: 'Geheim woord olifant.', zones: ['own', 'nl'] })
  const { body } = await open.ask<{ items: UseCaseVersion[] }>('sanne', 'GET', `/register/${start.record.id}/versions`)
  expect(body.items.map(({ version, savedBy, reason }) => [version, savedBy, reason])).toEqual([
    [2, 'thijs', 'Beter omschreven'],
    [1, 'thijs', 'Toegevoegd'],
  ])
  expect(open.evidence.at(-1)).toMatchObject({
    type: 'use-case.changed',
    useCase: start.record.id,
    version: 2,
    changed: ['purpose', 'zones'],
    actor: { id: 'p_thijs' },
  })
  expect(JSON.stringify(open.evidence)).not.toContain('olifant')
})

it('says when nobody answers for it any more, and takes no owner who is not here', async () => {
  const { body: start } = await add('bas')
  expect((await save('thijs', start, { ownerPerson: 'niemand' })).body).toMatchObject({ status: 400 })
  open.block('bas')
  const { body } = await open.ask<Registered>('thijs', 'GET', `/register/${start.record.id}`)
  expect(body.owner.state).toBe('left')
  expect((await save('thijs', body, { ownerPerson: null, owner: '' })).body.owner.state).toBe('nobody')
})

it('does not know what is not there', async () => {
  expect((await open.ask('thijs', 'GET', '/register/bestaat-niet')).status).toBe(404)
  expect((await open.ask('thijs', 'GET', '/register/bestaat-niet/versions')).status).toBe(404)
})
