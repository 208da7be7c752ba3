import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonLines, type Line } from './json-lines.ts'

async function read(chunks: readonly (Buffer | string)[], longest?: number): Promise<Line[]> {
  const lines: Line[] = []
  const input = (async function* () {
    yield* chunks
  })()
  for await (const some of jsonLines(input, longest)) lines.push(...some)
  return lines
}

test('any cutting of the bytes gives the same values, in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.jsonValue(), { maxLength: 8 }),
      fc.array(fc.nat(), { maxLength: 30 }),
      async (values, cuts) => {
        const bytes = Buffer.from(values.map((value) => `${JSON.stringify(value)}\n`).join(''))
        const at = [...new Set([0, bytes.length, ...cuts.map((cut) => cut % (bytes.length + 1))])].sort((a, b) => a - b)
        const chunks = at.slice(1).map((end, i) => bytes.subarray(at[i], end))
        const expected = values.map((value) => ({ ok: true, value: JSON.parse(JSON.stringify(value)) }))
        expect(await read(chunks)).toEqual(expected)
      },
    ),
  )
})

test('the last line needs no end, Windows ends and empty lines are fine', async () => {
  expect(await read(['1\r\n\r\n', '  \n2'])).toEqual([
    { ok: true, value: 1 },
    { ok: true, value: 2 },
  ])
  expect(await read([])).toEqual([])
})

test('a line that is no JSON or no UTF-8 does not hide the next', async () => {
  const lines = await read([Buffer.from([0x22, 0xff, 0x22, 10]), '{"a":\n', '3\n'])
  expect(lines).toEqual([
    { ok: false, error: 'Deze regel is geen UTF-8.' },
    { ok: false, error: 'Deze regel is geen JSON.' },
    { ok: true, value: 3 },
  ])
})

test('a line without an end is not kept in memory', async () => {
  const lines = await read(['"', ...Array.from({ length: 100 }, () => 'x'.repeat(10)), '"\n', '4\n'], 50)
  expect(lines).toEqual([
    { ok: false, error: 'Deze regel is te lang.' },
    { ok: true, value: 4 },
  ])
})
