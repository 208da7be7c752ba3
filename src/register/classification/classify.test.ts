/** The class of the AI Act: cases with their article, and what no answers may ever do. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readData } from '../adapters/read-data.ts'
import { type Answers, classify, unknown } from './classify.ts'
import { differencesBetween } from './differences.ts'
import { readTree } from './tree.ts'

interface Case {
  readonly case: string
  readonly answers: Record<string, string>
  readonly is: string
  readonly article?: string
  readonly duty?: string
  readonly role?: string
  readonly outside?: boolean
}

const data = readData('classification/questions.yaml')
const tree = readTree(data)
const cases: Case[] = parse(
  readFileSync(new URL('../../../test/register/classification-cases.yaml', import.meta.url), 'utf8'),
)
const usual: Record<string, string> = Object.fromEntries(tree.questions.map(({ id }) => [id, 'nee']))
const answered = (own: Answers): Answers => ({ ...usual, 'ai-systeem': 'ja', rol: 'leverancier', ...own })

describe('a class with its article', () => {
  it('there are at least sixty cases, of every class', () => {
    expect(cases.length).toBeGreaterThanOrEqual(60)
    expect(new Set(cases.map((one) => one.is))).toEqual(
      new Set(['verboden', 'hoog', 'transparantie', 'minimaal', 'onbekend']),
    )
    expect(new Set(cases.map((one) => one.case)).size).toBe(cases.length)
  })

  it.each(cases)('$case is $is', ({ answers, is, article, duty, role, outside }) => {
    for (const [question, answer] of Object.entries(answers)) {
      const known = tree.questions.find(({ id }) => id === question)
      expect([...Object.keys(known?.answers ?? {}), unknown], question).toContain(answer)
    }
    const result = classify(tree, answered(answers))
    expect(result.riskClass).toBe(is)
    if (article !== undefined)
      expect(
        result.articles.some((one) => one.endsWith(article)),
        result.articles.join(),
      ).toBe(true)
    if (duty !== undefined) expect(result.duties.map(({ id }) => id)).toContain(duty)
    if (role !== undefined) expect(result.role).toBe(role)
    expect(result.isOutside).toBe(outside ?? false)
  })
})

describe('laws', () => {
  const anyAnswers = fc.record(
    Object.fromEntries(
      tree.questions.map(({ id, answers }) => [id, fc.constantFrom(...Object.keys(answers), unknown, undefined)]),
    ),
  )
  const prohibitions = tree.questions.filter(({ section }) => section === 'verboden').map(({ id }) => id)

  it('a prohibited practice wins over every other answer, as long as it is AI', () => {
    expect(prohibitions).toHaveLength(10)
    fc.assert(
      fc.property(anyAnswers, fc.constantFrom(...prohibitions), (answers, question) => {
        const result = classify(tree, { ...answers, 'ai-systeem': 'ja', uitgesloten: 'nee', [question]: 'ja' })
        expect(result.riskClass).toBe('verboden')
        expect(result.isProhibited).toBe('yes')
      }),
    )
  })

  it('what is not answered is never minimaal, and never better than with an answer', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const result = classify(tree, answers)
        if (!result.isComplete) expect(['onbekend', 'verboden']).toContain(result.riskClass)
        else expect(result.riskClass).not.toBe('onbekend')
      }),
    )
    expect(classify(tree, {}).riskClass).toBe('onbekend')
  })

  it('profiling in an area of Annex III is always a high risk', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const result = classify(tree, { ...answers, ...answered({}), ...{ 'gebied-werk': 'werven', profileert: 'ja' } })
        expect(result.riskClass).toBe('hoog')
      }),
    )
  })

  it('answers to questions that do not apply change nothing', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const result = classify(tree, answers)
        const kept = Object.fromEntries(result.path.map(({ question, answer }) => [question, answer]))
        expect(classify(tree, kept)).toEqual(result)
      }),
    )
  })

  it('walking on from question to question always ends', () => {
    let answers: Answers = {}
    for (let turn = 0; turn < tree.questions.length; turn++) {
      const { next } = classify(tree, answers)
      if (next === null) break
      const question = tree.questions.find(({ id }) => id === next)
      answers = { ...answers, [next]: Object.keys(question?.answers ?? {}).at(-1) }
    }
    expect(classify(tree, answers)).toMatchObject({ isComplete: true, next: null })
  })
})

describe('the questions as data', () => {
  it('name what is not there or asked later', () => {
    const copy = structuredClone(data) as { questions: { askIf?: object[]; section: string }[] }
    const [first, second] = copy.questions
    if (first === undefined || second === undefined) throw new Error('no questions')
    first.askIf = [{ question: 'eigen-model', in: ['ja'] }]
    second.section = 'nergens'
    expect(() => readTree(copy)).toThrow(/eigen-model is not asked before[\s\S]*no section nergens/)
  })

  it('every question has an article, an example and an answer that says no or names a role', () => {
    for (const { id, article, answers } of tree.questions) {
      expect(article, id).toMatch(/^AI-verordening /)
      expect(Object.keys(answers).length, id).toBeGreaterThan(1)
    }
  })

  it('tells what differs after new questions or other answers', () => {
    const before = classify(tree, answered({}))
    const now = classify(tree, answered({ 'gebied-werk': 'werven', profileert: 'ja' }))
    expect(differencesBetween(before, before)).toEqual([])
    expect(differencesBetween(before, now).map(({ kind }) => kind)).toEqual([
      'other-answer',
      'new-question',
      'other-class',
    ])
  })
})
