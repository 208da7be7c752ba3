import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sentencesAfter, spoken } from './sentences.ts'

describe('sentencesAfter', () => {
  it('waits for the end of a sentence', () => {
    expect(sentencesAfter('De termijn is zes', 0)).toEqual({ text: '', upTo: 0 })
    expect(sentencesAfter('De termijn is zes weken. Daarna', 0)).toEqual({ text: 'De termijn is zes weken.', upTo: 24 })
  })

  it('takes the end of a line as the end of a sentence', () => {
    expect(sentencesAfter('## Kern\nDe ter', 0).text).toBe('Kern')
  })

  it('does not cut a number in two', () => {
    expect(sentencesAfter('Het kost 1.250 euro', 0).text).toBe('')
  })

  it('tells every sentence once, however the answer comes in', () => {
    const sentence = fc.constantFrom('Een zin.', 'Nog een?', 'Kort!', 'Zonder eind')
    fc.assert(
      fc.property(fc.array(sentence), fc.array(fc.integer({ min: 1, max: 12 })), (sentences, steps) => {
        const answer = sentences.map((one) => `${one}\n`).join('')
        let told = { text: '', upTo: 0 }
        const all: string[] = []
        let seen = 0
        for (const step of [...steps, answer.length]) {
          seen += step
          told = sentencesAfter(answer.slice(0, seen), told.upTo)
          if (told.text !== '') all.push(told.text)
        }
        expect(all.join(' ')).toBe(sentences.join(' '))
      }),
    )
  })
})

describe('spoken', () => {
  it('leaves out the signs of Markdown', () => {
    expect(spoken('1. Controleer de **termijn** op [de site](https://voorbeeld.example).')).toBe(
      'Controleer de termijn op de site.',
    )
    expect(spoken('| a | b |\n|---|---|\n| 1 | 2 |')).toBe('a b 1 2')
  })
})
