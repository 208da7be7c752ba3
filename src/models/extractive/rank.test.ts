import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexPassages, rankPassages } from './rank.ts'
import { readSourceDocument } from './source-document.ts'
import { likeness, stem, termsOf } from './terms.ts'

describe('terms', () => {
  it.each([
    ['paspoorten', 'paspoort'],
    ['vergunningen', 'vergunning'],
    ['aanvragen', 'aanvraag'],
    ['brieven', 'brief'],
    ['huizen', 'huis'],
    ['mogelijkheden', 'mogelijkheid'],
    ['lange', 'lang'],
    ['auto’s', 'auto'],
  ])('brings %s and %s together', (one, other) => {
    expect(termsOf(one)[0]).toBe(termsOf(other)[0])
  })

  it('keeps words of another subject apart', () => {
    expect(stem('paspoort')).not.toBe(stem('passagier'))
    expect(likeness(stem('dicht'), stem('gedicht'))).toBe(0)
  })

  it('finds the parts of a compound', () => {
    expect(likeness(stem('vergunning'), stem('parkeervergunning'))).toBeGreaterThan(0)
    expect(likeness(stem('parkeer'), stem('parkeervergunning'))).toBeGreaterThan(0)
  })

  it('drops words that say nothing, accents and placeholders', () => {
    expect(termsOf('Hoe vraag ik één paspoort aan voor [PERSOON-1·k7]?')).toEqual([stem('paspoort')])
  })
})

describe('ranking passages', () => {
  const documents = [
    {
      title: 'Paspoort',
      source: 'a',
      sections: [
        { heading: '', text: 'Neem een pasfoto mee.' },
        { heading: 'Kosten', text: 'Je betaalt aan de balie.' },
      ],
    },
    { title: 'Rijbewijs', source: 'b', sections: [{ heading: '', text: 'Neem een pasfoto mee.' }] },
  ]
  const index = indexPassages(documents)

  it('prefers the page whose title is asked for', () => {
    expect(rankPassages(index, 'pasfoto rijbewijs', 1)[0]?.passage.source).toBe('b')
    expect(rankPassages(index, 'pasfoto paspoort', 1)[0]?.passage.source).toBe('a')
    expect(rankPassages(index, 'kosten paspoort', 1)[0]?.passage.heading).toBe('Kosten')
  })

  it('gives only passages that were put in, in order of score, whatever is asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(5), (question, most) => {
        const ranked = rankPassages(index, `${question} pasfoto`, most)
        expect(ranked.length).toBeLessThanOrEqual(most)
        const texts = documents.flatMap(({ sections }) => sections.map(({ text }) => text))
        for (const [at, { passage, score }] of ranked.entries()) {
          expect(texts).toContain(passage.text)
          expect(score).toBeLessThanOrEqual(ranked[at - 1]?.score ?? Number.POSITIVE_INFINITY)
        }
      }),
    )
  })
})

describe('reading a page', () => {
  it('takes title, source and sections', () => {
    expect(
      readSourceDocument('---\ntitel: Een titel\nbron: https://a.example/x\n---\nBegin.\n\n## Kop\nTekst\n\n## Leeg\n'),
    ).toEqual({
      title: 'Een titel',
      source: 'https://a.example/x',
      sections: [
        { heading: '', text: 'Begin.' },
        { heading: 'Kop', text: 'Tekst' },
      ],
    })
  })

  it('gives nothing for a page without title, source or text', () => {
    for (const page of [
      '',
      'tekst',
      '---\ntitel: a\n---\ntekst',
      '---\nbron: b\n---\ntekst',
      '---\ntitel: a\nbron: b\n---\n',
    ])
      expect(readSourceDocument(page)).toBeUndefined()
  })
})
