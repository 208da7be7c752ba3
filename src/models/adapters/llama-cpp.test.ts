import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { safe } from '../../../test/peers/safe-prompt.ts'
import { writeTinyModel } from '../../../test/peers/tiny-gguf.ts'
import { found } from '../../../test/requires.ts'
import { systemClock } from '../../kernel/clock.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { describeModel as describeDescription, type ModelEntry } from '../catalogue.ts'
import { describeModel, record, streamedText, wholeText } from '../model.suite.ts'
import type { Model } from '../model.ts'
import { type LlamaLoader, llamaCppModel, loadLlamaFrom } from './llama-cpp.ts'

const addon = fileURLToPath(new URL('../../../addons/llama-cpp/', import.meta.url))
const folder = mkdtempSync(path.join(tmpdir(), 'stadspoort-llama-'))
const file = path.join(folder, 'tiny.gguf')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function open(load: LlamaLoader | undefined, model = file, totalMs = 60_000): Model {
  const entry: ModelEntry = { id: 'tiny', engine: 'llama-cpp', zone: 'own', file: model }
  return llamaCppModel(describeDescription(entry, [entry]), {
    file: model,
    threads: 1,
    totalMs,
    load,
    clock: systemClock,
  })
}

const steady = { temperature: 0, max_tokens: 12 }
const question = 'Hoe vraag ik een paspoort aan?'

describe('llama.cpp without its add-on', () => {
  it('says how to install it, and fails each call once', async () => {
    for (const load of [undefined, loadLlamaFrom(path.join(folder, 'nowhere'))]) {
      const model = open(load)
      const recording = record()
      model.chat(safe({ messages: [{ role: 'user', content: question }] }), recording.sink)
      await recording.ended
      expect(recording.failure?.kind.code).toBe('llama-not-installed')
      expect(recording.failure?.options.detail).toContain('npm run addon:llama-cpp')
      expect(await model.check(1000)).toMatchObject({ ok: false })
      await model.close()
    }
  })
})

describe.skipIf(!found('llama-cpp'))('llama.cpp add-on (npm run addon:llama-cpp)', () => {
  beforeAll(() => writeTinyModel(file))

  describeModel('llama.cpp', async () => ({ model: open(loadLlamaFrom(addon)) }), { canEmbed: true, question, steady })

  describe('with a random model', () => {
    let model: Model
    beforeAll(() => {
      model = open(loadLlamaFrom(addon))
    })
    afterAll(() => model.close())
    const ask = async (request: JsonObject) => {
      const recording = record()
      model.chat(safe({ messages: [{ role: 'user', content: question }], ...request }), recording.sink)
      await recording.ended
      return recording
    }

    it('writes the same for the same seed and something else for another', async () => {
      const said = async (seed: number) => wholeText((await ask({ temperature: 1, seed, max_tokens: 16 })).whole)
      const first = await said(1)
      expect(await said(1)).toBe(first)
      expect(await said(2)).not.toBe(first)
    })

    it('stops at a stop text and leaves it out', async () => {
      const full = wholeText((await ask({ ...steady, max_tokens: 30 })).whole)
      const stop = full.slice(4, 6)
      const cut = await ask({ ...steady, max_tokens: 30, stop })
      expect(wholeText(cut.whole)).toBe(full.slice(0, full.indexOf(stop)))
    })

    it('keeps one conversation out of the next', async () => {
      const alone = streamedText((await ask({ ...steady, stream: true })).chunks)
      await ask({
        messages: [
          { role: 'system', content: 'Iets anders.' },
          { role: 'user', content: 'Ander onderwerp' },
        ],
        ...steady,
      })
      expect(streamedText((await ask({ ...steady, stream: true })).chunks)).toBe(alone)
    })

    it('refuses a conversation that does not fit instead of forgetting its beginning', async () => {
      const { failure } = await ask({ messages: [{ role: 'user', content: 'lang '.repeat(2000) }] })
      expect(failure?.kind.code).toBe('model-refused-request')
    })

    it('refuses a fixed shape and a forced tool', async () => {
      expect((await ask({ response_format: { type: 'json_object' } })).failure?.kind.code).toBe(
        'model-parameter-unsupported',
      )
      const tools = [{ type: 'function', function: { name: 'zoek' } }]
      expect((await ask({ tools, tool_choice: 'required' })).failure?.kind.code).toBe('model-parameter-unsupported')
    })

    it('packs embeddings as base64 when asked', async () => {
      const embed = async (more: JsonObject) => {
        const recording = record()
        model.embed(safe({ input: 'paspoort', ...more }), recording.sink)
        await recording.ended
        const data = (recording.whole?.data ?? []) as readonly JsonObject[]
        return data[0]?.embedding
      }
      const plain = (await embed({})) as readonly number[]
      const bytes = Buffer.from(String(await embed({ encoding_format: 'base64' })), 'base64')
      expect(bytes).toHaveLength(plain.length * 4)
      expect(bytes.readFloatLE(0)).toBeCloseTo(plain[0] ?? Number.NaN, 5)
    })
  })

  it('gives up when an answer takes too long', async () => {
    const model = open(loadLlamaFrom(addon), file, 1)
    const recording = record()
    model.chat(safe({ messages: [{ role: 'user', content: question }] }), recording.sink)
    await recording.ended
    expect(recording.failure?.kind.code).toBe('upstream-timeout')
    await model.close()
  })

  it('says that a file cannot be loaded when it is no model, cut off or gone', async () => {
    const broken = path.join(folder, 'broken.gguf')
    for (const bytes of [
      Buffer.from('GGUF and then nothing'),
      Buffer.from('GG'),
      readFileSync(file).subarray(0, 200_000),
      undefined,
    ]) {
      if (bytes === undefined) rmSync(broken)
      else writeFileSync(broken, bytes)
      const model = open(loadLlamaFrom(addon), broken)
      const recording = record()
      model.chat(safe({ messages: [{ role: 'user', content: question }] }), recording.sink)
      await recording.ended
      expect(recording.failure?.kind.code).toBe('model-not-loaded')
      await model.close()
    }
  })

  it('ends a running call as broken off when it closes', async () => {
    const model = open(loadLlamaFrom(addon))
    const recording = record()
    model.chat(safe({ messages: [{ role: 'user', content: question }], stream: true }), recording.sink)
    await recording.begun
    await model.close()
    await recording.ended
    expect(recording.ends).toBe(1)
  })
})
