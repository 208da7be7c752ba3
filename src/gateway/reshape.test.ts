import { describe, expect, it } from 'vitest'
import { chunkOf, completionOf } from './reshape.ts'

const base = { id: 'c', created: 1, model: 'm' }
const chunk = (delta: object, finish: string | null = null) =>
  ({ ...base, object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: finish }] }) as never

describe('the two shapes of an answer', () => {
  it('adds text and tool-call pieces up to one completion', () => {
    const completion = completionOf([
      chunk({ role: 'assistant', content: '' }),
      chunk({ content: 'Goede' }),
      chunk({ content: 'dag' }),
      chunk({ tool_calls: [{ index: 0, id: 't', type: 'function', function: { name: 'zoek', arguments: '{"a"' } }] }),
      chunk({ tool_calls: [{ index: 0, function: { arguments: ':1}' } }] }, 'tool_calls'),
      { ...base, choices: [], usage: { prompt_tokens: 1, completion_tokens: 2 } } as never,
    ])
    expect(completion).toMatchObject({
      object: 'chat.completion',
      usage: { prompt_tokens: 1 },
      choices: [
        {
          finish_reason: 'tool_calls',
          message: {
            role: 'assistant',
            content: 'Goededag',
            tool_calls: [{ id: 't', function: { name: 'zoek', arguments: '{"a":1}' } }],
          },
        },
      ],
    })
  })

  it('keeps text and tool calls when a completion becomes a chunk and back', () => {
    const message = {
      role: 'assistant',
      content: 'Dag',
      tool_calls: [{ id: 't', type: 'function', function: { name: 'f', arguments: '{}' } }],
    }
    const completion = {
      ...base,
      object: 'chat.completion',
      choices: [{ index: 0, message, finish_reason: 'stop' }],
    } as never
    expect(completionOf([chunkOf(completion)])).toEqual(completion)
  })
})
