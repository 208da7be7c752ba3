/**
 * How well questions of residents and employees find their article in 71 real laws, beside plain BM25 in the same run.
 * Weights were chosen on the tuned part; the held-out part is only held to a floor, so that nobody tunes to it.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createKnowledge,
  type Evaluation,
  type Knowledge,
  type ListedQuestion,
  listedQuestion,
  readFolder,
  readThesaurus,
  thesaurusFolder,
} from '../../../src/knowledge/index.ts'
import { createTenancy } from '../../../src/tenancy/index.ts'
import { testClock } from '../../clock.ts'
import { type FreshDatabase, pglite } from '../../databases.ts'
import { found, sharedData } from '../../requires.ts'

const shelf = { tenant: 'stad', collection: 'wetten' }

/** The first twenty were read while the search was made; of the others, chance by their id decides. */
function isTuned({ id }: ListedQuestion): boolean {
  const name = String(id)
  return Number(name.slice(-3)) <= 20 || (createHash('sha256').update(`stadspoort-6 ${name}`).digest()[0] ?? 0) < 64
}

describe.skipIf(!found('shared-data'))('questions about 71 laws', () => {
  let opened: FreshDatabase
  let knowledge: Knowledge
  let questions: ListedQuestion[]
  beforeAll(async () => {
    opened = await pglite.fresh()
    const { tables } = opened.database
    const clock = testClock()
    await (await createTenancy({ tables, clock })).create({
      id: 'stad',
      name: 'Gemeente Voorbeeldstad',
      isSample: false,
    })
    const thesaurus = readThesaurus(new URL(`../../../${thesaurusFolder}`, import.meta.url))
    knowledge = createKnowledge({ tables, clock, thesaurus })
    const files = (await readFolder(sharedData('wetten'))).filter(({ name }) => name !== 'README.md')
    expect(files.length).toBe(71)
    await knowledge.importFiles(shelf, files)
    const lines = readFileSync(sharedData('wetten/questions-dev.jsonl'), 'utf8').trim().split('\n')
    questions = lines.map((line) => listedQuestion.parse(JSON.parse(line)))
  })
  afterAll(() => opened?.remove())

  const figure = ({ registers }: Evaluation, register: string) => {
    const one = registers.find((entry) => entry.register === register)
    if (one === undefined) throw new Error(`no ${register}`)
    return one
  }
  const show = (part: string, evaluation: Evaluation) => {
    for (const { register, questions: count, own, bm25 } of evaluation.registers)
      console.log(`${part} ${register} (${count}): ${JSON.stringify(own)} bm25 ${JSON.stringify(bm25)}`)
    console.log(`${part} unanswerable: ${JSON.stringify(evaluation.unanswerable)}`)
  }

  it('finds trade terms nearly always, everyday words far more often than BM25, in the tuned part', async () => {
    const tuned = await knowledge.evaluate(shelf, questions.filter(isTuned))
    show('tuned', tuned)
    expect(figure(tuned, 'vaktaal').own.recallAt5).toBeGreaterThanOrEqual(0.69)
    expect(figure(tuned, 'alledaags').own.recallAt5).toBeGreaterThanOrEqual(0.53)
  })

  it('does not fall far behind that on questions nobody tuned to', async () => {
    const held = await knowledge.evaluate(
      shelf,
      questions.filter((question) => !isTuned(question)),
    )
    show('held out', held)
    expect(figure(held, 'vaktaal').own.recallAt5).toBeGreaterThanOrEqual(0.85)
    expect(figure(held, 'alledaags').own.recallAt5).toBeGreaterThan(figure(held, 'alledaags').bm25.recallAt5 ?? 1)
  })

  it('recognises most questions that no law answers, and hardly refuses another', async () => {
    const all = await knowledge.evaluate(shelf, questions)
    show('all', all)
    expect(all.unanswerable.recall).toBeGreaterThanOrEqual(0.6)
    expect(all.unanswerable.falseRefusals).toBeLessThanOrEqual(0.1)
    expect(figure(all, 'alle').own.mrrAt10).toBeGreaterThanOrEqual(1.9 * (figure(all, 'alle').bm25.mrrAt10 ?? 1))
  })
})
