/** People on the command line, and at the door of a running house. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, runProgram, startHouse } from '../house.ts'

let house: House
beforeAll(async () => {
  house = await startHouse({ yaml: 'log: { level: error }\n' })
})
afterAll(() => house?.remove())

const password = 'vlieger soep horizon kachel'

async function send(
  path: string,
  body: object,
  cookie = '',
): Promise<{ status: number; cookie: string; body: unknown }> {
  const answer = await house.post(path, body, { origin: house.url, cookie })
  const set = answer.headers.getSetCookie().find((line) => line.startsWith('__Host-stadspoort='))
  return { status: answer.status, cookie: set?.split(';')[0] ?? '', body: await answer.json() }
}
/** All files of a folder, as one text. */
const everythingIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n')
const whoAmI = (cookie: string) => fetch(`${house.url}/api/v1/session`, { headers: { cookie } })
const run = async (...args: string[]) => JSON.parse((await house.run(['person', ...args, '--json'])).stdout) as unknown

describe('the sample municipality', () => {
  it('lets its people sign in with the passwords that the start-up text shows', async () => {
    const [, name = '', secret = ''] = /medewerker +(fatima-bakker) +(\S+)/.exec(house.output()) ?? []
    expect(secret).toMatch(/^[0-9a-z]{4}(-[0-9a-z]{4}){3}$/)
    const signedIn = await send('/api/v1/session', { name, password: secret })
    expect(signedIn).toMatchObject({ status: 200, body: { status: 'signed-in' } })
    expect(await (await whoAmI(signedIn.cookie)).json()).toMatchObject({
      person: { name: 'Fatima Bakker', municipality: { isSample: true } },
    })
    await house.restart()
    expect((await whoAmI(signedIn.cookie)).status).toBe(200)
    expect((await send('/api/v1/session', { name, password: secret })).status).toBe(200)
  })
})

describe('person', () => {
  it('adds somebody, who signs in once with the code that was shown once', async () => {
    const ran = await house.run([
      'person',
      'add',
      'j.smit',
      '--name',
      'Jo Smit',
      '--department',
      'ICT',
      '--role',
      'medewerker',
    ])
    expect([ran.code, ran.stderr]).toEqual([0, expect.stringContaining('Jo Smit kan inloggen als j.smit')])
    const code = ran.stdout.trim()
    expect(code).toMatch(/^([0-9a-z]{5}-){3}[0-9a-z]{5}$/)
    const first = await send('/api/v1/session/code', { name: 'j.smit', code: code.toUpperCase(), password })
    expect(first).toMatchObject({ status: 200, body: { status: 'signed-in' } })
    expect((await send('/api/v1/session/code', { name: 'j.smit', code, password })).status).toBe(401)
    expect((await send('/api/v1/session', { name: 'j.smit', password })).status).toBe(200)
    expect(await run('list')).toContainEqual(
      expect.objectContaining({ id: 'j.smit', roles: ['medewerker'], sessions: 2 }),
    )
  })

  it('blocks somebody everywhere within a second, and lets them in again', async () => {
    const { cookie } = await send('/api/v1/session', { name: 'j.smit', password })
    await house.run(['person', 'block', 'j.smit'])
    expect((await whoAmI(cookie)).status).toBe(401)
    expect((await send('/api/v1/session', { name: 'j.smit', password })).status).toBe(401)
    await house.run(['person', 'unblock', 'j.smit'])
    expect((await whoAmI(cookie)).status).toBe(401)
    expect((await send('/api/v1/session', { name: 'j.smit', password })).status).toBe(200)
  })

  it('changes roles and resets a password, and the ledger has it all without a name', async () => {
    expect(await run('roles', 'j.smit', '--role', 'ciso', '--role', 'auditor')).toMatchObject({
      roles: ['ciso', 'auditor'],
    })
    const { code } = (await run('reset', 'j.smit')) as { code: string }
    expect((await send('/api/v1/session', { name: 'j.smit', password })).status).toBe(401)
    expect((await send('/api/v1/session/code', { name: 'j.smit', code, password: `${password} twee` })).status).toBe(
      200,
    )
    const shown = everythingIn(join(house.data, 'ledger'))
    for (const type of ['person.added', 'person.blocked', 'person.unblocked', 'person.changed', 'person.reset'])
      expect(shown).toContain(`"${type}"`)
    expect(shown).not.toMatch(/smit/i)
  })

  it.each([
    [['add', 'Hoofdletter', '--name', 'X', '--department', 'Y', '--role', 'ciso'], 2, 'kleine letters'],
    [['add', 'x', '--name', 'X', '--department', 'Y', '--role', 'baas'], 2, 'De rol “baas” bestaat niet'],
    [['add', 'x'], 2, 'Geef --name en --department'],
    [['block'], 2, 'Noem de gebruikersnaam'],
    [['block', 'niemand'], 1, 'Dit bestaat niet'],
  ])('says what is wrong with %j', async (args, code, says) => {
    const ran = await house.run(['person', ...args])
    expect([ran.code, ran.stderr]).toEqual([code, expect.stringContaining(says)])
  })
})

describe('a real municipality', () => {
  it('starts without people, and gets its first administrator from the command line', async () => {
    const data = `${house.data}-echt`
    await runProgram(['init', '--name', 'Gemeente Dorpstad', '--id', 'dorpstad', '--data', data])
    const list = await runProgram(['person', 'list', '--data', data])
    expect(list).toMatchObject({ code: 0, stdout: '' })
    const added = await runProgram([
      'person',
      'add',
      'ad',
      '--name',
      'Ad Min',
      '--department',
      'ICT',
      '--role',
      'beheerder',
      '--data',
      data,
    ])
    expect([added.code, added.stdout.trim()]).toEqual([0, expect.stringMatching(/^([0-9a-z]{5}-){3}[0-9a-z]{5}$/)])
  })
})
