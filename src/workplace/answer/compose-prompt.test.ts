import { expect, test } from 'vitest'
import { composePrompt } from './compose-prompt.ts'

test('replaces characters that the gate refuses, whoever wrote them, and keeps every offset', () => {
  const turns = [{ question: 'a\u0000b', files: [{ name: 'x', text: 'c\udc00d' }], answer: 'e\ud800f\u0000g' }]
  const prompt = composePrompt({
    model: 'm',
    instructions: ['i\u0000'],
    turns,
    question: 'q\u0000r \u{1f600}',
    files: [],
  })
  expect(prompt['messages']).toEqual([
    { role: 'system', content: 'i\ufffd' },
    { role: 'user', content: 'a\ufffdb\n\n--- Bijlage 1: x ---\nc\ufffdd\n--- Einde bijlage 1 ---' },
    { role: 'assistant', content: 'e\ufffdf\ufffdg' },
    { role: 'user', content: 'q\ufffdr \u{1f600}' },
  ])
})
