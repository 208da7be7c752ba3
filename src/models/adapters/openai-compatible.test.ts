import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { safe } from '../../../test/peers/safe-prompt.ts'
import * as peer from '../../../test/peers/upstream.ts'
import { createEgress, type Egress } from '../../app/egress.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { Problem } from '../../kernel/problem.ts'
import { describeModel as describeEntry, type ModelEntry } from '../catalogue.ts'
import { aWhile, describeModel, type Recording, record, streamedText, wholeText } from '../model.suite.ts'
import type { Call, Model } from '../model.ts'
import { openAiCompatibleModel, type UpstreamTimeouts } from './openai-compatible.ts'

const usual = { firstByteMs: 2000, idleMs: 2000, totalMs: 10_000 }

interface Opened {
  readonly model: Model
  readonly egress: Egress
}

function open(baseUrl: string, timeouts: Partial<UpstreamTimeouts> = {}, apiKey?: string): Opened {
  const url = new URL(baseUrl)
  const entry: ModelEntry = { id: 'mistral-small', engine: 'openai-compatible', zone: 'own', baseUrl }
  const egress = createEgress({ allow: [{ origin: url.origin, allowPrivate: true }] })
  const model = openAiCompatibleModel(describeEntry(entry, [entry]), {
    baseUrl: url,
    upstreamModel: 'mistral-small-24b',
    apiKey,
    timeouts: { ...usual, ...timeouts },
    dispatcherFor: egress.dispatcherFor,
  })
  return { model, egress }
}

const limited: peer.Script = (request, reply) => {
  if (request.body['response_format'] !== undefined) return peer.fail(400)(request, reply)
  if (request.body['max_tokens'] === undefined) return peer.echo({ chunkMs: 1 })(request, reply)
  return peer.sendJson(reply, peer.completionOf(request, { content: 'twee woorden' }, 'length'))
}

describeModel(
  'an OpenAI-compatible server',
  async () => {
    const upstream = await peer.startUpstream({ script: limited })
    const { model, egress } = open(upstream.url)
    const stop = async () => {
      await egress.close()
      await upstream.close()
    }
    return { model, stop }
  },
  { canEmbed: true, question: 'Hoe vraag ik een nieuw paspoort aan in deze gemeente?' },
)

describe('an OpenAI-compatible server', () => {
  let upstream: peer.Upstream
  let opened: Opened
  const extra: Opened[] = []
  const secret = 'kanarie 999990019'

  beforeAll(async () => {
    upstream = await peer.startUpstream()
    opened = open(upstream.url, {}, 'geheime-sleutel')
  })
  afterEach(async () => {
    await Promise.all(extra.splice(0).map(({ egress }) => egress.close()))
    upstream.forget()
    upstream.respond(peer.echo())
  })
  afterAll(async () => {
    await opened.egress.close()
    await upstream.close()
  })

  function ask(request: JsonObject = {}, model = opened.model): { recording: Recording; call: Call } {
    const recording = record()
    const messages = [{ role: 'user', content: secret }]
    const call = model.chat(safe({ model: 'mistral-small', messages, ...request }), recording.sink)
    return { recording, call }
  }

  async function failureOf(
    script: peer.Script,
    request: JsonObject = {},
    timeouts: Partial<UpstreamTimeouts> = {},
  ): Promise<Problem> {
    upstream.respond(script)
    const fresh = open(upstream.url, timeouts)
    extra.push(fresh)
    const { recording } = ask(request, fresh.model)
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

  describe('what it sends', () => {
    it('names the upstream model and asks for usage in a stream', async () => {
      await ask({ stream: true, stream_options: { include_usage: false } }).recording.ended
      expect(upstream.requests[0]?.body).toMatchObject({
        model: 'mistral-small-24b',
        stream: true,
        stream_options: { include_usage: true },
      })
    })

    it('leaves stream options out of a request that is not streamed', async () => {
      await ask({ stream: false, stream_options: { include_usage: true } }).recording.ended
      expect(upstream.requests[0]?.body).not.toHaveProperty('stream_options')
    })

    it('sends only its own headers', async () => {
      await ask({ stream: true }).recording.ended
      const { host, connection, 'content-length': length, ...headers } = upstream.requests[0]?.headers ?? {}
      expect([host, connection, length]).not.toContain(undefined)
      expect(headers).toEqual({
        'content-type': 'application/json',
        accept: 'text/event-stream, application/json',
        authorization: 'Bearer geheime-sleutel',
      })
    })

    it('keeps who asks to itself', async () => {
      await ask({ user: 'medewerker-17', metadata: { zaak: '1' } }).recording.ended
      expect(upstream.requests[0]?.text).not.toMatch(/medewerker-17|metadata|zaak/)
    })

    it('passes every other parameter on as it is', async () => {
      const request = {
        temperature: 0.1,
        top_k: 5,
        stop: ['x'],
        tools: [{ type: 'function', function: { name: 'zoek' } }],
        seed: 7,
      }
      await ask(request).recording.ended
      expect(upstream.requests[0]?.body).toMatchObject(request)
    })

    it('keeps the path and query of the base address', async () => {
      const fresh = open(`${upstream.url}/?api-version=3`)
      extra.push(fresh)
      await ask({}, fresh.model).recording.ended
      expect(upstream.requests[0]?.path).toBe('/v1/chat/completions?api-version=3')
    })
  })

  describe('answers', () => {
    it('passes tool calls on, whole and in chunks', async () => {
      upstream.respond(peer.callTool('zoek_adres', { postcode: '1234 AB' }))
      const whole = ask().recording
      const streamed = ask({ stream: true }).recording
      await Promise.all([whole.ended, streamed.ended])
      expect(JSON.stringify(whole.whole)).toContain('zoek_adres')
      expect(JSON.stringify(streamed.chunks)).toContain('zoek_adres')
    })

    it('is the same when the stream is cut at every byte', async () => {
      const text = 'Één – €5 voor de 🏛️ gemeente'
      upstream.respond(peer.splitEveryByte(text))
      const { recording } = ask({ stream: true })
      await recording.ended
      expect(streamedText(recording.chunks)).toBe(text)
    })

    it('takes CR and CRLF line ends, comments and an object without choices', async () => {
      const part = (content: string) => JSON.stringify(peer.chunkOf({ content }))
      const body = `: ping\r\n\r\ndata: ${part('a')}\r\rdata: {"type":"ping"}\r\n\r\ndata: ${part('b')}\n\ndata: [DONE]\r\r`
      upstream.respond(peer.raw(body, 'text/event-stream'))
      const { recording } = ask({ stream: true })
      await recording.ended
      expect([streamedText(recording.chunks), recording.ends, recording.failure]).toEqual(['ab', 1, undefined])
    })

    it('keeps framing when content holds what looks like an end (B08)', async () => {
      upstream.respond(peer.say('ik zeg\n\ndata: [DONE]\n\nen ga door', { pieces: (text) => [text] }))
      const { recording } = ask({ stream: true })
      await recording.ended
      expect(streamedText(recording.chunks)).toBe('ik zeg\n\ndata: [DONE]\n\nen ga door')
    })

    it('replaces invalid UTF-8 and ends cleanly (B09)', async () => {
      const start = Buffer.from('data: {"choices":[{"index":0,"delta":{"content":"a')
      const end = Buffer.from('b"},"finish_reason":null}]}\n\ndata: [DONE]\n\n')
      upstream.respond(peer.raw(Buffer.concat([start, Buffer.of(0xff, 0xfe), end]), 'text/event-stream'))
      const { recording } = ask({ stream: true })
      await recording.ended
      expect(streamedText(recording.chunks)).toBe('a\uFFFD\uFFFDb')
    })

    it('gives a whole answer when the server does not stream', async () => {
      upstream.respond(peer.alwaysWhole('in één keer'))
      const { recording } = ask({ stream: true })
      await recording.ended
      expect(wholeText(recording.whole)).toBe('in één keer')
    })

    it('ends a stream without [DONE] when the answer was finished', async () => {
      const body = peer.event(peer.chunkOf({ content: 'klaar' })) + peer.event(peer.chunkOf({}, 'stop'))
      upstream.respond(peer.raw(body, 'text/event-stream'))
      const { recording } = ask({ stream: true })
      await recording.ended
      expect([recording.failure, recording.ends]).toEqual([undefined, 1])
    })

    it('tells nothing of what comes after [DONE]', async () => {
      const chunk = peer.event(peer.chunkOf({ content: 'na' }))
      upstream.respond(peer.raw(peer.doneEvent + chunk + peer.doneEvent, 'text/event-stream'))
      const { recording } = ask({ stream: true })
      await recording.ended
      await aWhile()
      expect([recording.chunks.length, recording.ends]).toEqual([0, 1])
    })

    it('uses a connection again', async () => {
      for (let i = 0; i < 5; i++) await ask({ stream: i % 2 === 0 }).recording.ended
      expect(upstream.connections).toBeLessThanOrEqual(1)
    })

    it('tries once more when a kept connection turns out to be closed', async () => {
      const fresh = open(upstream.url)
      extra.push(fresh)
      await ask({}, fresh.model).recording.ended
      await aWhile()
      let calls = 0
      upstream.respond((request, reply) =>
        calls++ === 0 ? peer.hangUp()(request, reply) : peer.say('toch')(request, reply),
      )
      const { recording } = ask({}, fresh.model)
      await recording.ended
      expect([wholeText(recording.whole), calls]).toEqual(['toch', 2])
    })

    it('carries 200 streams at once, each its own (and closes nothing)', async () => {
      upstream.respond(peer.echo({ chunkMs: 2 }))
      const all = Array.from({ length: 200 }, (_, i) => {
        const recording = record()
        const content = `verzoek ${i} met een eigen tekst van ${i * 7} woorden`
        opened.model.chat(safe({ messages: [{ role: 'user', content }], stream: true }), recording.sink)
        return { content, recording }
      })
      await Promise.all(all.map(({ recording }) => recording.ended))
      for (const { content, recording } of all) {
        expect(recording.failure).toBeUndefined()
        expect(streamedText(recording.chunks)).toBe(content)
      }
      expect(upstream.aborted).toBe(0)
    })

    it('sends a body of 1 MB', async () => {
      const content = 'brief '.repeat(175_000)
      const recording = record()
      opened.model.chat(safe({ messages: [{ role: 'user', content }] }), recording.sink)
      await recording.ended
      expect(wholeText(recording.whole)).toBe(content)
    })
  })

  describe('cancel and slow clients', () => {
    it('closes the connection when cancelled in the middle', async () => {
      upstream.respond(peer.fallSilent())
      const { recording, call } = ask({ stream: true })
      await recording.begun
      call.cancel()
      await upstream.untilAborted(1)
      expect(recording.ends).toBe(0)
    })

    it('closes the connection when cancelled before the first byte', async () => {
      upstream.respond(peer.neverAnswer())
      const { call } = ask()
      await peer.until(() => upstream.requests.length === 1, 'the request')
      call.cancel()
      await upstream.untilAborted(1)
    })

    it('makes the server wait when the client does not read', async () => {
      upstream.respond(peer.endless())
      const recording = record()
      const call = opened.model.chat(safe({ messages: [], stream: true }), {
        ...recording.sink,
        chunk: (chunk) => {
          recording.sink.chunk(chunk)
          call.pause()
        },
      })
      await recording.begun
      await aWhile()
      const { length } = recording.chunks
      await aWhile()
      await aWhile()
      expect(recording.chunks).toHaveLength(length)
      call.cancel()
      await upstream.untilAborted(1)
    })
  })

  describe('servers that break', () => {
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
      const { recording } = ask({ stream: true })
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
      const fresh = open(gone.url)
      extra.push(fresh)
      const { recording } = ask({}, fresh.model)
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

  describe('embeddings', () => {
    it('asks the upstream model and needs a list', async () => {
      const recording = record()
      opened.model.embed(safe({ model: 'x', input: ['a', 'b'], user: 'medewerker-17' }), recording.sink)
      await recording.ended
      expect(upstream.requests[0]?.body).toEqual({ model: 'mistral-small-24b', input: ['a', 'b'] })
      expect(recording.whole?.['data']).toHaveLength(2)
    })
  })

  describe('check', () => {
    it('says whether the server answers and knows the model', async () => {
      expect(await opened.model.check(1000)).toEqual({
        ok: true,
        detail: 'De modelserver antwoordt, maar noemt dit model niet.',
      })
      const named = await peer.startUpstream({ models: ['mistral-small-24b'] })
      const fresh = open(named.url)
      extra.push(fresh)
      expect(await fresh.model.check(1000)).toEqual({ ok: true, detail: 'De modelserver antwoordt.' })
      await named.close()
      expect(await fresh.model.check(1000)).toMatchObject({ ok: false })
    })
  })
})
