import { describe, expect, it } from 'vitest'
import { readThesaurus } from '../adapters/read-thesaurus.ts'
import { parseThesaurus, type Thesaurus } from './parse-thesaurus.ts'

const parsed = (text: string): Thesaurus => {
  const result = parseThesaurus([text])
  if (!result.ok) throw new Error('does not parse')
  return result.thesaurus
}

const goals = (thesaurus: Thesaurus, stem: string) =>
  (thesaurus.byStem.get(stem) ?? []).map(({ asked, expansions }) => [
    asked.join(' '),
    expansions.map(({ stems, weight }) => `${stems.join(' ')} ${weight}`),
  ])

describe('the thesaurus', () => {
  it('goes one way with >, both ways with =, with weights', () => {
    const one = parsed('bankstel, sofa > huisraad 0.5; afval # meubels\nbsn = burgerservicenummer')
    expect(one).toMatchObject({ expressions: 4, pairs: 6 })
    expect(goals(one, 'bankstel')).toEqual([['bankstel', ['huisrad 0.5', 'afval 0.8']]])
    expect(goals(one, 'huisrad')).toEqual([])
    expect(goals(one, 'burgerservicenummer')).toEqual([['burgerservicenummer', ['bsn 0.8']]])
  })

  it('lets a later line add to an earlier one, and keeps the heavier weight', () => {
    const result = parseThesaurus(['tuin > erf 0.3', 'tuin > erf 0.9; grond'])
    expect(result.ok && goals(result.thesaurus, 'tuin')).toEqual([['tuin', ['erf 0.9', 'grond 0.8']]])
  })

  it.each(['zonder pijl', 'a > ', ' > b', 'a > b > c', 'de > het'])('tells the line of %j', (line) => {
    expect(parseThesaurus([`# kop\n${line}`])).toEqual({ ok: false, faults: [{ line: 2, text: line.trim() }] })
  })
})

describe('the thesaurus that ships', () => {
  const thesaurus = readThesaurus(new URL('./', import.meta.url))

  it('has at least two thousand everyday expressions, with weights between 0 and 1', () => {
    expect(thesaurus.expressions).toBeGreaterThanOrEqual(2000)
    for (const entry of [...thesaurus.byStem.values()].flat())
      for (const { weight, stems } of entry.expansions) {
        expect(weight).toBeGreaterThan(0)
        expect(weight).toBeLessThanOrEqual(1)
        expect(stems.length).toBeLessThanOrEqual(10)
      }
  })
})
