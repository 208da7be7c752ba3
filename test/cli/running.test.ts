/** Verbs beside a running server: they go through its control socket and work at once. */
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort, type House, modelYaml, runProgram, startHouse } from '../house.ts'
import { echo, startUpstream, type Upstream } from '../peers/upstream.ts'

let upstream: Upstream
let house: House
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stadspoort-running-'))
  upstream = await startUpstream({ models: ['stub'] })
  const dead = `http://127.0.0.1:${await freePort()}/v1`
  house = await startHouse({
    yaml: `models:\n${modelYaml('stub', upstream.url, 'zone: own, sheet: { operator: Proef, jurisdiction: NL }')}${modelYaml('dood', dead, 'zone: nl')}`,
  })
})
afterAll(async () => {
  await house?.remove()
  await upstream?.close()
  rmSync(folder, { recursive: true, force: true })
})

const ask = (key: string, content = 'Hoe laat is het?') =>
  house.post(
    '/v1/chat/completions',
    { model: 'stub', messages: [{ role: 'user', content }] },
    { authorization: `Bearer ${key}` },
  )

async function makeKey(...more: string[]): Promise<{ id: string; secret: string }> {
  const ran = await house.run(['key', 'create', '--name', 'proef', '--use-case', 'vrije-vraag', '--json', ...more])
  expect(ran).toMatchObject({ code: 0, stderr: '' })
  return JSON.parse(ran.stdout) as { id: string; secret: string }
}

/** JSON answer of a verb, with the exit code it should have. */
async function json(args: readonly string[], code = 0): Promise<unknown> {
  const ran = await house.run([...args, '--json'])
  expect(ran.stderr).toBe('')
  expect(ran.code).toBe(code)
  return JSON.parse(ran.stdout)
}

describe('key', () => {
  it('is shown once, works at once, and is listed without its secret', async () => {
    const { id, secret } = await makeKey('--requests-per-minute', '7')
    expect(secret).toMatch(/^sp_[0-9a-z]{32}$/)
    expect((await ask(secret)).status).toBe(200)
    const listed = await house.run(['key', 'list', '--json'])
    expect(listed.stdout).not.toContain(secret)
    expect(JSON.parse(listed.stdout)).toContainEqual(
      expect.objectContaining({ id, name: 'proef', useCase: 'vrije-vraag', requestsPerMinute: 7, revokedAt: null }),
    )
    expect((await house.run(['key', 'list'])).stdout).toContain(id)
  })

  it('alone on standard output can be put in a variable', async () => {
    const ran = await house.run(['key', 'create', '--name', 'x', '--use-case', 'vrije-vraag'])
    expect(ran.stdout).toMatch(/^sp_[0-9a-z]{32}\n$/)
    expect(ran.stderr).toContain('alleen nu getoond')
  })

  it('is refused within a second after it was revoked', async () => {
    const { id, secret } = await makeKey()
    expect((await ask(secret)).status).toBe(200)
    const ran = await house.run(['key', 'revoke', id])
    expect(ran.code).toBe(0)
    expect((await ask(secret)).status).toBe(401)
  })

  it('keeps to its limits, which change at once', async () => {
    const { id, secret } = await makeKey('--requests-per-minute', '1')
    expect((await ask(secret)).status).toBe(200)
    const refused = await ask(secret)
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await json(['key', 'limits', id, '--requests-per-minute', '5'])).toMatchObject({ requestsPerMinute: 5 })
    expect((await ask(secret)).status).toBe(200)
    await json(['key', 'limits', id, '--tokens-per-day', '1'])
    expect((await ask(secret)).status).toBe(429)
  })

  it('is forgotten by day or altogether, and still works', async () => {
    const { id, secret } = await makeKey()
    expect((await ask(secret)).status).toBe(200)
    expect(await json(['key', 'forget', id, '--all'])).toEqual({ id, erased: 2 })
    expect(await json(['key', 'forget', id, '--day', '2020-01-01'])).toEqual({ id, erased: 0 })
    expect((await ask(secret)).status).toBe(200)
  })

  it.each([
    [['create', '--name', 'x', '--use-case', 'gokken'], 'Toepassing gokken is niet geregistreerd. Mogelijk zijn: '],
    [['create', '--name', 'x', '--use-case', 'vrije-vraag', '--tenant', 'elders'], 'Gemeente elders is er niet.'],
    [['create', '--name', 'x', '--use-case', 'vrije-vraag', '--person', 'niemand'], 'Deze persoon bestaat niet.'],
    [['create', '--name', 'x', '--use-case', 'vrije-vraag', '--tokens-per-day', '0'], 'Een grens is een heel getal'],
    [['revoke', 'bestaat-niet'], 'Deze sleutel bestaat niet.'],
    [['limits', 'bestaat-niet', '--tokens-per-day', '9'], 'Deze sleutel bestaat niet.'],
    [['forget', 'bestaat-niet', '--all'], 'Deze sleutel bestaat niet.'],
  ])('%j says in one sentence what is wrong', async (args, words) => {
    const ran = await house.run(['key', ...args])
    expect(ran).toMatchObject({ code: 1, stdout: '' })
    expect(ran.stderr).toContain(words)
    expect(ran.stderr.trim().split('\n')).toHaveLength(1)
  })
})

describe('ledger', () => {
  it('proves a passage of a moment ago, which the copy holds too', async () => {
    const { secret } = await makeKey()
    const answer = await ask(secret, 'Mijn BSN is 999900018.')
    const index = /^\d+/.exec(answer.headers.get('x-stadspoort-receipt') ?? '')?.[0] ?? ''
    const proof = await house.run(['ledger', 'prove', index])
    expect(proof).toMatchObject({ code: 0, stderr: '' })
    expect(proof.stdout).toMatch(/^c2sp\.org\/tlog-proof@v1\n/)
    const shown = await house.run(['ledger', 'show', index])
    expect(JSON.parse(shown.stdout)).toMatchObject({ type: 'passage.opened', model: 'stub', kinds: { BSN: 1 } })
    expect(shown.stdout).not.toContain('999900018')
    const copy = join(folder, 'kopie')
    expect(await json(['ledger', 'export', copy])).toMatchObject({ ok: true })
    const verified = await runProgram(['ledger', 'verify', '--dir', copy, '--json'])
    expect(JSON.parse(verified.stdout)).toMatchObject({ ok: true, logs: [{ ok: true, findings: [] }] })
    expect((await house.run(['ledger', 'export', copy])).stderr).toContain('is niet leeg')
  })

  it('is verified while it grows, against an earlier checkpoint and the published key', async () => {
    const { secret } = await makeKey()
    const key = (await house.run(['ledger', 'key'])).stdout.trim()
    expect(key).toMatch(/^voorbeeldstad\.stadspoort\/poort-1\+[0-9a-f]{8}\+/)
    const checkpoint = join(house.data, 'ledger', 'voorbeeldstad', 'poort-1', 'checkpoint')
    const asking = Promise.all(Array.from({ length: 40 }, () => ask(secret)))
    const ran = await house.run(['ledger', 'verify', '--checkpoint', checkpoint, '--key', key])
    await asking
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(ran.stdout).toContain('alles klopt')
  })

  it('knows no record that is not there', async () => {
    const ran = await house.run(['ledger', 'show', '99999999'])
    expect(ran).toMatchObject({ code: 1, stdout: '' })
    expect(ran.stderr).toContain('Vermelding 99999999 staat niet in het logboek.')
  })
})

describe('models', () => {
  it('are listed with zone and sheet', async () => {
    const listed = (await json(['models'])) as { id: string }[]
    expect(listed.map(({ id }) => id)).toEqual(['stub', 'dood', 'letterlijk'])
    expect(listed[0]).toMatchObject({ zone: 'own', engine: 'openai-compatible', sheet: { operator: 'Proef' } })
    const { stdout } = await house.run(['models', 'list'])
    expect(stdout).toMatch(/^stub +eigen +openai-compatible +Proef +NL +onbekend/m)
  })

  it('are each asked whether they answer; one that does not is a finding', async () => {
    const checks = (await json(['models', 'check'], 1)) as { id: string; ok: boolean }[]
    expect(checks.map(({ id, ok }) => [id, ok])).toEqual([
      ['stub', true],
      ['dood', false],
      ['letterlijk', true],
    ])
  })
})

describe('doctor', () => {
  it('names what is wrong and what to do, as a server sees itself', async () => {
    const ran = await house.run(['doctor'])
    expect(ran).toMatchObject({ code: 1, stderr: '' })
    expect(ran.stdout).toMatch(/^fout +model dood .*\n +→ Start dit model/m)
    expect(ran.stdout).toMatch(/^goed +server +draait/m)
    expect(ran.stdout).toMatch(/^goed +logboek voorbeeldstad/m)
    expect(ran.stdout).toContain(`alleen naar ${new URL(upstream.url).origin}`)
    expect(await json(['doctor'], 1)).toMatchObject({ ok: false, checks: expect.any(Array) })
  })
})

it('migrate finds nothing to do', async () => {
  expect(await json(['migrate'])).toEqual({ migrated: [] })
})

it('the control socket is for its owner alone', () => {
  expect(statSync(join(house.data, 'control.sock')).mode & 0o777).toBe(0o600)
})

describe('a second server', () => {
  it.each([
    ['serve', ['serve', '--port', '0']],
    ['init', ['init', '--name', 'Gemeente Proefstad', '--id', 'proefstad']],
  ])('on the same data folder is refused in one sentence (%s)', async (_verb, args) => {
    const ran = await house.run(args)
    expect(ran.code).toBe(1)
    expect(ran.stderr).toBe(
      `De gegevensmap ${house.data} is in gebruik door proces ${house.pid}. Stop dat proces of kies een andere map met --data.\n`,
    )
  })

  it('on the same port is refused in one sentence, and lets its data folder go', async () => {
    const data = join(folder, 'andere')
    const { port } = new URL(house.url)
    const args = ['serve', '--port', port, '--data', data, '--config', house.config]
    const ran = await runProgram(args)
    expect(ran.code).toBe(1)
    expect(ran.stderr.trim().split('\n').at(-1)).toBe(
      `Poort ${port} op 127.0.0.1 is al in gebruik. Kies een andere met --port.`,
    )
    expect(ran.stderr).not.toMatch(/^\s+at /m)
    expect((await runProgram(['migrate', '--data', data])).stdout).toBe('De database is bij.\n')
  }, 180_000)

  it('with an address of another machine is refused in one sentence', async () => {
    const args = [
      'serve',
      '--port',
      '0',
      '--host',
      '192.0.2.1',
      '--data',
      join(folder, 'derde'),
      '--config',
      house.config,
    ]
    const ran = await runProgram(args)
    expect(ran.code).toBe(1)
    expect(ran.stderr).toContain('Het adres 192.0.2.1 is niet van deze computer.')
  }, 180_000)
})

it('SIGTERM lets a running answer end, and leaves a whole ledger and a free folder', async () => {
  const { secret } = await makeKey()
  upstream.respond(echo({ everyMs: 30 }))
  const streaming = house.post(
    '/v1/chat/completions',
    { model: 'stub', stream: true, messages: [{ role: 'user', content: 'woord '.repeat(40) }] },
    { authorization: `Bearer ${secret}` },
  )
  const response = await streaming
  const reading = response.text()
  const stopping = house.stop('SIGTERM')
  expect(await reading).toMatch(/data: \[DONE\]\n\n$/)
  expect(await stopping).toBe(0)
  expect(house.output()).toContain('De poort sluit')
  expect(existsSync(join(house.data, 'control.sock'))).toBe(false)
  expect(readdirSync(house.data).filter((name) => name.startsWith('lock-'))).toHaveLength(1)
  const report = JSON.parse((await house.run(['ledger', 'verify', '--json'])).stdout) as { logs: object[] }
  expect(report.logs).toMatchObject([{ ok: true, unpublished: 0 }])
  await house.restart()
  expect((await ask(secret)).status).toBe(200)
})
