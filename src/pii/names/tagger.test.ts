import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { inspector } from '../../../test/inspector.ts'
import { parseTagger } from './tagger.ts'

function found(text: string): string[] {
  return inspector.inspect(text).map(({ type, start, end }) => `${type} ${text.slice(start, end)}`)
}

describe('names without a cue and outside the lists', () => {
  it.each([
    ['Gisteren sprak Tsegaye Woldeyes met de consulent.', 'PERSON Tsegaye Woldeyes'],
    ['Volgens Brombacher klopt het besluit niet.', 'PERSON Brombacher'],
    ['Volgens Szymczak is het loket dicht.', 'PERSON Szymczak'],
    ['Zij groeide op in Krasnodar en woont nu in de wijk.', 'CITY Krasnodar'],
  ])('finds them in: %s', (text, expected) => {
    expect(found(text)).toContain(expected)
  })

  it('leaves institutions, laws and the country readable', () => {
    expect(found('De Raad van State en de Belastingdienst passen in Nederland de Omgevingswet toe.')).toEqual([])
  })
})

describe('reading weights', () => {
  it('refuses bytes that are no weights', () => {
    expect(() => parseTagger(gzipSync('something else'))).toThrow(TypeError)
    expect(() => parseTagger(gzipSync('STN1abc'))).toThrow(TypeError)
  })
})
