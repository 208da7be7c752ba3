import { expect, it } from 'vitest'
import { hashWord } from '../fold.ts'
import { addDutchWord, emptyDutchWords, isDutchWord } from './dutch-words.ts'

const word = (i: number): string => `woord${i.toString(36)}`

it('never misses a word that was added and seldom takes another for one', () => {
  const words = emptyDutchWords(20_000)
  for (let i = 0; i < 20_000; i++) addDutchWord(words, hashWord(word(i)))
  for (let i = 0; i < 20_000; i++) expect(isDutchWord(words, hashWord(word(i)))).toBe(true)
  let mistakes = 0
  for (let i = 20_000; i < 40_000; i++) if (isDutchWord(words, hashWord(word(i)))) mistakes += 1
  expect(mistakes / 20_000).toBeLessThan(0.04)
})
