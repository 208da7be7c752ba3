/** No text of a question or an answer, and no secret, reaches a log, a metric, an error, the ledger or the database. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type House, modelYaml, startHouse } from '../house.ts'
import { breakOff, echo, fail, html, neverAnswer, startUpstream, toolCall, type Upstream } from '../peers/upstream.ts'

let upstream: Upstream
let house: House
let key: string

const upstreamKey = 'sk-kanarie-upstream-geheim'
// One value for each way in, so that a find says where it came from.
const canary = (name: string) => `kanarie-${name}-7f3a`

beforeAll(async () => {
  upstream = await startUpstream()
  const quick = `zone: own, apiKey: ${upstreamKey}, timeouts: { firstByteMs: 300 }`
  house = await startHouse({ yaml: `log: { level: debug }\nmodels:\n${modelYaml('stub', upstream.url, quick)}` })
  key = await house.key({ more: ['--requests-per-minute', '100000'] })
})
afterAll(async () => {
  await house?.remove()
  await upstream?.close()
})

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  house.post(path, body, { authorization: `Bearer ${key}`, ...headers }).then((response) => response.text())
const chat = (name: string, more: object = {}) =>
  post('/v1/chat/completions', {
    model: 'stub',
    messages: [{ role: 'user', content: `Jan ${canary(name)} BSN 999900018` }],
    ...more,
  })

/** Sends canaries along every path there is, also those that fail. */
async function flood(): Promise<void> {
  await chat('vraag')
  await chat('stroom', { stream: true })
  upstream.respond(toolCall('zoek', () => ({ naam: canary('antwoord') })))
  const tools = [{ type: 'function', function: { name: 'zoek', description: canary('hulpmiddel') } }]
  await chat('met-hulpmiddel', { tools })
  const call = { id: 'c1', type: 'function', function: { name: 'zoek', arguments: `{"a":"${canary('argument')}"}` } }
  await chat('x', {
    messages: [
      { role: 'system', content: canary('systeem') },
      { role: 'user', name: canary('naam'), content: 'Zoek' },
      { role: 'assistant', content: null, tool_calls: [call] },
      { role: 'tool', tool_call_id: 'c1', content: canary('uitkomst') },
    ],
  })
  await chat('vorm', {
    response_format: { type: 'json_schema', json_schema: { name: 'v', schema: { title: canary('schema') } } },
  })
  await post('/v1/embeddings', { model: 'stub', input: [canary('inbedding')] })
  for (const script of [fail(500), fail(400), html(canary('pagina')), breakOff(), neverAnswer()]) {
    upstream.respond(script)
    await chat('mislukt')
    upstream.respond(echo())
    await chat('goed')
  }
  await post('/v1/chat/completions', `{"model": "stub", "${canary('kapot')}`)
  await post('/v1/chat/completions', { model: canary('model'), messages: [{ role: 'user', content: 'x' }] })
  await post('/v1/chat/completions', { model: 'stub', [canary('instelling')]: 1, messages: [] })
  await post(`/v1/${canary('adres')}?q=${canary('vraagdeel')}`, {}, { 'x-eigen': canary('kop') })
  await post('/v1/chat/completions', {}, { authorization: `Bearer sp_${canary('sleutel')}` })
}

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    const kind = statSync(path)
    if (kind.isDirectory()) return filesIn(path)
    return kind.isFile() ? [path] : []
  })
}

it('floods every path with canaries and finds none of them back', async () => {
  await flood()
  const metrics = await fetch(`${house.url}/metrics`).then((response) => response.text())
  const health = await fetch(`${house.url}/health`).then((response) => response.text())
  const doctor = await house.run(['doctor', '--json'])
  const shown = await house.run(['config', 'print'])
  const verified = await house.run(['ledger', 'verify', '--json'])
  const seen = upstream.requests.map((request) => request.text).join()
  await house.stop()

  const sinks = new Map<string, string | Buffer>([
    ['output', house.output()],
    ['metrics', metrics],
    ['health', health],
    ['doctor', doctor.stdout + doctor.stderr],
    ['config', shown.stdout],
    ['verify', verified.stdout + verified.stderr],
  ])
  for (const file of filesIn(house.data)) sinks.set(file, readFileSync(file))

  // The flood was real: the model saw the words that are no personal data, and the sinks are not empty.
  expect(seen).toContain(canary('systeem'))
  expect(metrics).toContain('stadspoort_')
  expect([...sinks.keys()].some((name) => name.includes('ledger'))).toBe(true)
  expect([...sinks.keys()].some((name) => name.includes('database'))).toBe(true)
  expect(existsSync(house.data)).toBe(true)
  for (const [name, content] of sinks)
    for (const secret of ['kanarie-', '999900018', key, upstreamKey])
      expect(content.includes(secret), `${secret} in ${name}`).toBe(false)
}, 120_000)
