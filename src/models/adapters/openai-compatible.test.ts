import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { safe } from '../../../test/peers/safe-prompt.ts'
import * as peer from '../../../test/peers/upstream.ts'
import { openUpstreamModel, type UpstreamModel } from '../../../test/peers/upstream-model.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { aWhile, describeModel, type Recording, record, streamedText, wholeText } from '../model.suite.ts'
import type { Call } from '../model.ts'

const limited: peer.Script = (request, reply) => {
  if (request.body.response_format !== undefined) return peer.fail(400)(request, reply)
  if (request.body.max_tokens === undefined) return peer.echo({ everyMs: 1 })(request, reply)
  return peer.sendJson(reply, peer.completionOf(request, { content: 'twee woorden' }, 'length'))
}

describeModel(
  'an OpenAI-compatible server',
  async () => {
    const upstream = await peer.startUpstream({ script: limited })
    const { model, egress } = openUpstreamModel(upstream.url)
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
  let opened: UpstreamModel
  const extra: UpstreamModel[] = []
  const secret = 'kanarie 999990019'

  beforeAll(async () => {
    upstream = await peer.startUpstream()
    opened = openUpstreamModel(upstream.url, {}, 'geheime-sleutel')
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
      const fresh = openUpstreamModel(`${upstream.url}/?api-version=3`)
      extra.push(fresh)
      await ask({}, fresh.model).recording.ended
      expect(upstream.requests[0]?.path).toBe('/v1/chat/completions?api-version=3')
    })
  })

  describe('answers', () => {
    it('passes tool calls on, whole and in chunks', async () => {
      upstream.respond(peer.toolCall('zoek_adres', { postcode: '1234 AB' }))
      const whole = ask().recording
      const streamed = ask({ stream: true }).recording
      await Promise.all([whole.ended, streamed.ended])
      expect(JSON.stringify(whole.whole)).toContain('zoek_adres')
      expect(JSON.stringify(streamed.chunks)).toContain('zoek_adres')
    })

    it('is the same when the stream is cut at every byte', async () => {
      const text = 'Één – €5 voor de 🏛️ gemeente'
      upstream.respond(peer.splitEverywhere(peer.say(text)))
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
      const fresh = openUpstreamModel(upstream.url)
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
      upstream.respond(peer.echo({ everyMs: 2 }))
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

  describe('embeddings', () => {
    it('asks the upstream model and needs a list', async () => {
      const recording = record()
      opened.model.embed(safe({ model: 'x', input: ['a', 'b'], user: 'medewerker-17' }), recording.sink)
      await recording.ended
      expect(upstream.requests[0]?.body).toEqual({ model: 'mistral-small-24b', input: ['a', 'b'] })
      expect(recording.whole?.data).toHaveLength(2)
    })
  })

  describe('check', () => {
    it('says whether the server answers and knows the model', async () => {
      expect(await opened.model.check(1000)).toEqual({
        ok: true,
        detail: 'De modelserver antwoordt, maar noemt dit model niet.',
      })
      const named = await peer.startUpstream({ models: ['mistral-small-24b'] })
      const fresh = openUpstreamModel(named.url)
      extra.push(fresh)
      expect(await fresh.model.check(1000)).toEqual({ ok: true, detail: 'De modelserver antwoordt.' })
      await named.close()
      expect(await fresh.model.check(1000)).toMatchObject({ ok: false })
    })
  })
})
