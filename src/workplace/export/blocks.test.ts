import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Block, blocksOf } from './blocks.ts'

const kinds = (text: string) => blocksOf(text).map(({ kind }) => kind)

function textOf(block: Block): string {
  if (block.kind === 'code') return block.text
  const pieces = block.kind === 'table' ? block.rows.flat(2) : block.pieces
  return pieces.map(({ text }) => text).join(' ')
}

describe('blocksOf', () => {
  it('reads headings, lists, numbers, quotes and text', () => {
    expect(kinds('# Kop\n\nTekst\n- punt\n1. een\n2. twee\n> citaat')).toEqual([
      'heading',
      'text',
      'item',
      'number',
      'number',
      'quote',
    ])
  })

  it('begins a new list at one again', () => {
    const lists = blocksOf('1. a\n2. b\n\ntussen\n\n1. c').flatMap((block) =>
      block.kind === 'number' ? [block.list] : [],
    )
    expect(lists).toEqual([1, 1, 2])
  })

  it('reads a table, and leaves lines with a bar that are none', () => {
    expect(blocksOf('| Wat | Termijn |\n|---|:--:|\n| **Bezwaar** | 6 weken |\n\nna')).toMatchObject([
      {
        kind: 'table',
        rows: [
          [[{ text: 'Wat' }], [{ text: 'Termijn' }]],
          [[{ text: 'Bezwaar', isBold: true }], [{ text: '6 weken' }]],
        ],
      },
      { kind: 'text' },
    ])
    expect(kinds('| geen tabel\nwel tekst')).toEqual(['text', 'text'])
  })

  it('keeps code as it is, also when it never ends', () => {
    expect(blocksOf('```sql\nselect 1\n\n- 2\n```\nna')).toEqual([
      { kind: 'code', text: 'select 1\n\n- 2' },
      { kind: 'text', pieces: [{ text: 'na', isBold: false }] },
    ])
    expect(blocksOf('```\nopen')).toEqual([{ kind: 'code', text: 'open' }])
  })

  it('writes a link out, and only bold that is closed', () => {
    expect(blocksOf('Zie [de regeling](https://voorbeeldstad.example/r) en **dit').map(textOf)).toEqual([
      'Zie de regeling (https://voorbeeldstad.example/r) en  dit',
    ])
  })

  it('loses no word, whatever an answer looks like', () => {
    const line = fc.stringMatching(/^(#{1,3} |- |> |1\. |\||)[a-z]{1,6}( \*\*[a-z]{1,4}\*\*)?(\|[a-z]{1,4})?$/)
    const ruled = fc.constantFrom('|---|---|', '```', '')
    fc.assert(
      fc.property(fc.array(fc.oneof(line, ruled)), (lines) => {
        const words = (text: string) => text.match(/[a-z]+/g) ?? []
        // The word after a fence names a language; there is none here.
        expect(words(blocksOf(lines.join('\n')).map(textOf).join(' '))).toEqual(words(lines.join(' ')))
      }),
    )
  })
})
