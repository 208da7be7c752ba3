import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { makeDocx, makePdf, makeZip } from '../../../test/workplace/make-files.ts'
import { isPdfWithin } from './pdf-scan.ts'
import { scanZip } from './zip-scan.ts'

const megabyte = 1024 * 1024
const limits = { entries: 100, unpackedBytes: 4 * megabyte, ratio: 200 }
const file = (name: string, content: Buffer | string = 'x') => ({ name, content: Buffer.from(content) })

describe('a zip', () => {
  it('that an ordinary document is, passes', async () => {
    expect([...((await scanZip(await makeDocx('Hoi'), limits)) ?? [])]).toContain('word/document.xml')
  })

  it.each([
    ['unpacks to too much', [file('a', Buffer.alloc(8 * megabyte, 1))]],
    ['unpacks to too much for its size', [file('a', Buffer.alloc(3 * megabyte))]],
    ['has too many files', Array.from({ length: 101 }, (_, at) => file(`f${at}`))],
    ['has one name twice', [file('a'), file('a')]],
  ])('that %s, does not', async (_why, entries) => {
    expect(
      await scanZip(makeZip(entries), { ...limits, ratio: _why.includes('its size') ? 200 : 100_000 }),
    ).toBeUndefined()
  })

  it.each(['../boven', '/etc/passwd', 'map\\bestand'])('with the name %s is refused', async (name) => {
    await expect(scanZip(makeZip([file(name)]), limits)).rejects.toThrow()
  })

  it('that lies about its size is refused', async () => {
    const lie = { ...file('a', Buffer.alloc(2 * megabyte)), declaredSize: 10 }
    await expect(scanZip(makeZip([lie]), { ...limits, ratio: 100_000 })).rejects.toThrow()
  })
})

describe('a pdf', () => {
  const withStream = (stream: Buffer) =>
    Buffer.concat([Buffer.from('%PDF-1.4\n1 0 obj <<>>\nstream\n'), stream, Buffer.from('\nendstream endobj')])
  const zeros = Buffer.alloc(3 * megabyte)

  it('passes when its streams stay small', async () => {
    expect(await isPdfWithin(makePdf('Hoi', { isPacked: true }), megabyte)).toBe(true)
    expect(await isPdfWithin(makePdf('Hoi'), megabyte)).toBe(true)
  })

  it.each([
    ['once', deflateSync(zeros)],
    ['twice', deflateSync(deflateSync(zeros))],
    ['three times', deflateSync(deflateSync(deflateSync(zeros)))],
  ])('does not pass when a stream that is packed %s unpacks to too much', async (_times, stream) => {
    expect(await isPdfWithin(withStream(stream), megabyte)).toBe(false)
  })

  it('does not pass when many streams together are too much', async () => {
    const stream = withStream(deflateSync(Buffer.alloc(megabyte / 2)))
    expect(await isPdfWithin(Buffer.concat([stream, stream, stream]), megabyte)).toBe(false)
  })
})
