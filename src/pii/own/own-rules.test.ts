import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createInspector } from '../inspector.ts'
import { parseLexicon } from '../names/lexicon.ts'
import { parseTagger } from '../names/tagger.ts'
import { readBagNames } from './bag-import.ts'
import { checkPattern } from './own-pattern.ts'
import { compileOwnRules, noOwnRules, type OwnRules } from './own-rules.ts'
import { previewRules } from './preview-rules.ts'

const lexicon = parseLexicon(readFileSync('src/pii/names/names.lexicon.json'))
const tagger = parseTagger(readFileSync('src/pii/names/names.tagger.gz'))
const plain = createInspector(lexicon, tagger)

function inspectorWith(own: Partial<OwnRules>) {
  const compiled = compileOwnRules({ ...noOwnRules, ...own })
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues))
  return createInspector(lexicon, tagger, compiled.rules)
}

function found(inspector: ReturnType<typeof createInspector>, text: string): string[] {
  return inspector.inspect(text).map(({ type, start, end }) => `${type} ${text.slice(start, end)}`)
}

describe("a municipality's own words", () => {
  it('masks a phrase that is always personal, in any case', () => {
    const own = inspectorWith({ mask: [{ text: 'project Morgenrood', type: 'CASE_NUMBER' }] })
    const text = 'Het PROJECT morgenrood loopt nog.'
    expect(found(plain, text)).toEqual([])
    expect(found(own, text)).toEqual(['CASE_NUMBER PROJECT morgenrood'])
  })

  it('leaves a name readable that is public, but never a number with a check digit', () => {
    const text = 'Wethouder Jan de Vries opent de brug. BSN 999900018.'
    expect(found(plain, text)).toContain('PERSON Jan de Vries')
    const own = inspectorWith({ keep: ['Jan de Vries', '999900018'] })
    expect(found(own, text)).toEqual(['BSN 999900018'])
  })

  it('finds its own case numbers', () => {
    const text = 'Zie dossier KWB.8812.ZZ op de stapel.'
    const own = inspectorWith({ patterns: [{ name: 'kwijtschelding', pattern: 'KWB\\.\\d{4}\\.[A-Z]{2}' }] })
    expect(found(own, text)).toEqual(['CASE_NUMBER KWB.8812.ZZ'])
  })

  it('knows the streets and places of its own BAG', () => {
    const text = 'Er staat een container voor Oude Zijpe 12 in Blauwestad-Oost.'
    const own = inspectorWith({ streets: ['Oude Zijpe'], places: ['Blauwestad-Oost'] })
    expect(found(own, text)).toEqual(['STREET_ADDRESS Oude Zijpe 12', 'CITY Blauwestad-Oost'])
  })

  it('names everything that is wrong together', () => {
    const compiled = compileOwnRules({
      ...noOwnRules,
      keep: ['x'],
      patterns: [
        { name: 'a', pattern: '(a+)+' },
        { name: 'b', pattern: 'ok-\\d{3}' },
      ],
    })
    expect(compiled.ok ? [] : compiled.issues.map(({ pointer }) => pointer)).toEqual(['/keep/0', '/patterns/0'])
  })
})

describe('a pattern before it is switched on', () => {
  it.each([
    ['(\\d+)+x', 'unbounded'],
    ['\\d*', 'unbounded'],
    ['(?:[A-Z]{1,5}){1,5}', 'too-slow'],
    ['\\d{1,20}[-/]?\\d{1,20}[-/]?\\d{1,20}', 'too-slow'],
    ['[a-z]{1,20}', 'too-broad'],
    ['(?=a)b', 'not-a-pattern'],
    ['(a', 'not-a-pattern'],
    ['(a)\\1', 'not-a-pattern'],
  ])('refuses %s: %s', (pattern, code) => {
    const checked = checkPattern(pattern)
    expect(checked.ok ? 'ok' : checked.issue.code).toBe(code)
  })

  it.each(['Z\\d{2}-\\d{4,6}', 'VTH/20\\d{2}/\\d{3,6}', '[A-Z]{2,4}\\.\\d{4}(?:-\\d{1,2})?'])('takes %s', (pattern) => {
    expect(checkPattern(pattern).ok).toBe(true)
  })

  it('reads a megabyte of look-alikes in a blink', () => {
    const checked = checkPattern('[A-Z]{1,4}-\\d{2,6}/\\d{1,4}x')
    if (!checked.ok) throw new Error('refused')
    const text = 'AB-123456/'.repeat(100_000)
    const start = performance.now()
    expect([...text.matchAll(checked.pattern)].length).toBe(0)
    expect(performance.now() - start).toBeLessThan(1000)
  })
})

describe('importing the BAG', () => {
  it('reads a table by its headings', () => {
    const text =
      'id;openbareRuimteNaam;huisnummer;woonplaatsNaam\n1;"Laan; de Oude";12;Voorbeeldstad\n2;Kerkpad;3;Voorbeeldstad\n'
    expect(readBagNames(text)).toEqual({ streets: ['Kerkpad', 'Laan; de Oude'], places: ['Voorbeeldstad'] })
  })

  it('reads the XML of an extract', () => {
    const text = `<?xml version="1.0"?><sl:stand><Objecten:OpenbareRuimte><Objecten:naam>Hof &amp; Haard</Objecten:naam></Objecten:OpenbareRuimte>
      <Objecten:Woonplaats><Objecten:naam>Voorbeeldstad</Objecten:naam></Objecten:Woonplaats></sl:stand>`
    expect(readBagNames(text)).toEqual({ streets: ['Hof & Haard'], places: ['Voorbeeldstad'] })
  })

  it('reads one street a line', () => {
    expect(readBagNames('Kerkpad\nAchterom\n\nKerkpad\n').streets).toEqual(['Achterom', 'Kerkpad'])
  })
})

it('shows what new rules would change on corrected texts', () => {
  const text = 'De zaak KWB.8812.ZZ van Jan de Vries.'
  const after = inspectorWith({ keep: ['Jan de Vries'], patterns: [{ name: 'k', pattern: 'KWB\\.\\d{4}\\.[A-Z]{2}' }] })
  const before = { inspect: (given: string) => plain.inspect(given).filter(({ type }) => type === 'PERSON') }
  const preview = previewRules(before, after, [
    { text, missed: [{ text: 'KWB.8812.ZZ', type: 'CASE_NUMBER' }], released: [] },
  ])
  expect(preview.gained.map(({ value }) => value)).toEqual(['KWB.8812.ZZ'])
  expect(preview.lost.map(({ value }) => value)).toEqual(['Jan de Vries'])
  expect(preview.solved.map(({ value }) => value)).toEqual(['KWB.8812.ZZ'])
  expect(preview.broken).toEqual([])
})
