import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import type { Inspector } from './inspector.ts'
import { rememberInspections } from './remember-inspections.ts'

const long = (text: string): string => text.padEnd(200, '.')

function counting(): { inspector: Inspector; calls: () => number } {
  let calls = 0
  return {
    calls: () => calls,
    inspector: {
      inspect(text) {
        calls += 1
        return [{ start: 0, end: text.length, type: 'PERSON', score: 1, by: `call-${calls}` }]
      },
    },
  }
}

const secret = randomBytes(32)

it('looks once at a text of the same scope, mode and label', () => {
  const { inspector, calls } = counting()
  const remembered = rememberInspections(inspector, { secret })
  const first = remembered.inspect(long('a'), { scope: 's' })
  expect(remembered.inspect(long('a'), { scope: 's' })).toEqual(first)
  expect(calls()).toBe(1)
  remembered.inspect(long('a'), { scope: 't' })
  remembered.inspect(long('a'), { scope: 's', mode: 'strict' })
  remembered.inspect(long('a'), { scope: 's', label: 'naam' })
  remembered.inspect(long('b'), { scope: 's' })
  expect(calls()).toBe(5)
})

it('remembers nothing without a scope, and no short text', () => {
  const { inspector, calls } = counting()
  const remembered = rememberInspections(inspector, { secret })
  for (const text of [long('a'), long('a')]) remembered.inspect(text)
  for (const text of ['kort', 'kort']) remembered.inspect(text, { scope: 's' })
  expect(calls()).toBe(4)
})

it('forgets the oldest first and keeps what is asked for again', () => {
  const { inspector, calls } = counting()
  const remembered = rememberInspections(inspector, { secret, limit: 4 })
  const ask = (text: string) => remembered.inspect(long(text), { scope: 's' })
  ask('a')
  ask('b')
  ask('a')
  ask('c')
  expect(calls()).toBe(3)
  ask('a')
  expect(calls()).toBe(3)
  ask('b')
  expect(calls()).toBe(4)
})

it('wants a secret that cannot be guessed', () => {
  expect(() => rememberInspections(counting().inspector, { secret: Buffer.from('kort') })).toThrow(RangeError)
})
