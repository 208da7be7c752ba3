import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { safe } from '../../test/peers/safe-prompt.ts'
import * as peer from '../../test/peers/upstream.ts'
import { createEgress, targetsOf } from '../app/egress.ts'
import { systemClock } from '../kernel/clock.ts'
import { Problem } from '../kernel/problem.ts'
import { discoverModels } from './adapters/discover.ts'
import { entriesOfServer, entryOfFile, usualServers } from './discover.ts'
import { createModels, type ModelEntry, type Models } from './index.ts'
import { record, wholeText } from './model.suite.ts'
import { problems } from './problems.ts'

const closers: (() => Promise<unknown> | unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

const never = new AbortController().signal

async function open(entries: readonly ModelEntry[], now: () => number = () => 0): Promise<Models> {
  const egress = createEgress({ allow: targetsOf({ models: entries }) })
  const clock = { ...systemClock, monotonic: now }
  const models = await createModels({ entries, clock, dispatcherFor: egress.dispatcherFor })
  closers.push(egress.close, models.close)
  return models
}

const server = (id: string, more: Partial<ModelEntry> = {}): ModelEntry => ({
  id,
  engine: 'openai-compatible',
  zone: 'own',
  baseUrl: 'http://127.0.0.1:9/v1',
  ...more,
})

const idsOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id)

describe('the models', () => {
  it('are those of the settings, in order, and always letterlijk', async () => {
    expect(idsOf((await open([server('a'), server('b')])).list())).toEqual(['a', 'b', 'letterlijk'])
    const [only] = (await open([])).list()
    expect(only).toMatchObject({ id: 'letterlijk', zone: 'own', engine: 'extractive', canEmbed: false, canChat: true })
    expect((await open([{ id: 'letterlijk', engine: 'extractive', zone: 'nl' }])).list()).toHaveLength(1)
  })

  it('know usual parameters and those of the settings, and none that lets a supplier keep a prompt', async () => {
    const model = (await open([server('a', { parameters: ['chat_template_kwargs'] })])).find('a')
    for (const known of ['top_k', 'min_p', 'logprobs', 'reasoning_effort', 'chat_template_kwargs'])
      expect(model?.knows(known)).toBe(true)
    for (const unknown of ['store', 'service_tier', 'api_base', 'base_url', 'command', 'toString', '__proto__'])
      expect(model?.knows(unknown)).toBe(false)
  })

  describe('candidates', () => {
    const entries = [
      server('a', { fallbacks: ['b', 'elders', 'weg', 'a', 'c'] }),
      server('b'),
      server('c'),
      server('elders', { zone: 'eu' }),
    ]

    it('are the model and then its fallbacks in the same zone', async () => {
      const models = await open(entries)
      expect(idsOf(models.candidates('a', ['own', 'eu']))).toEqual(['a', 'b', 'c'])
      expect(idsOf(models.candidates('b', ['own']))).toEqual(['b'])
    })

    it('are none outside the zones that are allowed', async () => {
      const models = await open(entries)
      expect(models.candidates('a', ['eu'])).toEqual([])
      expect(models.candidates('a', [])).toEqual([])
      expect(models.candidates('nergens', ['own'])).toEqual([])
    })

    it('put resting models last and still name them', async () => {
      const models = await open(entries)
      const [a] = models.candidates('a', ['own'])
      if (a === undefined) throw new Error('no model')
      for (let i = 0; i < 5; i++) models.report(a, new Problem(problems.failed))
      expect(idsOf(models.candidates('a', ['own']))).toEqual(['b', 'c', 'a'])
    })
  })

  it('rest after five troubles, say so with a time, and come back with one probe', async () => {
    let now = 0
    const models = await open([server('a')], () => now)
    const [a] = models.list()
    if (a === undefined) throw new Error('no model')
    for (let i = 0; i < 5; i++) models.report(a, 'failed')
    const refused = await models.acquire(a, never).catch((error: unknown) => error)
    expect(refused).toMatchObject({ kind: { code: 'model-resting', status: 503 }, options: { retryAfter: 10 } })
    now = 10_000
    const release = await models.acquire(a, never)
    await expect(models.acquire(a, never)).rejects.toMatchObject({ kind: { code: 'model-resting' } })
    models.report(a, 'answered')
    release()
    ;(await models.acquire(a, never))()
    expect(models.load()).toContainEqual({ id: 'a', running: 0, waiting: 0 })
  })

  it('do not rest because of requests that were wrong themselves', async () => {
    const models = await open([server('a')])
    const [a] = models.list()
    if (a === undefined) throw new Error('no model')
    for (let i = 0; i < 20; i++) models.report(a, new Problem(problems.refusedRequest))
    ;(await models.acquire(a, never))()
  })

  it('refuse when the queue is full', async () => {
    const models = await open([server('a', { maxConcurrent: 1, maxQueue: 0 })])
    const [a] = models.list()
    if (a === undefined) throw new Error('no model')
    const release = await models.acquire(a, never)
    await expect(models.acquire(a, never)).rejects.toMatchObject({ kind: { code: 'model-busy' } })
    release()
    ;(await models.acquire(a, never))()
  })

  it('are checked together, each with what was found', async () => {
    const upstream = await peer.startUpstream({ models: ['a'] })
    closers.push(upstream.close)
    const models = await open([server('a', { baseUrl: upstream.url }), server('dood')])
    const checks = await models.check(1000)
    expect(checks.map(({ model, ok }) => [model.id, ok])).toEqual([
      ['a', true],
      ['dood', false],
      ['letterlijk', true],
    ])
  })

  it('answer through the whole of it', async () => {
    const upstream = await peer.startUpstream()
    closers.push(upstream.close)
    const models = await open([server('a', { baseUrl: upstream.url, upstreamModel: 'b' })])
    const recording = record()
    models.find('a')?.chat(safe({ messages: [{ role: 'user', content: 'hallo daar' }] }), recording.sink)
    await recording.ended
    expect(wholeText(recording.whole)).toBe('hallo daar')
    expect(upstream.requests[0]?.body.model).toBe('b')
  })

  it('fail a call clearly when the address is not allowed', async () => {
    const egress = createEgress({ allow: [] })
    const models = await createModels({
      entries: [server('a')],
      clock: systemClock,
      dispatcherFor: egress.dispatcherFor,
    })
    closers.push(egress.close, models.close)
    const recording = record()
    models.find('a')?.chat(safe({ messages: [] }), recording.sink)
    expect(recording.ends).toBe(0)
    await recording.ended
    expect([recording.failure?.kind.code, recording.ends]).toEqual(['egress-refused', 1])
  })
})

describe('discovery', () => {
  it('finds model servers and model files, and forgets doubles', async () => {
    const one = await peer.startUpstream({ models: ['mistral:7b', '/srv/modellen/klein.gguf', 'rare naam\n'] })
    const two = await peer.startUpstream({ models: ['mistral:7b', 'ander'] })
    const folder = mkdtempSync(path.join(tmpdir(), 'stadspoort-models-'))
    for (const name of ['b.gguf', 'a.gguf', 'leesmij.txt']) writeFileSync(path.join(folder, name), '')
    closers.push(one.close, two.close, () => rmSync(folder, { recursive: true }))
    const servers = [one, two].map(({ url }) => ({ name: 'Proef', baseUrl: url }))
    const egress = createEgress({
      allow: targetsOf({ models: servers.map(({ baseUrl }) => ({ baseUrl, zone: 'own' })) }),
    })
    closers.push(egress.close)
    const found = await discoverModels(egress.dispatcherFor, [folder, path.join(folder, 'nergens')], servers)
    expect(idsOf(found)).toEqual(['mistral:7b', 'klein', 'ander', 'a', 'b'])
    expect(found.every(({ zone }) => zone === 'own')).toBe(true)
    expect(found[1]).toMatchObject({ upstreamModel: '/srv/modellen/klein.gguf', baseUrl: one.url })
    expect(found[3]).toMatchObject({ engine: 'llama-cpp', file: path.join(folder, 'a.gguf') })
  })

  it('does not wait for a port that takes connections and says nothing, and not for one where nobody listens', async () => {
    const silent = createServer((socket) => socket.resume())
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    closers.push(() => new Promise((resolve) => silent.close(resolve)))
    const address = silent.address()
    const port = typeof address === 'object' ? address?.port : 0
    const servers = [`http://127.0.0.1:${port}/v1`, 'http://127.0.0.1:9/v1'].map((baseUrl) => ({
      name: 'stil',
      baseUrl,
    }))
    const egress = createEgress({
      allow: targetsOf({ models: servers.map(({ baseUrl }) => ({ baseUrl, zone: 'own' })) }),
    })
    closers.push(egress.close)
    expect(await discoverModels(egress.dispatcherFor, [], servers)).toEqual([])
  })

  it('looks only at this machine', () => {
    for (const { baseUrl } of usualServers) expect(new URL(baseUrl).hostname).toBe('127.0.0.1')
  })

  it('takes nothing from an answer of another shape', () => {
    const [usual] = usualServers
    if (usual === undefined) throw new Error('no server')
    for (const answer of [{}, { data: {} }, { data: [null, 1, {}, { id: 3 }] }])
      expect(entriesOfServer(usual, answer)).toEqual([])
    expect(entryOfFile('/x/ vreemd .gguf')).toBeUndefined()
  })
})
