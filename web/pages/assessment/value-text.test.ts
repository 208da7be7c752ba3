import { describe, expect, it } from 'vitest'
import { isSame, type Question, textOf, tidy } from './value-text.ts'

const question = (more: Partial<Question>): Question => ({
  id: 'vraag',
  kind: 'text',
  text: 'Vraag?',
  showWhen: [],
  answeredBy: [],
  isRequired: true,
  ...more,
})

describe('an answer that is only read', () => {
  it('shows the words of what was chosen', () => {
    const options = [{ value: 'ja', label: 'Ja, altijd' }]
    expect(textOf(question({ kind: 'choice', options }), 'ja')).toBe('Ja, altijd')
    expect(textOf(question({ kind: 'multiple', options }), ['ja', 'weg'])).toBe('Ja, altijd; weg')
  })

  it('shows a table row by row, also where a cell is empty', () => {
    const columns = [
      { id: 'wie', title: 'Wie' },
      { id: 'rol', title: 'Rol' },
    ]
    expect(textOf(question({ kind: 'table', columns }), [{ wie: 'Gemeente' }])).toBe('Gemeente · ')
  })
})

describe('what was typed', () => {
  it('takes an answer back when nothing is left of it', () => {
    expect(tidy('  ')).toBeNull()
    expect(tidy([])).toBeNull()
    expect(isSame('', null)).toBe(true)
    expect(isSame('a', 'a ')).toBe(false)
  })
})
