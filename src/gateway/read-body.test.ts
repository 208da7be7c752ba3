import { describe, expect, it } from 'vitest'
import { Problem } from '../kernel/problem.ts'
import { readBody } from './read-body.ts'

const read = (text: string | Buffer) => readBody(Buffer.isBuffer(text) ? text : Buffer.from(text))
const problemOf = (text: string | Buffer) => {
  try {
    read(text)
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  return undefined
}

describe('reading a request body', () => {
  it('reads a JSON object with accents, escapes and emoji', () => {
    expect(read('{"a":"é \\u00e9 😀","b":[1,null,true]}')).toEqual({ a: 'é é 😀', b: [1, null, true] })
  })

  it.each([
    ['an empty body', '', 'empty-body'],
    ['broken JSON', '{"a":', 'malformed-json'],
    ['a list', '[1]', 'malformed-json'],
    ['null', 'null', 'malformed-json'],
    ['a raw NUL', '{"a":"\u0000"}', 'malformed-json'],
    ['an escaped NUL', '{"a":"x\\u0000y"}', 'malformed-json'],
    ['a lone high surrogate', '{"a":"\\ud83d"}', 'malformed-json'],
    ['a lone low surrogate in a key', '{"a":{"\\udc00":1}}', 'malformed-json'],
    ['a __proto__ key', '{"a":{"__proto__":{"isAdmin":true}}}', 'malformed-json'],
    ['an escaped __proto__ key', '{"\\u005f_proto__":{}}', 'malformed-json'],
    ['65 nested lists', `{"a":${'['.repeat(65)}${']'.repeat(65)}}`, 'malformed-json'],
    ['100,000 nested lists', `{"a":${'['.repeat(100_000)}`, 'malformed-json'],
    ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 'malformed-json'],
  ])('refuses %s with a clear problem', (_name, body, code) => {
    const problem = problemOf(body)
    expect(problem?.kind.code).toBe(code)
    expect(problem?.kind.status).toBe(400)
  })

  it('points at the text that is broken', () => {
    expect(problemOf('{"messages":[{"content":"a\\ud800"}]}')?.options.issues?.[0]?.pointer).toBe('/messages/0/content')
  })

  it('does not count brackets inside strings as nesting', () => {
    expect(read(`{"a":"${'['.repeat(500)}\\"{{"}`)).toEqual({ a: `${'['.repeat(500)}"{{` })
  })

  it('keeps an escaped backslash before u0000 as text', () => {
    expect(read('{"a":"\\\\u0000"}')).toEqual({ a: '\\u0000' })
  })
})
