import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createIndexBuilder } from '../search/index-passages.ts'
import { planQuestion } from '../search/plan-question.ts'
import { parseThesaurus } from '../thesaurus/parse-thesaurus.ts'
import { answeringSentence } from './answering-sentence.ts'
import { checkCitations } from './check-citations.ts'
import { sentencesOf } from './sentences.ts'

const article =
  '1. Het bestuursorgaan beslist binnen acht weken. De termijn van art. 4:13 geldt niet.\n2. Het kan de beslissing eenmaal verdagen.'

describe('sentences', () => {
  const texts = (text: string) => sentencesOf(text).map(({ start, end }) => text.slice(start, end))

  it('end at full stops and lids, not at abbreviations', () => {
    expect(texts(article)).toEqual([
      '1. Het bestuursorgaan beslist binnen acht weken.',
      'De termijn van art. 4:13 geldt niet.',
      '2. Het kan de beslissing eenmaal verdagen.',
    ])
  })

  it('leave out nothing but white space, in order, for any text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a. ', 'Woord ', 'eind. ', '\n', '1. ', 'art. ', '! ', '[b1] ')),
        (parts) => {
          const text = parts.join('')
          expect(texts(text).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        },
      ),
    )
  })
})

describe('the answering sentence', () => {
  const thesaurus = parseThesaurus(['hoe lang doen > beslistermijn; beslist 0.8'])
  const builder = createIndexBuilder()
  builder.add({
    name: 'awb',
    title: 'Awb',
    passages: [{ address: 'Artikel 1', caption: '', context: [], text: article }],
  })
  const index = builder.build()
  const marked = (question: string) => {
    if (!thesaurus.ok) throw new Error('does not parse')
    const plan = planQuestion(question, index, thesaurus.thesaurus)
    const span = answeringSentence(article, { plan, parts: index.parts, rarity: () => 1 })
    return span && article.slice(span.start, span.end)
  }

  it('is the one that speaks most to the question', () => {
    expect(marked('Binnen welke termijn beslist het bestuursorgaan?')).toContain('acht weken')
    expect(marked('Mag de gemeente de beslissing verdagen?')).toContain('verdagen')
  })

  it('is not there when no sentence speaks to it', () => {
    expect(marked('paspoort')).toBeUndefined()
  })
})

describe('citations', () => {
  const passages = new Map([
    ['b1', article],
    ['b2', 'Een hond loopt aan de lijn.'],
  ])
  const verdicts = (answer: string) => checkCitations(answer, passages).sentences.map(({ verdict }) => verdict)

  it('to a passage that was not given are removed', () => {
    const checked = checkCitations('De gemeente beslist binnen acht weken [b1, b9]. Dat staat vast [b7].', passages)
    expect(checked).toMatchObject({
      text: 'De gemeente beslist binnen acht weken [b1]. Dat staat vast.',
      removed: ['b9', 'b7'],
    })
    expect(checked.sentences.map(({ ids }) => ids)).toEqual([['b1']])
  })

  it('are judged by what the passage says', () => {
    expect(verdicts('Het bestuursorgaan beslist binnen acht weken [b1].')).toEqual(['supported'])
    expect(verdicts('Het bestuursorgaan beslist binnen 6 weken [b1].')).toEqual(['partly'])
    expect(verdicts('Een hond loopt niet aan de lijn [b2].')).toEqual(['partly'])
    expect(verdicts('Parkeren kost vier euro per uur [b2].')).toEqual(['not-found'])
  })

  it('behind the full stop belong to the sentence before', () => {
    const { sentences, text } = checkCitations('Een hond loopt aan de lijn. [b2] Verder weet ik niets.', passages)
    expect(sentences.map(({ start, end }) => text.slice(start, end))).toEqual(['Een hond loopt aan de lijn. [b2]'])
    expect(sentences[0]?.verdict).toBe('supported')
  })

  it('never point outside what was given, whatever the answer', () => {
    const piece = fc.constantFrom('Woord ', '[b1]', ' [b2]', ' [b3, b1]', '[b4]', '. ', '[b', ']', '\n')
    fc.assert(
      fc.property(fc.array(piece), (parts) => {
        const { text, sentences } = checkCitations(parts.join(''), passages)
        for (const [, id = ''] of text.matchAll(/\[(b\d+)\]/g)) expect(passages.has(id)).toBe(true)
        for (const { ids, start, end } of sentences) {
          expect(ids.length).toBeGreaterThan(0)
          for (const id of ids) expect(text.slice(start, end)).toContain(id)
        }
      }),
    )
  })
})
