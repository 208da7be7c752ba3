import { expect, it } from 'vitest'
import type { GuideExample } from '../../../src/register/guide/contract.ts'
import { chooseExamples } from './choose-examples.ts'

const example = (more: Partial<GuideExample>) =>
  ({
    name: 'Notulen',
    what: 'Maakt een verslag.',
    forWhom: 'Raad',
    benefit: 'Sneller.',
    domain: 'ict',
    riskClass: 'hoog',
    ...more,
  }) as GuideExample
const all = [example({}), example({ name: 'Ideeën', domain: 'communicatie', riskClass: 'minimaal' })]
const none = { words: '', domain: '', risk: 'all' } as const

it('shows everything until something is chosen', () => {
  expect(chooseExamples(all, none)).toEqual(all)
})

it('narrows by words, field of work and risk together', () => {
  expect(chooseExamples(all, { ...none, words: 'ideeen VERSLAG' })).toEqual([all[1]])
  expect(chooseExamples(all, { ...none, domain: 'ict' })).toEqual([all[0]])
  expect(chooseExamples(all, { ...none, domain: 'ict', risk: 'minimaal' })).toEqual([])
})
