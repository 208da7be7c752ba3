import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../kernel/json.ts'
import { Problem } from '../kernel/problem.ts'
import { validateShape } from './validate-request.ts'

const user = { role: 'user', content: 'Hallo' }
const problemOf = (body: JsonObject, endpoint: 'chat' | 'embeddings' = 'chat') => {
  try {
    validateShape(endpoint, body, 3)
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  return undefined
}

describe('the shape of a chat request', () => {
  it.each<[string, JsonObject]>([
    ['a single user message', { model: 'm', messages: [user] }],
    ['text parts', { model: 'm', messages: [{ role: 'user', content: [{ type: 'text', text: 'Hallo' }] }] }],
    ['an unknown field, which is inspected as text', { model: 'm', messages: [{ ...user, extra: 'x' }], seed: 1 }],
    [
      'a tool round trip',
      {
        model: 'm',
        messages: [
          user,
          {
            role: 'assistant',
            content: null,
            tool_calls: [{ id: 'a', type: 'function', function: { name: 'f', arguments: '{}' } }],
          },
          { role: 'tool', tool_call_id: 'a', content: '{}' },
        ],
        tools: [{ type: 'function', function: { name: 'f', parameters: { type: 'object' } } }],
        tool_choice: 'auto',
        response_format: { type: 'json_schema', json_schema: { name: 's', schema: {} } },
      },
    ],
  ])('accepts %s', (_name, body) => {
    expect(problemOf(body)).toBeUndefined()
  })

  it('names every issue at once, with a pointer to each', () => {
    const issues = problemOf({ messages: [{ role: 'boss', content: 1 }], n: 2, stream: 'ja' })?.options.issues
    expect(issues?.map((issue) => issue.pointer)).toEqual(['/model', '/messages/0/role', '/stream', '/n'])
  })

  it('never repeats what was sent', () => {
    const problem = problemOf({ model: 'm', messages: [{ role: 'geheim-9999', content: 'x' }], temperature: 99 })
    expect(JSON.stringify(problem?.options)).not.toContain('geheim-9999')
  })

  it.each(['image_url', 'input_audio', 'file'])('refuses a part of type %s until something can inspect it', (type) => {
    const problem = problemOf({
      model: 'm',
      messages: [{ role: 'user', content: [{ type: 'text', text: 'x' }, { type }] }],
    })
    expect(problem?.kind.code).toBe('unsupported-content')
    expect(problem?.options.issues?.[0]?.pointer).toBe('/messages/0/content/1')
  })

  it('refuses more messages than the limit', () => {
    expect(problemOf({ model: 'm', messages: [user, user, user, user] })?.options.issues?.[0]?.code).toBe(
      'too-many-messages',
    )
  })

  it.each<[string, JsonObject]>([
    ['n above 1', { model: 'm', messages: [user], n: 1000 }],
    ['max_tokens of a billion', { model: 'm', messages: [user], max_tokens: 1_000_000_000 }],
    ['no messages', { model: 'm', messages: [] }],
    ['a message that is null', { model: 'm', messages: [null] }],
  ])('refuses %s', (_name, body) => {
    expect(problemOf(body)?.kind.code).toBe('invalid-request')
  })
})

describe('the shape of an embeddings request', () => {
  it('refuses token arrays, because numbers cannot be inspected', () => {
    expect(problemOf({ model: 'm', input: [1, 2, 3] }, 'embeddings')?.kind.code).toBe('invalid-request')
  })
  it('accepts a list of texts', () => {
    expect(problemOf({ model: 'm', input: ['a', 'b'] }, 'embeddings')).toBeUndefined()
  })
})
