import { describe, expect, it } from 'vitest'
import { inspector } from '../../test/inspector.ts'
import { pseudonymiseText } from './pseudonymise.ts'

/** The text with `[1]` for each mention of the first person, whatever its way of writing. */
function numbered(text: string): string {
  return pseudonymiseText(inspector, text, { replaces: (type) => type === 'PERSON', seed: 'zaad' }).text.replace(
    /\[PERSOON-(\d+)[a-z]*·[^\]]+\]/g,
    '[$1]',
  )
}

describe('one person keeps one number', () => {
  it.each([
    ['by the surname alone', 'Fatima van den Berg belde. Van den Berg komt.', '[1] belde. [1] komt.'],
    [
      'by the first name alone',
      'Fatima van den Berg belde. Later vroeg Fatima om uitstel.',
      '[1] belde. Later vroeg [1] om uitstel.',
    ],
    ['in lower case', 'Fatima van den Berg belde. nu is van den berg ziek.', '[1] belde. nu is [1] ziek.'],
    ['with a possessive s', "Emma de Wit fietst. Emma's fiets is weg.", "[1] fietst. [1]'s fiets is weg."],
    ['by initials', 'Fatima van den Berg belde. F. van den Berg tekent.', '[1] belde. [1] tekent.'],
    [
      'with a double name',
      'Kofi Mensah-Boateng is er. Later woont Mensah-Boateng hier.',
      '[1] is er. Later woont [1] hier.',
    ],
  ])('%s', (_, text, expected) => {
    expect(numbered(text)).toBe(expected)
  })

  it('also in the next messages of a conversation', () => {
    expect(
      numbered('Mijn naam is Yusuf Demir.\n\nVraag: wanneer krijgt Demir zijn pas, en kan yusuf die ophalen?'),
    ).toBe('Mijn naam is [1].\n\nVraag: wanneer krijgt [1] zijn pas, en kan [1] die ophalen?')
  })
})

describe('relatives with one surname stay apart', () => {
  it.each([
    [
      'by their first names',
      'Jan Jansen en Piet Jansen wonen samen. Jan betaalt, Piet niet.',
      '[1] en [2] wonen samen. [1] betaalt, [2] niet.',
    ],
    ['by their initials', 'J. Jansen tekent, P. Jansen niet.', '[1] tekent, [2] niet.'],
    [
      'as mother, son and daughter',
      'Geachte mevrouw Yildiz, uw zoon Emre Yildiz en uw dochter Elif Yildiz zijn ingeschreven.',
      'Geachte mevrouw [1], uw zoon [2] en uw dochter [3] zijn ingeschreven.',
    ],
    [
      'as mevrouw and de heer',
      'Mevrouw Jansen belde en de heer Jansen kwam langs.',
      'Mevrouw [1] belde en de heer [2] kwam langs.',
    ],
  ])('%s', (_, text, expected) => {
    expect(numbered(text)).toBe(expected)
  })
})

it('writes a placeholder that says of nobody whether it is a man or a woman', () => {
  const { text } = pseudonymiseText(inspector, 'Mevrouw Fatima van den Berg en de heer Piet Jansen.', {
    replaces: () => true,
    seed: 'zaad',
  })
  expect(text).toMatch(/^Mevrouw \[PERSOON-1·\w+\] en de heer \[PERSOON-2·\w+\]\.$/)
})
