/** The calendar of the law: its dates, its sources, and what of it applies to whom. */
import { expect, it } from 'vitest'
import { readData } from '../adapters/read-data.ts'
import type { UseCase } from '../contract.ts'
import { dated, type Judged, obligationsOf, readObligations } from './obligations.ts'
import { remindersOf } from './reminders.ts'

const calendar = readObligations(readData('calendar/obligations.yaml'))
const today = '2026-11-25'
const ids = (judged: Judged, on = today) => obligationsOf(calendar, judged, on).map(({ id }) => id)
const phaseOf = (id: string, on: string) => dated(calendar, on).find((one) => one.id === id)?.phase

it.each([
  ['hoog-risico-gebruik', '2027-12-02'],
  ['grondrechten', '2027-12-02'],
  ['hoog-risico-producten', '2028-08-02'],
  ['overheid-bestaand', '2030-08-02'],
  ['zeg-dat-het-ai-is', '2026-08-02'],
  ['verboden-2026', '2026-12-02'],
  ['merk-inhoud-bestaand', '2026-12-02'],
  ['verboden-2025', '2025-02-02'],
])('%s is asked from %s, as the act reads after its amendment of 2026', (id, from) => {
  expect(calendar.obligations.find((one) => one.id === id)?.from).toBe(from)
})

it('no obligation still has a date that the amendment moved', () => {
  const high = calendar.obligations.filter(({ id }) => id.startsWith('hoog-risico') || id === 'grondrechten')
  expect(high.length).toBeGreaterThan(3)
  for (const { from } of high) expect(from > '2027-08-02').toBe(true)
})

it('every line names its article, its source and when we looked', () => {
  for (const { article, source, reviewedOn } of calendar.obligations) {
    expect(article).toMatch(/^AI-verordening art/)
    expect(source).toMatch(/Verordening \(EU\)/)
    expect(reviewedOn <= today).toBe(true)
  }
})

it('an obligation is later, then soon, then now', () => {
  expect(phaseOf('hoog-risico-gebruik', '2027-08-01')).toBe('later')
  expect(phaseOf('hoog-risico-gebruik', '2027-10-01')).toBe('soon')
  expect(phaseOf('hoog-risico-gebruik', '2027-12-02')).toBe('now')
})

it('a high risk of Annex III has the duties of its role, of Annex I those of products', () => {
  const duties: never[] = []
  const record = { riskClass: 'hoog', role: 'gebruiksverantwoordelijke' } as const
  const annexIII = { articles: ['AI-verordening bijlage III punt 4 onder a'], duties, isOutside: false }
  const deployer = ids({ record, result: annexIII })
  expect(deployer).toEqual(expect.arrayContaining(['hoog-risico-gebruik', 'grondrechten', 'overheid-bestaand']))
  expect(deployer).not.toContain('hoog-risico-maken')
  expect(ids({ record: { ...record, role: 'beide' }, result: annexIII })).toEqual(
    expect.arrayContaining(['hoog-risico-gebruik', 'hoog-risico-maken']),
  )
  const annexI = { articles: ['AI-verordening art. 6 lid 1 en bijlage I'], duties, isOutside: false }
  const product = ids({ record, result: annexI })
  expect(product).toContain('hoog-risico-producten')
  expect(product).not.toContain('grondrechten')
})

it('what the law does not reach has no duties, and what nobody classed has those of every AI', () => {
  const record = { riskClass: 'onbekend', role: 'gebruiksverantwoordelijke' } as const
  expect(ids({ record, result: undefined })).toEqual(['geletterdheid', 'verboden-2025', 'verboden-2026'])
  expect(ids({ record, result: { articles: [], duties: [], isOutside: true } })).toEqual([])
})

it('reminds of what is late first, then by date, and never of what is stopped', () => {
  const useCase = {
    id: 'a',
    name: 'A',
    state: 'in-gebruik',
    riskClass: 'onbekend',
    reviewDate: '2026-12-20',
  } as UseCase
  const one = { useCase, ownerState: 'left', isMine: false, obligations: [], waivers: [] } as const
  const range = { today, until: '2027-02-23' }
  expect(remindersOf([one], range).map(({ kind, isLate }) => [kind, isLate])).toEqual([
    ['owner', true],
    ['class', true],
    ['review', false],
  ])
  expect(remindersOf([{ ...one, useCase: { ...useCase, state: 'gestopt' } }], range)).toEqual([])
  expect(remindersOf([{ ...one, useCase: { ...useCase, reviewDate: '2027-06-01' } }], range)).toHaveLength(2)
})

it('tells a duty that starts for several use cases once', () => {
  const obligations = obligationsOf(
    calendar,
    { record: { riskClass: 'minimaal', role: 'gebruiksverantwoordelijke' }, result: undefined },
    today,
  )
  const one = { ownerState: 'present', isMine: false, obligations, waivers: [] } as const
  const useCase = { name: 'A', state: 'in-gebruik', riskClass: 'minimaal', reviewDate: '2028-01-01' } as UseCase
  const range = { today, until: '2027-02-23' }
  const both = remindersOf(
    ['a', 'b'].map((id) => ({ ...one, useCase: { ...useCase, id } })),
    range,
  )
  expect(both).toMatchObject([{ kind: 'obligation', date: '2026-12-02', count: 2, useCase: null }])
  expect(remindersOf([{ ...one, useCase }], range)).toMatchObject([{ count: 1, useCase: { name: 'A' } }])
})
