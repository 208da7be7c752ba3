/** Files of others: what fits is taken over, what does not is shown, and nothing that comes in passes the gate. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readData } from '../adapters/read-data.ts'
import type { UseCase } from '../contract.ts'
import { readCsv, writeCsv } from './csv.ts'
import { makeRecord } from './make-record.ts'
import { type Found, findInAlgoritmeregister, findInCsv, findInJson, readFields } from './read-import.ts'
import { exportJson } from './write-export.ts'

const fields = readFields(readData('exchange/fields.yaml'))
const rowsOf = (found: Found) => {
  if ('problem' in found) throw new Error(found.problem)
  return found.rows
}
const options = { fields, today: '2026-11-25', idFor: (name: string) => `id-${name.length}` } as const

describe('CSV', () => {
  it('gives back what was written, whatever stands in the cells', () => {
    const cell = fc.string({ maxLength: 20 }).map((text) => `x${text.replaceAll('\r', '')}`)
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
        const head = ['a', 'b', 'c', 'd']
        expect(readCsv(writeCsv([head, ...rows])).slice(1)).toEqual(rows)
      }),
    )
  })

  it('reads the commas and the line ends of others', () => {
    expect(readCsv('a,b\n"1, en ""2""",3\n')).toEqual([
      ['a', 'b'],
      ['1, en "2"', '3'],
    ])
    expect(readCsv('a;b\r\n"twee\r\nregels";3')).toEqual([
      ['a', 'b'],
      ['twee\r\nregels', '3'],
    ])
  })

  it('writes nothing that a spreadsheet would run', () => {
    expect(writeCsv([['=HYPERLINK("x")', '-1', 'gewoon']])).toBe(`\uFEFF"'=HYPERLINK(""x"")";'-1;gewoon\r\n`)
  })
})

describe('a spreadsheet', () => {
  const found = findInCsv(
    fields,
    'Naam;Doel;Afdeling;Staat;Leverancier;Kleur\nKassa;Telt geld;Financiën;in-gebruik;Geldnet;blauw\n',
  )

  it('comes in by its Dutch columns, and keeps in sight what has no place', () => {
    const [row] = rowsOf(found)
    if (row === undefined) throw new Error('no row')
    expect(row).toMatchObject({ at: 2, unknownFields: [{ field: 'Kleur', value: 'blauw' }] })
    expect(makeRecord(row, { ...options, format: 'csv' }).record).toMatchObject({
      name: 'Kassa',
      state: 'in-herziening',
      riskClass: 'onbekend',
      runsThroughGate: false,
      product: { vendor: 'Geldnet', name: 'Kassa' },
    })
  })

  it('tells everything that is wrong with a row at once', () => {
    const [row] = rowsOf(findInCsv(fields, 'naam;doel;risicoklasse;herzien;zones\nX;;gevaarlijk;morgen;mars\n'))
    if (row === undefined) throw new Error('no row')
    const { record, issues } = makeRecord(row, { ...options, format: 'csv' })
    expect(record).toBeUndefined()
    expect(issues.map(({ field }) => field).sort()).toEqual(['doel', 'herzien', 'risicoklasse', 'zones.0'])
  })

  it.each([
    ['without a column for the name', 'kleur;maat\nrood;3\n', 'unreadable'],
    ['without rows', 'naam;doel\n', 'empty'],
    ['without anything', '', 'empty'],
  ])('%s is refused', (_what, content, problem) => {
    expect(findInCsv(fields, content)).toEqual({ problem })
  })
})

describe('a published register', () => {
  const published = {
    name: 'Parkeercontrole',
    description_short: 'Leest kentekens.',
    goal: '<p>Minder fout parkeren.</p><p>Eerlijk.</p>',
    status: 'In gebruik',
    publication_category: 'Hoog-risico AI-systeem',
    human_intervention: 'Een medewerker kijkt.',
    provider: 'Scanrijk',
    impacttoetsen_grouping: [
      { title: 'Data Protection Impact Assessment (DPIA)', link: 'https://voorbeeld.example/dpia' },
    ],
    standard_version: '1.0',
    tags: 'auto, straat',
  }

  it('comes in under either of its vocabularies, closed, with its class and assessments', () => {
    const [row] = rowsOf(findInAlgoritmeregister(fields, JSON.stringify([published])))
    if (row === undefined) throw new Error('no row')
    expect(row.unknownFields).toEqual([{ field: 'tags', value: 'auto, straat' }])
    const { record } = makeRecord(row, { ...options, format: 'algoritmeregister' })
    expect(record).toMatchObject({
      purpose: 'Leest kentekens.\nMinder fout parkeren.\nEerlijk.',
      state: 'in-herziening',
      riskClass: 'hoog',
      assessments: [{ kind: 'dpia', signedOn: null }],
      oversight: { how: 'Een medewerker kijkt.' },
    })
    const older = {
      name: 'X',
      purpose_and_impact: 'Doel.',
      supplier: 'Intern ontwikkeld',
      status: 'In ontwikkeling',
      schema: '1.0.0',
    }
    const [other] = rowsOf(findInAlgoritmeregister(fields, JSON.stringify({ algorithms: [older] })))
    if (other === undefined) throw new Error('no row')
    expect(makeRecord(other, { ...options, format: 'algoritmeregister' }).record).toMatchObject({
      purpose: 'Doel.',
      state: 'in-onderzoek',
      product: null,
    })
  })

  it('of a version that nobody knows here is refused, and so is what is no register', () => {
    const strange = JSON.stringify([published, { ...published, standard_version: '2.0' }])
    expect(findInAlgoritmeregister(fields, strange)).toEqual({ problem: 'unknown-version', version: '2.0' })
    expect(findInAlgoritmeregister(fields, 'geen json')).toEqual({ problem: 'unreadable' })
    expect(findInAlgoritmeregister(fields, '[1, 2]')).toEqual({ problem: 'unreadable' })
    expect(findInAlgoritmeregister(fields, '[]')).toEqual({ problem: 'empty' })
  })

  it('with a status that is none is wrong, not silently something else', () => {
    const [row] = rowsOf(findInAlgoritmeregister(fields, JSON.stringify({ ...published, status: 'Misschien' })))
    if (row === undefined) throw new Error('no row')
    expect(makeRecord(row, { ...options, format: 'algoritmeregister' }).issues.map(({ field }) => field)).toEqual([
      'status',
    ])
  })
})

describe('a register of this kind', () => {
  it('is read back, and another version of the file is refused', () => {
    const useCase = { id: 'a', name: 'A', version: 3 } as UseCase
    const file = exportJson([useCase], '2026-11-25T00:00:00Z')
    expect(rowsOf(findInJson(file))[0]?.values).toEqual({ id: 'a', name: 'A' })
    expect(findInJson(file.replace('"version": 1', '"version": 9'))).toEqual({
      problem: 'unknown-version',
      version: '9',
    })
    expect(findInJson('{}')).toEqual({ problem: 'unreadable' })
  })
})
