/** Two gates on one PostgreSQL database, as in production: they start at once and need no other coordination. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshAddress } from '../databases.ts'
import { type House, modelYaml, startHouse } from '../house.ts'
import { startUpstream, type Upstream } from '../peers/upstream.ts'
import { found } from '../requires.ts'

describe.skipIf(!found('postgresql'))('two gates on one PostgreSQL database', () => {
  let upstream: Upstream
  let address: Awaited<ReturnType<typeof freshAddress>>
  let gates: House[]

  beforeAll(async () => {
    upstream = await startUpstream({ models: ['stub'] })
    address = await freshAddress()
    gates = await Promise.all(
      ['poort-1', 'poort-2'].map((node) =>
        startHouse({
          yaml: `node: ${node}\nmodels:\n${modelYaml('stub', upstream.url)}`,
          environment: { DATABASE_URL: address.url },
        }),
      ),
    )
  })
  afterAll(async () => {
    for (const gate of gates ?? []) await gate.remove()
    await address?.remove()
    await upstream?.close()
  })

  const at = (index: number) => gates[index] as House
  const ask = (gate: House, secret: string) =>
    gate.post(
      '/v1/chat/completions',
      { model: 'stub', messages: [{ role: 'user', content: 'Hoe laat is het?' }] },
      { authorization: `Bearer ${secret}` },
    )

  it('make one sample municipality together', async () => {
    for (const gate of gates) expect(gate.output()).toContain('Gemeente Voorbeeldstad')
    const keys = JSON.parse((await at(0).run(['key', 'list', '--json'])).stdout) as { tenant: string }[]
    expect(new Set(keys.map(({ tenant }) => tenant))).toEqual(new Set(['voorbeeldstad']))
  })

  it('take each other’s keys, refuse revoked ones within a second, and keep a log each', async () => {
    const made = await at(0).run(['key', 'create', '--name', 'x', '--use-case', 'vrije-vraag', '--json'])
    const { id, secret } = JSON.parse(made.stdout) as { id: string; secret: string }
    await expect.poll(async () => (await ask(at(1), secret)).status, { timeout: 1000, interval: 50 }).toBe(200)
    const origins = await Promise.all(
      gates.map(async (gate) => (await ask(gate, secret)).headers.get('x-stadspoort-receipt')),
    )
    expect(origins.map((receipt) => receipt?.replace(/^\d+;/, ''))).toEqual([
      'origin="voorbeeldstad.stadspoort/poort-1"',
      'origin="voorbeeldstad.stadspoort/poort-2"',
    ])
    await at(0).run(['key', 'revoke', id])
    await expect.poll(async () => (await ask(at(1), secret)).status, { timeout: 1000, interval: 50 }).toBe(401)
  })

  it('have a doctor that sees the database, with the server and without', async () => {
    const running = await at(0).run(['doctor'])
    expect(running).toMatchObject({ code: 0, stderr: '' })
    expect(running.stdout).toMatch(/^goed +database +postgresql antwoordt$/m)
    await at(0).stop()
    const alone = await at(0).run(['doctor'])
    expect(alone.stdout).toMatch(/^goed +database +postgresql antwoordt en is bij$/m)
    const keys = await at(0).run(['key', 'list', '--json'])
    expect(keys.code).toBe(0)
  })
})
