import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode, recognise } from './recognise.ts'

const of = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding)

describe('a file', () => {
  it.each([
    ['brief.txt', of('Geachte heer'), 'txt'],
    ['Notitie.MD', of('# Kop'), 'md'],
    ['lijst.csv', of('naam;straat\nJansen;Dorpsstraat'), 'csv'],
    ['brief', of('Geachte heer'), 'txt'],
    ['stuk.pdf', of('%PDF-1.7\n'), 'pdf'],
    ['stuk.docx', of('PK\u0003\u0004rest', 'latin1'), 'docx'],
  ])('%s is what its bytes and its name say', (name, bytes, type) => {
    expect(recognise(bytes, name)).toBe(type)
  })

  it.each([
    ['brief.txt', of('%PDF-1.7\n')],
    ['brief.pdf', of('Geachte heer')],
    ['archief.zip', of('PK\u0003\u0004', 'latin1')],
    ['brief.txt', of('PK\u0003\u0004', 'latin1')],
    ['pagina.html', of('<p>hoi</p>')],
    ['programma.txt', of('MZ\u0000\u0001', 'latin1')],
    ['macro.docm', of('PK\u0003\u0004', 'latin1')],
  ])('%s is refused when they say different things', (name, bytes) => {
    expect(recognise(bytes, name)).toBeUndefined()
  })
})

describe('a text', () => {
  it('reads as it was written in UTF-8 and UTF-16', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (any) => {
        const text = any.replace(/\p{Cc}|\ufeff/gu, '').toWellFormed()
        expect(decode(of(text))).toBe(text)
        expect(decode(Buffer.concat([Buffer.from([0xff, 0xfe]), of(text, 'utf16le')]))).toBe(text)
      }),
    )
  })

  it('reads what an old spreadsheet wrote', () => {
    expect(decode(of('caf\u00e9;\u0080 5', 'latin1'))).toBe('café;€ 5')
  })
})
