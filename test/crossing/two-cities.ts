/** A whole house in this process with two municipalities and two people in each, all signed in. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RunningHouse } from '../../src/app/compose.ts'
import { readConfig } from '../../src/app/config.ts'
import { openHouse } from '../../src/app/open-house.ts'
import { sampleUseCases } from '../../src/app/sample/sample-municipality.ts'
import type { Role } from '../../src/identity/index.ts'
import { freshAddress } from '../databases.ts'
import { modelYaml } from '../house.ts'
import { startUpstream } from '../peers/upstream.ts'

export const cities = ['aastad', 'beestad'] as const
const names = ['anna', 'bert'] as const

export interface Answer {
  readonly status: number
  readonly text: string
}

/** Roles for every verb that is routed, so that no role is why something is refused; not those that check the whole log. */
const roles: readonly Role[] = ['medewerker', 'proceseigenaar', 'ai-coordinator', 'beheerder']

/** Somebody who may do everything with what is theirs. */
export interface Citizen {
  readonly tenant: string
  readonly id: string
  /** A word that stands in everything this person makes, and nowhere else. */
  readonly mark: string
  call(method: string, path: string, body?: object | Buffer): Promise<Answer>
  /** Signs in once more, elsewhere. @returns the id of that session */
  otherSession(): Promise<string>
}

export interface TwoCities {
  readonly running: RunningHouse
  readonly citizens: readonly Citizen[]
  close(): Promise<void>
}

export async function openTwoCities(engine: 'PGlite' | 'PostgreSQL'): Promise<TwoCities> {
  const folder = mkdtempSync(join(tmpdir(), 'stadspoort-cities-'))
  const address = engine === 'PostgreSQL' ? await freshAddress() : undefined
  const upstream = await startUpstream({ models: ['stub'] })
  const file = join(folder, 'stadspoort.yaml')
  writeFileSync(file, `log: { level: silent }\nserver: { port: 0 }\nmodels:\n${modelYaml('stub', upstream.url)}`)
  const environment = address === undefined ? {} : { DATABASE_URL: address.url }
  const read = readConfig({ file, data: join(folder, 'data'), environment })
  if (!read.ok) throw new Error(JSON.stringify(read.issues))

  const house = await openHouse({ config: read.config })
  for (const tenant of cities) {
    await house.tenancy.create({ id: tenant, name: `Gemeente ${tenant}`, isSample: false })
    const [ownerPerson = null, deputy = null] = names.map((name) => `${name}-${tenant}`)
    for (const record of sampleUseCases())
      await house.register.save(tenant, { ...record, ownerPerson, deputy }, { by: 'proef' })
    for (const id of names.map((name) => `${name}-${tenant}`)) {
      await house.identity.people.add({ tenant, id, name: mark(tenant, id), department: id, roles, isSample: false })
    }
  }
  await house.close()

  const { startHouse } = await builtProgram()
  const running = await startHouse(read.config)
  const citizens = await Promise.all(
    cities.flatMap((tenant) => names.map((name) => signIn(running, tenant, `${name}-${tenant}`))),
  )
  return {
    running,
    citizens,
    close: async () => {
      await running.close()
      await upstream.close()
      await address?.remove()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The built program: files are read by a worker, which Node starts from JavaScript only. `npm test` builds it. */
async function builtProgram(): Promise<typeof import('../../src/app/compose.ts')> {
  return import(new URL('../../dist/app/compose.js', import.meta.url).href)
}

const chance = randomBytes(3).toString('hex')
const mark = (tenant: string, id: string) => `Merk${chance}${tenant}${id.split('-')[0]}`

async function signIn({ house, address }: RunningHouse, tenant: string, id: string): Promise<Citizen> {
  const person = house.identity.people.find(tenant, id)
  if (person === undefined) throw new Error(`${id} of ${tenant} is not there`)
  const start = () => house.identity.sessions.start({ person, way: 'passkey', device: mark(tenant, id) })
  let session = await start()
  return {
    otherSession: async () => (await start()).session.id,
    tenant,
    id,
    mark: mark(tenant, id),
    call: async (method, path, body) => {
      // Some routes end one's own sessions, which is none of this test's business.
      if (!house.identity.sessions.isLive(session.session.id)) session = await start()
      const type = Buffer.isBuffer(body) ? 'application/octet-stream' : 'application/json'
      const answer = await fetch(`${address}${path}`, {
        method,
        redirect: 'manual',
        headers: {
          cookie: `__Host-stadspoort=${session.secret}`,
          origin: address,
          ...(body === undefined ? {} : { 'content-type': type, 'x-file-name': 'brief.txt' }),
        },
        ...(body === undefined ? {} : { body: Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body) }),
        signal: AbortSignal.timeout(20_000),
      })
      return { status: answer.status, text: await answer.text() }
    },
  }
}
