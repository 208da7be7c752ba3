import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.ts'
import type { Json, JsonObject } from './json.ts'

const wellFormed = fc.string({ unit: 'binary' })
const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    wellFormed,
    fc.array(tie('value')),
    fc.dictionary(wellFormed, tie('value'), { noNullPrototype: true }),
  ),
})).value

test('writes every JSON value as another implementation of RFC 8785 does', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(canonicalJson(value)).toBe(canonicalize(value))
    }),
    { numRuns: 1000 },
  )
})

test('writes the example of RFC 8785 §3.2.2 as it stands there', () => {
  const text =
    '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"literals":[null,true,false]}'
  const value = { ...(JSON.parse(text) as JsonObject), string: '\u20ac$\u000f\nA\'B"\\\\"/' }
  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  )
})

test('leaves out what is undefined and refuses what has no canonical form', () => {
  expect(canonicalJson({ b: 1, a: undefined } as unknown as Json)).toBe('{"b":1}')
  for (const value of ['\ud800', { '\udc00': 1 }, Number.NaN, Number.POSITIVE_INFINITY, 1n])
    expect(() => canonicalJson(value as Json)).toThrow(TypeError)
})
