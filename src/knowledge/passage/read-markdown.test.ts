import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutAtParagraphs } from './passage.ts'
import { readMarkdown } from './read-markdown.ts'

const regulation = `---
title: "Verordening Voorbeeldstad"
---
## Verordening van 1 mei

Aanhef.

### Hoofdstuk 1
#### Algemeen
### Artikel 1:1
#### Begrippen
Hier staan begrippen.

### Afdeling 1.1
### Artikel 1:2
Tweede tekst.
### Hoofdstuk 2
#### Honden
### Artikel 2:1
Derde tekst.
`

describe('Markdown of a regulation', () => {
  const { title, passages } = readMarkdown(regulation, 'bestand')

  it('has its title from the front matter', () => {
    expect(title).toBe('Verordening Voorbeeldstad')
  })

  it('keeps every heading as an address, with its title and its chapters', () => {
    expect(passages.map(({ address, caption, context }) => [address, caption, context.slice(1)])).toEqual([
      ['Verordening van 1 mei', '', []],
      ['Artikel 1:1', 'Begrippen', ['Hoofdstuk 1 Algemeen']],
      ['Artikel 1:2', '', ['Hoofdstuk 1 Algemeen', 'Afdeling 1.1']],
      ['Artikel 2:1', '', ['Hoofdstuk 2 Honden']],
    ])
  })
})

describe('other Markdown', () => {
  it('nests headings by their level', () => {
    const { title, passages } = readMarkdown(
      '# Afval\nIntro\n## Grofvuil\n### Ophalen\nBel ons.\n## Glas\nBak.',
      'afval',
    )
    expect(title).toBe('Afval')
    expect(passages.map(({ address, context }) => [address, context])).toEqual([
      ['Afval', []],
      ['Ophalen', ['Afval', 'Grofvuil']],
      ['Glas', ['Afval']],
    ])
  })

  it('takes the name of the file when nothing else names it, also after front matter that is no YAML', () => {
    expect(readMarkdown('---\n: [\n---\nTekst.', 'notitie')).toEqual({
      title: 'notitie',
      passages: [{ address: 'notitie', caption: '', context: [], text: 'Tekst.' }],
    })
  })

  it('sees no heading in code and reads Windows line ends', () => {
    const { passages } = readMarkdown('# Een\r\n```\r\n# geen kop\r\n```\r\n', 'x')
    expect(passages).toHaveLength(1)
    expect(passages[0]?.text).toBe('```\n# geen kop\n```')
  })

  it('loses no word of any text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('# kop', '## kop', '### Artikel 1', 'woord', '', '---', '```')), (lines) => {
        const { passages } = readMarkdown(['begin', ...lines].join('\n'), 'x')
        const words = passages.map(({ text }) => text).join('\n')
        expect(words.match(/woord/g)?.length ?? 0).toBe(lines.filter((line) => line === 'woord').length)
      }),
    )
  })
})

describe('cutting at paragraphs', () => {
  it('keeps every part within bounds and every word in order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.lorem({ maxCount: 30 }), { maxLength: 30 }),
        fc.integer({ min: 40, max: 400 }),
        (texts, most) => {
          const text = texts.join('\n\n')
          const parts = cutAtParagraphs(text, most)
          for (const part of parts) expect(part.length).toBeLessThanOrEqual(most)
          expect(parts.join(' ').split(/\s+/).join('')).toBe(text.split(/\s+/).join(''))
        },
      ),
    )
  })
})
