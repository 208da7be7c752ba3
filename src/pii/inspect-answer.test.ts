import { expect, it } from 'vitest'
import { inspectAnswer } from './inspect-answer.ts'
import type { Inspector } from './inspector.ts'
import { makeKey } from './restoration-key.ts'

/** Takes every word with a capital for a person. */
const inspector: Pick<Inspector, 'inspect'> = {
  inspect: (text) =>
    [...text.matchAll(/[A-Z][A-Za-z]+/g)].map(({ index, 0: found }) => ({
      start: index,
      end: index + found.length,
      type: 'PERSON',
      score: 1,
      by: 'test',
    })),
}
const key = makeKey('k7', new Map([['PERSOON-1', 'Fatima']]))

function foundIn(answer: string): string[] {
  return inspectAnswer(inspector, key, answer).map(({ start, end }) => answer.slice(start, end))
}

it('finds what the model wrote itself', () => {
  expect(foundIn('de heer Jansen en [PERSOON-1·k7]')).toEqual(['Jansen'])
})

it('never counts a placeholder of this key, however it is written', () => {
  expect(foundIn('[PERSOON-1·k7] (Persoon-1·k7) 【PERSOON-1·k7】 PERSOON-1-k7 [**PERSOON-1·k7**]')).toEqual([])
})

it('counts what only looks like a placeholder', () => {
  expect(foundIn('[PERSOON-1·x9] [PERSOON-2·k7]')).toEqual(['PERSOON', 'PERSOON'])
})
