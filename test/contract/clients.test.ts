/** The wire as its real users know it: the official OpenAI client, the AI SDK and curl, against the built program. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { generateText, jsonSchema, streamText, tool } from 'ai'
import OpenAI from 'openai'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type House, modelYaml, startHouse } from '../house.ts'
import { letter, protectedValues } from '../letter.ts'
import { echo, splitEverywhere, startUpstream, toolCall, type Upstream } from '../peers/upstream.ts'

let upstream: Upstream
let house: House
let key: string
let openai: OpenAI

beforeAll(async () => {
  upstream = await startUpstream()
  house = await startHouse({
    yaml: `models:\n${modelYaml('stub', upstream.url)}${modelYaml('elders', upstream.url, 'zone: eu')}${modelYaml('ver', upstream.url, 'zone: outside-eu')}`,
  })
  key = await house.key()
  openai = new OpenAI({ apiKey: key, baseURL: `${house.url}/v1`, maxRetries: 0 })
})
afterAll(async () => {
  await house?.remove()
  await upstream?.close()
})
beforeEach(() => {
  upstream.forget()
  upstream.respond(echo())
})

const ask = (content: string) => [{ role: 'user' as const, content }]

function expectNothingLeaked(): void {
  const seen = upstream.requests.map((request) => request.text).join('\n')
  expect(seen).not.toBe('')
  for (const value of protectedValues) expect(seen).not.toContain(value)
}

describe('the official openai client', () => {
  it('gets an answer with the names restored, while the model saw none of them', async () => {
    const { data, response } = await openai.chat.completions
      .create({ model: 'stub', messages: ask(letter) })
      .withResponse()
    expect(data.choices[0]?.message.content).toContain(letter)
    expect(data.usage?.prompt_tokens).toBeGreaterThan(0)
    expect(response.headers.get('x-stadspoort-receipt')).toMatch(/^\d+;origin="voorbeeldstad\.stadspoort\/poort-1"$/)
    expect(response.headers.get('x-stadspoort-route')).toBe('"stub";zone=own')
    expectNothingLeaked()
  })

  it('streams the same text, split at every byte by the upstream', async () => {
    upstream.respond(splitEverywhere(echo()))
    const stream = await openai.chat.completions.create({
      model: 'stub',
      stream: true,
      stream_options: { include_usage: true },
      messages: ask(letter),
    })
    let text = ''
    let usage: unknown
    for await (const chunk of stream) {
      text += chunk.choices[0]?.delta.content ?? ''
      usage = chunk.usage ?? usage
    }
    expect(text).toContain(letter)
    expect(usage).toMatchObject({ prompt_tokens: expect.any(Number) })
    expectNothingLeaked()
  })

  it('gets tool calls with restored arguments, in a stream too', async () => {
    const tools = [
      {
        type: 'function' as const,
        function: { name: 'zoek', parameters: { type: 'object', properties: { bsn: { type: 'string' } } } },
      },
    ]
    upstream.respond(toolCall('zoek', (text) => ({ bsn: /\[BSN-1·\w+\]/.exec(text)?.[0] ?? 'niet gevonden' })))
    const request = { model: 'stub', messages: ask('Zoek BSN 999900018 op.'), tools }
    const whole = await openai.chat.completions.create(request)
    const call = whole.choices[0]?.message.tool_calls?.[0]
    expect(call?.type === 'function' && JSON.parse(call.function.arguments)).toEqual({ bsn: '999900018' })
    const streamed = await openai.chat.completions.stream(request).finalChatCompletion()
    const streamedCall = streamed.choices[0]?.message.tool_calls?.[0]
    expect(streamedCall?.type === 'function' && JSON.parse(streamedCall.function.arguments)).toEqual({
      bsn: '999900018',
    })
    expect(upstream.requests.map((received) => received.text).join()).not.toContain('999900018')
  })

  it('stops the upstream when a stream is cancelled in the middle', async () => {
    upstream.respond(echo({ everyMs: 20, endless: true }))
    const stream = await openai.chat.completions.create({
      model: 'stub',
      stream: true,
      messages: ask('Vertel een lang verhaal.'),
    })
    for await (const _chunk of stream) {
      stream.controller.abort()
      break
    }
    await upstream.untilAborted(1)
    expect(upstream.aborted).toBe(1)
  })

  it('lists the models with zone and sheet, and leaves out what this use case may not use', async () => {
    const { data } = await openai.models.list()
    const ids = data.map((model) => model.id)
    expect(ids).toContain('stub')
    expect(ids).toContain('elders')
    expect(ids).not.toContain('ver')
    expect(data.find((model) => model.id === 'elders')).toMatchObject({ zone: 'eu' })
  })

  it('gets embeddings of text without personal data in it', async () => {
    const { data } = await openai.embeddings.create({ model: 'stub', input: [letter, 'Een zin.'] })
    expect(data).toHaveLength(2)
    expectNothingLeaked()
  })

  it.each([
    [
      'a wrong key',
      { apiKey: 'sp_00000000000000000000000000000000' },
      'stub',
      OpenAI.AuthenticationError,
      'invalid_api_key',
    ],
    ['an unknown model', {}, 'bestaat-niet', OpenAI.NotFoundError, 'model_not_found'],
    ['a zone that policy closes', {}, 'ver', OpenAI.PermissionDeniedError, 'refused_by_policy'],
  ] as const)('raises its own typed error for %s', async (_name, options, model, kind, code) => {
    const client = openai.withOptions(options)
    const error: unknown = await client.chat.completions
      .create({ model, messages: ask(letter) })
      .catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(kind)
    expect(error).toMatchObject({ code })
    expect(upstream.requests).toHaveLength(0)
  })
})

describe('the AI SDK', () => {
  const provider = () => createOpenAICompatible({ name: 'stadspoort', baseURL: `${house.url}/v1`, apiKey: key })

  it('generates and streams text with the names restored', async () => {
    const { text } = await generateText({ model: provider()('stub'), prompt: letter })
    expect(text).toContain(letter)
    const streamed = streamText({ model: provider()('stub'), prompt: letter })
    expect(await streamed.text).toContain(letter)
    expectNothingLeaked()
  })

  it('runs a tool with the real values', async () => {
    upstream.respond(toolCall('zoek', (text) => ({ bsn: /\[BSN-1·\w+\]/.exec(text)?.[0] ?? 'niet gevonden' })))
    const asked: string[] = []
    const inputSchema = jsonSchema<{ bsn: string }>({ type: 'object', properties: { bsn: { type: 'string' } } })
    const zoek = tool({ inputSchema, execute: async ({ bsn }) => void asked.push(bsn) })
    await generateText({ model: provider()('stub'), prompt: 'Zoek BSN 999900018 op.', tools: { zoek } })
    expect(asked).toEqual(['999900018'])
  })
})

describe('curl', () => {
  it('works with the line that the start prints', async () => {
    const line = house
      .output()
      .split('\n')
      .find((text) => text.trim().startsWith('curl '))
    expect(line).toBeDefined()
    const { stdout } = await promisify(execFile)('sh', ['-c', line ?? 'false'])
    const answer = JSON.parse(stdout) as OpenAI.ChatCompletion
    expect(answer.choices[0]?.message.content).toBeTruthy()
  })
})
