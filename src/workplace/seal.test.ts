import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createKeyring } from './keyring.ts'
import { seal, unseal } from './seal.ts'

const random = (length: number) => randomBytes(length)
const ring = (tenant = 'voorbeeldstad', tenantKey = Buffer.alloc(32, 7)) => createKeyring({ tenant, tenantKey, random })

it('gives every text back, to the character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, context) => {
      const key = randomBytes(32)
      expect(unseal(seal(text, { key, context, random }), { key, context }).toString()).toBe(text)
    }),
  )
})

it('refuses a sealed text after any change of one byte', () => {
  const key = randomBytes(32)
  const sealed = seal('Geachte heer Jansen', { key, context: 'a', random })
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(() => unseal(changed, { key, context: 'a' }), `byte ${at}`).toThrow()
  }
  expect(() => unseal(sealed.subarray(0, -1), { key, context: 'a' })).toThrow()
})

it('refuses a sealed text in another row, municipality or conversation', () => {
  const { key, wrapped } = ring().make('conversation/1')
  const sealed = ring().seal('tekst', key, 'message/1/text')
  expect(ring().unseal(sealed, ring().open(wrapped, 'conversation/1'), 'message/1/text')).toBe('tekst')
  expect(() => ring().unseal(sealed, key, 'message/2/text')).toThrow()
  expect(() => ring('elders').unseal(sealed, key, 'message/1/text')).toThrow()
  expect(() => ring().open(wrapped, 'conversation/2')).toThrow()
  expect(() => ring('voorbeeldstad', Buffer.alloc(32, 8)).open(wrapped, 'conversation/1')).toThrow()
})

it('never seals the same text to the same bytes', () => {
  const key = randomBytes(32)
  const once = seal('tekst', { key, context: 'a', random })
  expect(seal('tekst', { key, context: 'a', random }).equals(once)).toBe(false)
})

it('gives every person and municipality a search key of their own', () => {
  const keys = [ring().searchKey('a'), ring().searchKey('b'), ring('elders').searchKey('a')].map((key) =>
    key.toString('hex'),
  )
  expect(new Set(keys).size).toBe(3)
})
