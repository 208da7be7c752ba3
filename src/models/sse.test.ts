import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readEvents, startReading } from './sse.ts'

function readAll(parts: readonly Buffer[], maxEventLength = 1_000_000): readonly string[] | 'too-long' {
  const reading = startReading(maxEventLength)
  const all: string[] = []
  for (const part of parts) {
    const events = readEvents(reading, part)
    if (events === 'too-long') return events
    all.push(...events)
  }
  return all
}

const read = (text: string) => readAll([Buffer.from(text)])

describe('reading server-sent events', () => {
  it('gives the data of each event', () => {
    expect(read('data: een\n\ndata:twee\n\n')).toEqual(['een', 'twee'])
  })

  it('takes LF, CRLF and CR as line ends, also mixed', () => {
    expect(read('data: a\r\n\r\ndata: b\r\rdata: c\n\ndata: d\r\n\ndata: e\n\r\n')).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  it('joins data lines with a line feed and skips comments and other fields', () => {
    expect(read(': hallo\nevent: bericht\nid: 3\nretry: 10\ndata: een\ndata: twee\n\n')).toEqual(['een\ntwee'])
  })

  it('skips a byte order mark at the very beginning only', () => {
    expect(read('\uFEFFdata: a\n\n\uFEFFdata: b\n\n')).toEqual(['a'])
  })

  it('removes one space after the colon, not more', () => {
    expect(read('data:  a\n\n')).toEqual([' a'])
  })

  it('takes a field name without a colon as empty data and a longer name as another field', () => {
    expect(read('data\n\ndatabase: x\n\n')).toEqual([''])
  })

  it('does not give an event that has no empty line yet', () => {
    expect(read('data: a\n\ndata: b\n')).toEqual(['a'])
  })

  it('keeps framing when content holds what looks like an end', () => {
    const content = JSON.stringify({ text: '\n\ndata: [DONE]\n\n' })
    expect(read(`data: ${content}\n\ndata: [DONE]\n\n`)).toEqual([content, '[DONE]'])
  })

  it('replaces invalid UTF-8 and keeps NUL', () => {
    const bytes = Buffer.concat([Buffer.from('data: a'), Buffer.of(0xff, 0xc3), Buffer.from('b\0\n\n')])
    expect(readAll([bytes])).toEqual(['a\uFFFD\uFFFDb\0'])
  })

  it('gives the same however the bytes are cut', () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary' }).map((text) => `data: ${text.replace(/[\r\n]/g, '')}`),
      fc.constantFrom('data', 'data:', ': commentaar', 'event: x', '', '', 'data: é–🙂', '\uFEFF'),
    )
    const text = fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\r'))).map((lines) => lines.flat().join(''))
    const cuts = fc.array(fc.nat(400))
    fc.assert(
      fc.property(text, cuts, (stream, places) => {
        const bytes = Buffer.from(stream)
        const sorted = [...new Set(places.map((place) => Math.min(place, bytes.length)))].sort((a, b) => a - b)
        const parts = [0, ...sorted].map((from, i) => bytes.subarray(from, sorted[i] ?? bytes.length))
        expect(readAll(parts)).toEqual(readAll([bytes]))
        const single = Array.from(bytes, (_, i) => bytes.subarray(i, i + 1))
        expect(readAll(single)).toEqual(readAll([bytes]))
      }),
    )
  })

  it('refuses an event that is too long, in one line, many lines, or never ending', () => {
    const long = 'x'.repeat(101)
    expect(readAll([Buffer.from(`data: ${long}\n\n`)], 100)).toBe('too-long')
    expect(readAll([Buffer.from('data: 1234567890\n'.repeat(20))], 100)).toBe('too-long')
    expect(
      readAll(
        Array.from({ length: 200 }, () => Buffer.from(':')),
        100,
      ),
    ).toBe('too-long')
    expect(readAll([Buffer.from('data: ok\n\n'.repeat(50))], 100)).toHaveLength(50)
  })

  it('takes a long event that comes byte by byte without searching it again and again', () => {
    const bytes = Buffer.from(`data: ${'x'.repeat(900_000)}\n\n`)
    const parts = Array.from(bytes, (_, i) => bytes.subarray(i, i + 1))
    const events = readAll(parts)
    expect(events).toHaveLength(1)
    expect(events[0]).toHaveLength(900_000)
  })
})
