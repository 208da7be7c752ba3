/** The guide: enough examples in every field of work, honest about risk, and an intake that starts closed. */
import { expect, it } from 'vitest'
import { readData } from '../adapters/read-data.ts'
import { domains } from '../contract.ts'
import { presentGuide, readGuide } from './guide.ts'

const guide = readGuide(readData('guide/examples.yaml'))
const items = presentGuide(guide, '2026-11-25')

it('has at least forty examples, each once, in every field of work', () => {
  expect(items.length).toBeGreaterThanOrEqual(40)
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
  expect(new Set(items.map(({ name }) => name)).size).toBe(items.length)
  expect([...new Set(items.map(({ domain }) => domain))].sort()).toEqual([...domains].sort())
})

it('also tells of what is prohibited or a high risk, and starts no intake for what is prohibited', () => {
  const classes = items.map(({ riskClass }) => riskClass)
  expect(new Set(classes)).toEqual(new Set(['verboden', 'hoog', 'transparantie', 'minimaal']))
  for (const { riskClass, intake, id } of items) expect(intake === null, id).toBe(riskClass === 'verboden')
})

it('an intake starts closed: own machines, nothing kept, and no class until the questions are answered', () => {
  for (const { intake } of items) {
    if (intake === null) continue
    expect(intake).toMatchObject({ zones: ['own'], keepNoText: true, relaxOwn: false, riskClass: 'onbekend' })
    expect(intake.reviewDate).toBe('2027-05-26')
    expect(intake.oversight.neverAutomatically).not.toBe('')
    expect(intake.legalBasis).not.toBe('')
  }
})

it('is written in short sentences', () => {
  for (const { id, what, benefit, never, start, riskReason } of items) {
    for (const sentence of [what, benefit, never, start, riskReason].flatMap((text) => text.split(/(?<=[.:])\s/)))
      expect(sentence.split(/\s+/).length, `${id}: ${sentence}`).toBeLessThanOrEqual(22)
  }
})
