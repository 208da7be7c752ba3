/** Publishing in the Algoritmeregister: three people, a server of the register, and evidence of each step. */
import { afterEach, describe, expect, it } from 'vitest'
import { createPublisher, type PublisherDeps } from '../../src/register/index.ts'
import type { Publication } from '../../src/register/publication-contract.ts'
import { type Algoritmeregister, account, startAlgoritmeregister } from '../peers/algoritmeregister.ts'
import { type Name, type OpenRegistration, openRegistration } from './open-registration.ts'

const path = '/register/heldere-taal/publication'
let desk: OpenRegistration
let peer: Algoritmeregister
afterEach(async () => {
  await desk?.close()
  await peer?.close()
})

async function open(more: Partial<PublisherDeps> = {}): Promise<void> {
  peer = await startAlgoritmeregister()
  desk = await openRegistration({}, (deps) =>
    createPublisher({
      ...deps,
      municipality: () => 'Gemeente Voorbeeldstad',
      contact: () => 'ai@voorbeeldstad.example',
      page: (id) => `https://ai.voorbeeldstad.example/transparantie/${id}`,
      algoritmeregister: {
        account: { ...account, baseUrl: peer.url, tokenUrl: peer.tokenUrl },
        fetch: (url, init) => fetch(url, init),
        wait: async () => undefined,
      },
      ...more,
    }),
  )
  const record = desk.register.find('voorbeeldstad', 'heldere-taal')
  if (record === undefined) throw new Error('no sample')
  const { version: _version, ...rest } = record
  await desk.register.save('voorbeeldstad', { ...rest, ownerPerson: 'marieke' }, { by: 'proef' })
}

const ask = (who: Name, way: string, body?: object) =>
  desk.ask<Publication & { type?: string; errors?: { location: { pointer: string } }[] }>(
    who,
    way === '' ? 'GET' : 'POST',
    `${path}${way === '' ? '' : `/${way}`}`,
    body,
  )

async function write(who: Name, version: number, change: Partial<Publication['content']> = {}) {
  const { body } = await ask('fatima', '')
  const content = {
    ...body.content,
    proportionality: 'Een mens doet er langer over.',
    impacttoetsen: 'Nog niet gedaan.',
    ...change,
  }
  return desk.ask<Publication>(who, 'PUT', path, { version, content })
}

async function publish(version: number): Promise<Publication> {
  expect((await ask('thijs', 'release', { version })).status).toBe(200)
  const { status, body } = await ask('ahmed', 'publish', { version })
  expect([status, body.state]).toEqual([200, 'gepubliceerd'])
  return body
}

describe('publishing', () => {
  it('takes three people: who wrote, who releases, who publishes', async () => {
    await open()
    expect((await write('marieke', 0)).body).toMatchObject({ version: 1, state: 'concept', issues: [] })
    expect((await ask('marieke', 'release', { version: 1 })).body.type).toBe('urn:stadspoort:problem:four-eyes')
    expect((await ask('thijs', 'publish', { version: 1 })).body.type).toContain('publication-wrong-state')
    expect((await ask('thijs', 'release', { version: 1 })).body).toMatchObject({ state: 'vrijgegeven' })
    for (const who of ['thijs', 'marieke'] as const)
      expect((await ask(who, 'publish', { version: 1 })).body.type).toBe('urn:stadspoort:problem:four-eyes')
    const { body } = await ask('ahmed', 'publish', { version: 1 })
    expect(body).toMatchObject({ state: 'gepubliceerd', lars: '10000000' })
    expect(peer.published('10000000')).toMatchObject({ name: 'Heldere taal', standard_version: '1.0' })
    const types = desk.evidence.map(({ type }) => type)
    expect(types).toEqual(['publication.written', 'publication.released', 'publication.published'])
    expect(JSON.stringify(desk.evidence)).not.toContain('Een mens doet er langer over')
  })

  it('renews what stands there, and takes it away', async () => {
    await open()
    await write('marieke', 0)
    await publish(1)
    await write('marieke', 1, { goal: 'Brieven duidelijker maken.' })
    expect((await publish(2)).lars).toBe('10000000')
    expect(peer.published('10000000')).toMatchObject({ goal: 'Brieven duidelijker maken.' })
    expect((await ask('thijs', 'retract', { version: 2 })).body.state).toBe('ingetrokken')
    expect(peer.published('10000000')).toBeUndefined()
  })

  it('releases nothing that the register would refuse, and tells all of it', async () => {
    await open()
    await write('marieke', 0, { goal: '', name: 'x'.repeat(120) })
    const { status, body } = await ask('thijs', 'release', { version: 1 })
    expect([status, body.errors?.map(({ location }) => location.pointer)]).toEqual([422, ['/name', '/goal']])
  })

  it('overwrites nothing that somebody else just wrote', async () => {
    await open()
    await write('marieke', 0)
    const { status, body } = await write('ahmed', 0)
    expect([status, (body as { type?: string }).type]).toEqual([
      409,
      'urn:stadspoort:problem:publication-saved-meanwhile',
    ])
  })

  it('says so when the register of the house changed afterwards', async () => {
    await open()
    await write('marieke', 0)
    expect((await publish(1)).outOfSync).toEqual([])
    const record = desk.register.find('voorbeeldstad', 'heldere-taal')
    if (record === undefined) throw new Error('no sample')
    const { version: _version, ...old } = record
    await desk.register.save('voorbeeldstad', { ...old, riskReason: 'Nu anders.' }, { by: 'proef' })
    expect((await ask('fatima', '')).body.outOfSync).toEqual(['Risicobeheer'])
  })

  it('gives the same file by hand when no account is set up', async () => {
    await open({ algoritmeregister: undefined })
    await write('marieke', 0)
    expect(await publish(1)).toMatchObject({ canDeliver: false, lars: null })
    const { body } = await desk.ask('fatima', 'GET', `${path}/export?format=schema`)
    expect(body).toMatchObject({ schema: '1.0.0', organization: 'Gemeente Voorbeeldstad' })
  })

  it('stays released when the register refuses a field, and names the field without quoting it', async () => {
    await open()
    await write('marieke', 0)
    peer.refuse('goal')
    await ask('thijs', 'release', { version: 1 })
    const { status, body } = await ask('ahmed', 'publish', { version: 1 })
    expect([status, body.errors?.map(({ location }) => location.pointer)]).toEqual([502, ['/goal']])
    expect(JSON.stringify(body)).not.toContain('B1')
    expect((await ask('fatima', '')).body.state).toBe('vrijgegeven')
  })

  it('asks a new token when the old one is not good any more', async () => {
    await open()
    await write('marieke', 0)
    await publish(1)
    expect(peer.tokens).toBe(1)
    peer.forgetTokens()
    expect((await ask('thijs', 'retract', { version: 1 })).status).toBe(200)
    expect(peer.tokens).toBe(2)
  })
})
