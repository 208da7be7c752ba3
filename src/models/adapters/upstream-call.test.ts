/** Servers that break (security.md B10–B12, I09): one clear problem each, never a word of what the server wrote. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { safe } from '../../../test/peers/safe-prompt.ts'
import * as peer from '../../../test/peers/upstream.ts'
import { openUpstreamModel, type UpstreamModel } from '../../../test/peers/upstream-model.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { Problem } from '../../kernel/problem.ts'
import { aWhile, type Recording, record, streamedText } from '../model.suite.ts'
import type { Model } from '../model.ts'
import type { UpstreamTimeouts } from './openai-compatible.ts'

function ask(request: JsonObject, model: Model): Recording {
  const recording = record()
  const messages = [{ role: 'user', content: 'kanarie 999990019' }]
  model.chat(safe({ model: 'mistral-small', messages, ...request }), recording.sink)
  return recording
}

describe('a server that breaks', () => {
  let upstream: peer.Upstream
  const opened: UpstreamModel[] = []

  beforeAll(async () => {
    upstream = await peer.startUpstream()
  })
  afterEach(async () => {
    await Promise.all(opened.splice(0).map(({ egress }) => egress.close()))
    upstream.forget()
  })
  afterAll(() => upstream.close())

  async function failureOf(
    script: peer.Script,
    request: JsonObject = {},
    timeouts: Partial<UpstreamTimeouts> = {},
  ): Promise<Problem> {
    upstream.respond(script)
    const fresh = openUpstreamModel(upstream.url, timeouts)
    opened.push(fresh)
    const recording = ask(request, fresh.model)
    await recording.ended
    await aWhile()
    expect(recording.ends).toBe(1)
    if (recording.failure === undefined) throw new Error('it did not fail')
    expect(
      JSON.stringify([recording.failure.message, recording.failure.options, recording.failure.kind]),
    ).not.toContain('kanarie')
    expect(String(recording.failure.cause ?? '')).not.toContain('kanarie')
    return recording.failure
  }

  const streams = [{ stream: true }, { stream: false }]

  it.each([
    [401, 'upstream-refused', 502],
    [403, 'upstream-refused', 502],
    [404, 'upstream-refused', 502],
    [409, 'upstream-refused', 502],
    [400, 'model-refused-request', 400],
    [413, 'model-refused-request', 400],
    [422, 'model-refused-request', 400],
    [408, 'upstream-timeout', 504],
    [429, 'upstream-rate-limited', 503],
    [500, 'upstream-failed', 502],
    [502, 'upstream-failed', 502],
    [503, 'upstream-unavailable', 503],
    [504, 'upstream-timeout', 504],
    [529, 'upstream-failed', 502],
  ])('makes a problem of status %i', async (status, code, own) => {
    for (const request of streams) {
      const problem = await failureOf(peer.fail(status), request)
      expect([problem.kind.code, problem.kind.status]).toEqual([code, own])
    }
  })

  it('passes on when to try again, within reason', async () => {
    expect((await failureOf(peer.fail(429, { 'retry-after': '17' }))).options.retryAfter).toBe(17)
    expect((await failureOf(peer.fail(429, { 'retry-after': '999999' }))).options.retryAfter).toBe(3600)
    expect((await failureOf(peer.fail(503, { 'retry-after': 'morgen' }))).options.retryAfter).toBe(5)
  })

  it('says that a conversation is too long in its own words', async () => {
    const error = {
      message: "This model's maximum context length is 4096 tokens. kanarie",
      code: 'context_length_exceeded',
    }
    const problem = await failureOf((_request, reply) => peer.sendJson(reply, { error }, 400))
    expect(problem.options.detail).toBe('De vraag is te lang voor dit model.')
  })

  it.each([
    ['a login page', peer.html()],
    ['text', peer.raw('kanarie', 'text/plain')],
    ['JSON that is cut off', peer.raw('{"choices":[{"message":{"content":"kanarie')],
    ['JSON of another shape', peer.raw('{"kanarie":1}')],
    ['an error with status 200', peer.raw('{"error":{"message":"kanarie"}}')],
    ['a list', peer.raw('["kanarie"]')],
    ['nothing', peer.raw('')],
    ['a stream that is no JSON', peer.raw('data: kanarie\n\n', 'text/event-stream')],
    ['a login page as a stream', peer.raw('data: <html>kanarie</html>\n\n', 'text/event-stream')],
    [
      'packed bytes',
      (_request: unknown, reply: import('node:http').ServerResponse) =>
        void reply.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end('kanarie'),
    ],
  ] as [string, peer.Script][])('calls %s garbage', async (_name, script) => {
    for (const request of streams) expect((await failureOf(script, request)).kind.code).toBe('upstream-garbage')
  })

  it('calls what is no HTTP at all garbage', async () => {
    const problem = await failureOf((_request, reply) => void reply.socket?.end('SSH-2.0-kanarie\r\n'))
    expect(problem.kind.code).toBe('upstream-garbage')
  })

  it('does not follow a redirect', async () => {
    const elsewhere = await peer.startUpstream()
    for (const status of [301, 302, 303, 307, 308]) {
      const problem = await failureOf(peer.redirect(`${elsewhere.url}/chat/completions`, status))
      expect(problem.kind.code).toBe('upstream-refused')
    }
    expect(elsewhere.connections).toBe(0)
    await elsewhere.close()
  })

  it('tells that an answer broke off, with what came before', async () => {
    upstream.respond(peer.breakOff(2))
    const fresh = openUpstreamModel(upstream.url)
    opened.push(fresh)
    const recording = ask({ stream: true }, fresh.model)
    await recording.ended
    expect(recording.failure?.kind.code).toBe('upstream-broke-off')
    expect(streamedText(recording.chunks)).toBe('deel 0 deel 1 ')
    expect((await failureOf(peer.breakOff())).kind.code).toBe('upstream-broke-off')
  })

  it('tells that a stream that ends too early broke off', async () => {
    const body = peer.event(peer.chunkOf({ content: 'half' }))
    expect((await failureOf(peer.raw(body, 'text/event-stream'), { stream: true })).kind.code).toBe(
      'upstream-broke-off',
    )
  })

  it('tells that an error inside a stream broke it off', async () => {
    const body =
      peer.event(peer.chunkOf({ content: 'half' })) + peer.event({ error: { message: 'kanarie' } }) + peer.doneEvent
    expect((await failureOf(peer.raw(body, 'text/event-stream'), { stream: true })).kind.code).toBe(
      'upstream-broke-off',
    )
  })

  it('is unavailable when nobody listens, and when the server hangs up', async () => {
    expect((await failureOf(peer.hangUp())).kind.code).toBe('upstream-unavailable')
    const gone = await peer.startUpstream()
    await gone.close()
    const fresh = openUpstreamModel(gone.url)
    opened.push(fresh)
    const recording = ask({}, fresh.model)
    await recording.ended
    expect(recording.failure?.kind.code).toBe('upstream-unavailable')
    expect(recording.failure?.options.detail).toBe('Op het adres van het model draait geen server.')
  })

  it('gives up on a server that never answers, falls silent, or drips for ever (B10)', async () => {
    expect((await failureOf(peer.neverAnswer(), {}, { firstByteMs: 200 })).kind.code).toBe('upstream-timeout')
    expect((await failureOf(peer.fallSilent(), { stream: true }, { idleMs: 200 })).kind.code).toBe('upstream-timeout')
    expect((await failureOf(peer.drip(20), { stream: true }, { totalMs: 300 })).kind.code).toBe('upstream-timeout')
    expect((await failureOf(peer.neverAnswer(), {}, { totalMs: 200 })).kind.code).toBe('upstream-timeout')
    await upstream.untilAborted(4)
  })

  it('cuts off an event of 10 MB and an answer without end (B11)', async () => {
    expect((await failureOf(peer.hugeEvent(), { stream: true })).kind.code).toBe('upstream-too-large')
    expect((await failureOf(peer.endless(), { stream: true })).kind.code).toBe('upstream-too-large')
    const whole = peer.raw(JSON.stringify({ choices: [], filler: 'x'.repeat(33 * 1024 * 1024) }))
    expect((await failureOf(whole)).kind.code).toBe('upstream-too-large')
  })
})
