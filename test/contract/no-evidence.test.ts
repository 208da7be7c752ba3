/** No evidence, no passage: when the ledger cannot write, nothing is sent, and what was written stays readable. */
import { statfsSync, writeFileSync } from 'node:fs'
import { truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { type House, modelYaml, runProgram, startHouse } from '../house.ts'
import { startUpstream, type Upstream } from '../peers/upstream.ts'
import { found } from '../requires.ts'

let upstream: Upstream
let house: House
afterEach(async () => {
  await house?.remove()
  await upstream?.close()
})

const ask = (key: string) =>
  house.post(
    '/v1/chat/completions',
    { model: 'stub', messages: [{ role: 'user', content: 'Hallo' }] },
    { authorization: `Bearer ${key}` },
  )

/** Asks until the gate has seen how full the disk is; rejects after ten seconds. */
async function untilStatus(key: string, status: number): Promise<void> {
  for (let i = 0; i < 40; i++) {
    if ((await ask(key)).status === status) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error(`the gate never answered ${status}`)
}

describe('a disk with too little room', () => {
  it('lets nothing pass, says so in /health, and still verifies', async () => {
    upstream = await startUpstream()
    const model = modelYaml('stub', upstream.url)
    house = await startHouse({ yaml: `models:\n${model}` })
    const key = await house.key()
    expect((await ask(key)).status).toBe(200)
    const { bavail, bsize } = statfsSync(house.data)
    writeFileSync(house.config, `ledger: { minimumFreeBytes: ${bavail * bsize * 2} }\nmodels:\n${model}`)
    await house.restart()
    upstream.forget()
    const refused = await ask(key)
    expect(refused.status).toBe(503)
    expect(await refused.json()).toMatchObject({ error: { code: 'ledger_unwritable' } })
    expect(upstream.requests).toHaveLength(0)
    const health = await fetch(`${house.url}/health`)
    expect(health.status).toBe(503)
    expect(await health.json()).toMatchObject({ status: 'alarm' })
    expect((await house.run(['ledger', 'verify'])).code).toBe(0)
  })
})

describe.skipIf(!found('namespaces'))('a disk that is really full', () => {
  it('lets nothing pass and goes on by itself when there is room again', async () => {
    upstream = await startUpstream()
    const mount = '/mnt'
    const script = `mount -t tmpfs -o size=192m tmpfs ${mount} && exec "$0" "$@"`
    house = await startHouse({
      yaml: `ledger: { minimumFreeBytes: 1000000 }\nmodels:\n${modelYaml('stub', upstream.url)}`,
      data: `${mount}/data`,
      wrapper: ['unshare', '-rm', 'sh', '-c', script],
    })
    // The server's own view of the mount, from outside its namespace.
    const inside = `/proc/${house.pid}/root${mount}`
    const key = /sp_[0-9a-z]{32}/.exec(house.output())?.[0] ?? ''
    expect((await ask(key)).status).toBe(200)
    const ballast = join(inside, 'ballast')
    try {
      writeFileSync(ballast, Buffer.alloc(256 * 1024 * 1024))
    } catch (error) {
      expect(error).toMatchObject({ code: 'ENOSPC' })
    }
    await untilStatus(key, 503)
    const last = upstream.requests.length
    expect((await ask(key)).status).toBe(503)
    expect(upstream.requests).toHaveLength(last)
    await truncate(ballast, 0)
    await untilStatus(key, 200)
    const verified = await runProgram(['ledger', 'verify', '--data', `${inside}/data`, '--config', house.config])
    expect(verified.code, verified.stdout + verified.stderr).toBe(0)
  }, 120_000)
})

describe('a clock that jumps back', () => {
  it('does not stop the gate, and the ledger keeps its order', async () => {
    upstream = await startUpstream()
    const shift = fileURLToPath(new URL('./shift-clock.mjs', import.meta.url))
    house = await startHouse({
      yaml: `models:\n${modelYaml('stub', upstream.url)}`,
      environment: { NODE_OPTIONS: `--import ${shift}` },
    })
    const key = await house.key({ more: ['--requests-per-minute', '2'] })
    const first = await ask(key)
    process.kill(house.pid, 'SIGUSR2')
    const second = await ask(key)
    expect([first.status, second.status]).toEqual([200, 200])
    const indexOf = (response: Response) => Number(response.headers.get('x-stadspoort-receipt')?.split(';')[0])
    expect(indexOf(second)).toBeGreaterThan(indexOf(first))
    // Limits count real seconds: setting the clock back buys nothing.
    expect((await ask(key)).status).toBe(429)
    expect((await house.run(['ledger', 'verify'])).code).toBe(0)
  })
})

describe('a second process on the same data folder', () => {
  it('is refused in one sentence and harms nothing', async () => {
    upstream = await startUpstream()
    house = await startHouse({ yaml: `models:\n${modelYaml('stub', upstream.url)}` })
    const key = await house.key()
    const second = await runProgram(['serve', '--data', house.data, '--config', house.config, '--port', '0'])
    expect(second.code).toBe(1)
    expect(second.stderr).toContain('in gebruik')
    expect(second.stderr).not.toMatch(/^\s+at /m)
    expect((await ask(key)).status).toBe(200)
    expect((await house.run(['ledger', 'verify'])).code).toBe(0)
  })
})

describe('a process that is killed', () => {
  it('comes back with every record it gave a receipt for', async () => {
    upstream = await startUpstream()
    house = await startHouse({ yaml: `models:\n${modelYaml('stub', upstream.url)}` })
    const key = await house.key()
    const receipts = await Promise.all(
      Array.from({ length: 30 }, async () => (await ask(key)).headers.get('x-stadspoort-receipt')),
    )
    await house.stop('SIGKILL')
    await house.restart()
    const most = Math.max(...receipts.map((receipt) => Number(receipt?.split(';')[0])))
    const { stdout, code } = await house.run(['ledger', 'verify', '--json'])
    expect(code).toBe(0)
    const { logs } = JSON.parse(stdout) as { logs: readonly { size: number; unpublished: number }[] }
    expect((logs[0]?.size ?? 0) + (logs[0]?.unpublished ?? 0)).toBeGreaterThan(most)
    expect((await ask(key)).status).toBe(200)
  })
})
