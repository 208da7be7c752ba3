/** What every engine must do, whatever it is made of. Run by each engine's own test with a model to try. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { safe } from '../../test/peers/safe-prompt.ts'
import { isJsonObject, type Json, type JsonObject } from '../kernel/json.ts'
import type { Problem } from '../kernel/problem.ts'
import type { AnswerSink, Call, Model } from './model.ts'

/** Everything that came out of one call. */
export interface Recording {
  readonly chunks: JsonObject[]
  whole: JsonObject | undefined
  failure: Problem | undefined
  /** How often the call ended: `done` and `failed` together. */
  ends: number
  readonly sink: AnswerSink
  /** Resolves when the call has ended. */
  readonly ended: Promise<void>
  /** Resolves at the first sign of an answer. */
  readonly begun: Promise<void>
}

export function record(): Recording {
  let end: () => void = () => undefined
  let begin: () => void = () => undefined
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const begun = new Promise<void>((resolve) => {
    begin = resolve
  })
  const recording: Recording = {
    chunks: [],
    whole: undefined,
    failure: undefined,
    ends: 0,
    ended,
    begun,
    sink: {
      chunk: (chunk) => {
        recording.chunks.push(chunk)
        begin()
      },
      whole: (completion) => {
        recording.whole = completion
        begin()
      },
      done: () => {
        recording.ends++
        end()
      },
      failed: (problem) => {
        recording.failure = problem
        recording.ends++
        begin()
        end()
      },
    },
  }
  return recording
}

/** The same recording, that does something after each chunk. */
function onEachChunk(recording: Recording, act: () => void): Recording {
  const chunk: AnswerSink['chunk'] = (next) => {
    recording.sink.chunk(next)
    act()
  }
  return { ...recording, sink: { ...recording.sink, chunk } }
}

/** The text of all deltas. */
export function streamedText(chunks: readonly JsonObject[]): string {
  return chunks.map((chunk) => contentOf(firstChoice(chunk)?.delta)).join('')
}

/** The text of a whole answer. */
export function wholeText(completion: JsonObject | undefined): string {
  return contentOf(completion === undefined ? undefined : firstChoice(completion)?.message)
}

function firstChoice(answer: JsonObject): JsonObject | undefined {
  const choices = answer.choices
  const first: unknown = Array.isArray(choices) ? choices[0] : undefined
  return isJsonObject(first) ? first : undefined
}

function contentOf(message: Json | undefined): string {
  const content = isJsonObject(message) ? message.content : undefined
  return typeof content === 'string' ? content : ''
}

/** Long enough for anything that should not come to come after all. */
export const aWhile = () => new Promise<void>((resolve) => setTimeout(resolve, 150))

export interface Capabilities {
  readonly canEmbed: boolean
  /** A question to which it gives an answer of several chunks. */
  readonly question: string
  /** Members that make its answer the same each time. */
  readonly steady?: JsonObject
}

/** @param make starts a fresh model; its `stop` is called after the suite, besides `close` */
export function describeModel(
  name: string,
  make: () => Promise<{ model: Model; stop?: () => Promise<void> }>,
  { canEmbed, question, steady = {} }: Capabilities,
): void {
  describe(`${name} as a model`, () => {
    let made: Awaited<ReturnType<typeof make>>
    beforeAll(async () => {
      made = await make()
    })
    afterAll(async () => {
      await made.model.close()
      await made.stop?.()
    })
    const ask = (extra: JsonObject = {}, recording = record()): { recording: Recording; call: Call } => {
      const messages = [{ role: 'user', content: question }]
      const call = made.model.chat(safe({ model: made.model.id, messages, ...steady, ...extra }), recording.sink)
      return { recording, call }
    }

    it('answers whole, with usage', async () => {
      const { recording } = ask()
      await recording.ended
      expect(recording.failure).toBeUndefined()
      expect(recording.chunks).toEqual([])
      expect(wholeText(recording.whole)).not.toBe('')
      expect(recording.whole?.object).toBe('chat.completion')
      expectUsage(recording.whole)
    })

    it('answers in chunks, with a finish reason and then usage', async () => {
      const { recording } = ask({ stream: true })
      await recording.ended
      expect(recording.failure).toBeUndefined()
      expect(recording.whole).toBeUndefined()
      expect(recording.chunks.length).toBeGreaterThan(3)
      for (const chunk of recording.chunks) expect(chunk.object).toBe('chat.completion.chunk')
      const reasons = recording.chunks
        .map((chunk) => firstChoice(chunk)?.finish_reason ?? null)
        .filter((reason) => reason !== null)
      expect(reasons).toHaveLength(1)
      expectUsage(recording.chunks.at(-1))
    })

    it('says the same whole and in chunks', async () => {
      const whole = ask().recording
      await whole.ended
      const streamed = ask({ stream: true }).recording
      await streamed.ended
      expect(streamedText(streamed.chunks)).toBe(wholeText(whole.whole))
    })

    it('tells nothing before the caller holds the call', () => {
      const { recording, call } = ask({ stream: true })
      expect(recording.chunks).toEqual([])
      expect(recording.ends).toBe(0)
      call.cancel()
    })

    it('keeps to a limit of tokens and says so', async () => {
      const { recording } = ask({ max_tokens: 2 })
      await recording.ended
      expect(firstChoice(recording.whole ?? {})?.finish_reason).toBe('length')
    })

    it('is silent after a cancel, before and in the middle of an answer', async () => {
      const early = ask({ stream: true })
      early.call.cancel()
      const late = ask({ stream: true })
      await late.recording.begun
      late.call.cancel()
      const { length } = late.recording.chunks
      await aWhile()
      expect(early.recording.chunks).toEqual([])
      expect(late.recording.chunks).toHaveLength(length)
      expect(early.recording.ends + late.recording.ends).toBe(0)
      late.call.cancel()
    })

    it('can be cancelled from inside the sink', async () => {
      const recording = record()
      const { call } = ask(
        { stream: true },
        onEachChunk(recording, () => call.cancel()),
      )
      await recording.begun
      await aWhile()
      expect(recording.chunks).toHaveLength(1)
      expect(recording.ends).toBe(0)
    })

    it('still answers after a cancel', async () => {
      const { recording } = ask()
      await recording.ended
      expect(wholeText(recording.whole)).not.toBe('')
    })

    it('waits while paused and loses nothing', async () => {
      const paused = record()
      const { call } = ask(
        { stream: true },
        onEachChunk(paused, () => call.pause()),
      )
      await paused.begun
      await aWhile()
      expect(paused.ends).toBe(0)
      const timer = setInterval(() => call.resume(), 1)
      await paused.ended
      clearInterval(timer)
      const free = ask({ stream: true }).recording
      await free.ended
      expect(streamedText(paused.chunks)).toBe(streamedText(free.chunks))
      expect(paused.ends).toBe(1)
    })

    it('answers ten callers at once, each its own', async () => {
      const all = Array.from({ length: 10 }, () => ask({ stream: true }).recording)
      await Promise.all(all.map(({ ended }) => ended))
      expect(new Set(all.map(({ chunks }) => streamedText(chunks))).size).toBe(1)
      expect(all.every(({ ends, failure }) => ends === 1 && failure === undefined)).toBe(true)
    })

    it('never shows in an error what was asked', async () => {
      const recording = record()
      const secret = 'kanarie-in-de-mijn'
      made.model.chat(
        safe({
          model: made.model.id,
          messages: [{ role: 'user', content: secret }],
          response_format: { type: 'onbestaand' },
        }),
        recording.sink,
      )
      await recording.ended
      expect(
        JSON.stringify([recording.failure?.message, recording.failure?.options, recording.failure?.kind]),
      ).not.toContain(secret)
      expect(recording.ends).toBe(1)
    })

    it(canEmbed ? 'makes one embedding for each text' : 'refuses embeddings clearly', async () => {
      const recording = record()
      made.model.embed(safe({ model: made.model.id, input: ['een paspoort', 'een rijbewijs'] }), recording.sink)
      await recording.ended
      expect(recording.ends).toBe(1)
      expect(made.model.canEmbed).toBe(canEmbed)
      if (!canEmbed) return expect(recording.failure?.kind.code).toBe('model-cannot-embed')
      const data = recording.whole?.data as readonly JsonObject[]
      expect(data.map(({ index }) => index)).toEqual([0, 1])
      expect(data[0]?.embedding).not.toEqual(data[1]?.embedding)
    })

    it('says in Dutch whether it can answer', async () => {
      const { ok, detail } = await made.model.check(5000)
      expect(ok).toBe(true)
      expect(detail).toMatch(/\.$/)
    })
  })
}

function expectUsage(answer: JsonObject | undefined): void {
  const usage = answer?.usage
  expect(usage).toMatchObject({ prompt_tokens: expect.any(Number), completion_tokens: expect.any(Number) })
  expect((usage as { completion_tokens: number }).completion_tokens).toBeGreaterThan(0)
}
