import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readData } from '../adapters/read-data.ts'
import { misfit, missingAnswers, progressOf, shownQuestions } from './answers.ts'
import { outputSchema, readForm, writeForm } from './ministry-form.ts'
import { parseQuestionnaire, type Questionnaire, questionsOf } from './questionnaire.ts'
import { hashOf, refusalToSign, standingOf } from './signing.ts'

const own = ['pre-scan', 'dpia', 'fria', 'iama'].map((name) => {
  const parsed = parseQuestionnaire(readData(`assessment/questionnaires/${name}.yaml`))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  return parsed.questionnaire
})
const byKind = (kind: string): Questionnaire => {
  const found = own.find((one) => one.kind === kind)
  if (found === undefined) throw new Error(kind)
  return found
}

const yesNo = [
  { value: 'ja', label: 'Ja' },
  { value: 'nee', label: 'Nee' },
]
interface Small {
  readonly id: string
  readonly kind?: string
  readonly options?: typeof yesNo | undefined
  readonly showWhen?: readonly object[]
  readonly isRequired?: boolean
}
const small = (
  questions: readonly Small[],
  signers: readonly object[] = [{ role: 'privacy-officer', title: 'PO', mayHaveWritten: false }],
) => ({
  kind: 'proef',
  version: '1',
  reviewedOn: '2026-11-25',
  title: 'Proef',
  introduction: 'Proef.',
  sources: [],
  signers,
  sections: [
    {
      id: 'deel',
      title: 'Deel',
      questions: questions.map((one) => ({ kind: 'choice', text: one.id, options: yesNo, ...one })),
    },
  ],
})
const parse = (content: object): Questionnaire => {
  const parsed = parseQuestionnaire(content)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  return parsed.questionnaire
}

describe('a questionnaire', () => {
  it('of our own is whole: sources in law, signers who did not write, no circles', () => {
    expect(own.map(({ kind }) => kind)).toEqual(['pre-scan', 'dpia', 'fria', 'iama'])
    for (const one of own) expect(one.signers.some(({ mayHaveWritten }) => !mayHaveWritten)).toBe(true)
    const articles = questionsOf(byKind('fria')).map(({ source }) => /onder ([a-f])/.exec(source ?? '')?.[1])
    expect(new Set(articles.filter(Boolean))).toEqual(new Set(['a', 'b', 'c', 'd', 'e', 'f']))
    const parts = byKind('dpia').sections.map(({ source }) => /lid 7 onder ([a-d])/.exec(source ?? '')?.[1])
    expect(parts.filter(Boolean)).toEqual(['a', 'b', 'c', 'd'])
  })

  it('points only at questions that exist elsewhere', () => {
    for (const { mayPointTo } of own.flatMap(questionsOf)) {
      if (mayPointTo === undefined) continue
      expect(questionsOf(byKind(mayPointTo.kind)).map(({ id }) => id)).toContain(mayPointTo.question)
    }
  })

  it('is refused with everything that is wrong: circles, unknown questions and answers, wrong shapes, nobody outside', () => {
    const parsed = parseQuestionnaire(
      small(
        [
          { id: 'a', showWhen: [{ question: 'b', in: ['ja'] }] },
          { id: 'b', showWhen: [{ question: 'c', in: ['ja'] }] },
          { id: 'c', showWhen: [{ question: 'a', in: ['ja'] }] },
          { id: 'd', showWhen: [{ question: 'zoek', in: ['ja'] }] },
          { id: 'e', showWhen: [{ question: 'a', in: ['misschien'] }] },
          { id: 'f', showWhen: [{ question: 'a' }] },
          { id: 'g', kind: 'text' },
          { id: 'e' },
        ],
        [{ role: 'proceseigenaar', title: 'PE', mayHaveWritten: true }],
      ),
    )
    expect(parsed.ok).toBe(false)
    const details = parsed.ok ? [] : parsed.issues.map(({ detail }) => detail)
    expect(details).toEqual([
      'Deze naam komt twee keer voor.',
      'Antwoorden om uit te kiezen horen bij een keuzevraag, en alleen daar.',
      'De vraag “zoek” bestaat niet.',
      'Bij de vraag “a” bestaat het antwoord “misschien” niet.',
      'Zeg bij welke antwoorden deze vraag komt, op één manier.',
      expect.stringContaining('Deze vragen wachten op elkaar: '),
      'Er moet iemand tekenen die niet heeft meegeschreven.',
    ])
  })

  it('that waits for itself is refused', () => {
    const parsed = parseQuestionnaire(small([{ id: 'a', showWhen: [{ question: 'a', in: ['ja'] }] }]))
    expect(parsed).toMatchObject({ ok: false, issues: [{ detail: 'Deze vragen wachten op elkaar: a → a.' }] })
  })
})

describe('answers', () => {
  const chain = parse(
    small([
      { id: 'a', isRequired: true },
      { id: 'b', showWhen: [{ question: 'a', in: ['ja'] }], isRequired: true },
      { id: 'c', showWhen: [{ question: 'b', notIn: ['ja'] }], isRequired: true },
    ]),
  )
  const nowhere = () => false

  it('decide which questions show; what hangs on a hidden question is hidden, whatever was answered there before', () => {
    const shown = (answers: Record<string, string>) => [...shownQuestions(chain, new Map(Object.entries(answers)))]
    expect(shown({})).toEqual(['a'])
    expect(shown({ a: 'ja' })).toEqual(['a', 'b'])
    expect(shown({ a: 'ja', b: 'nee' })).toEqual(['a', 'b', 'c'])
    expect(shown({ a: 'nee', b: 'nee' })).toEqual(['a'])
  })

  it('are missing only where a question shows, and all of them are told', () => {
    expect(missingAnswers(chain, new Map([['a', 'ja']]), nowhere).map(({ pointer }) => pointer)).toEqual(['/answers/b'])
    expect(missingAnswers(chain, new Map([['a', 'nee']]), nowhere)).toEqual([])
    expect(progressOf(chain, new Map([['a', 'ja']]))).toEqual([{ section: 'deel', answered: 1, total: 2 }])
  })

  it('may point at the DPIA where the FRIA allows it, and count only when that answer is there', () => {
    const fria = byKind('fria')
    const [processen, beginnen] = questionsOf(fria)
    if (processen === undefined || beginnen === undefined) throw new Error('no questions')
    expect(misfit(processen, { pointsTo: 'dpia' })).toBeUndefined()
    expect(misfit(processen, { pointsTo: 'iama' })).toBeDefined()
    expect(misfit(beginnen, { pointsTo: 'dpia' })).toBeDefined()
    const answers = new Map([['processen', { pointsTo: 'dpia' }]])
    const pointers = (there: boolean) => missingAnswers(fria, answers, () => there).map(({ pointer }) => pointer)
    expect(pointers(false)).toContain('/answers/processen')
    expect(pointers(true)).not.toContain('/answers/processen')
  })

  it('fit their question or are refused', () => {
    const [question] = questionsOf(chain)
    if (question === undefined) throw new Error('no question')
    expect(misfit(question, 'misschien')).toBeDefined()
    expect(misfit(question, null)).toBeUndefined()
    const as = (kind: 'text' | 'number' | 'date' | 'multiple', more = {}) => ({ ...question, kind, ...more })
    expect(misfit(as('date'), '2026-02-30')).toBeDefined()
    expect(misfit(as('date'), '2026-02-28')).toBeUndefined()
    expect(misfit(as('number', { min: 0, max: 100 }), 101)).toBeDefined()
    expect(misfit(as('text'), 4)).toBeDefined()
    expect(misfit(as('multiple'), ['ja', 'weg'])).toBeDefined()
  })
})

describe('signing', () => {
  const dpia = byKind('dpia')
  const signature = (role: string, signedBy: string, hash = 'h') => ({
    ...{ role, signedBy, hash },
    signedAt: new Date('2026-11-25T23:30:00Z'),
    useCaseVersion: 3,
  })
  const ask = (who: string, role: string, valid: ReturnType<typeof signature>[], writers: string[]) =>
    refusalToSign(
      dpia,
      { valid },
      { signer: { personId: who, roles: ['privacy-officer', 'proceseigenaar'] }, role, writers },
    )

  it('takes somebody who did not write, and two different people', () => {
    expect(ask('ahmed', 'privacy-officer', [], ['marieke'])).toBeUndefined()
    expect(ask('ahmed', 'privacy-officer', [], ['ahmed'])).toBe('second-person')
    expect(ask('marieke', 'proceseigenaar', [], ['marieke'])).toBeUndefined()
    expect(ask('ahmed', 'proceseigenaar', [signature('privacy-officer', 'ahmed')], [])).toBe('second-person')
    expect(ask('ahmed', 'ciso', [], [])).toBe('not-asked')
  })

  it('is for exactly these answers: any change takes every signature away', () => {
    const answers = new Map([['voorstel', 'Tekst']])
    const hash = hashOf('dpia', answers)
    const signatures = [signature('privacy-officer', 'ahmed', hash), signature('proceseigenaar', 'marieke', hash)]
    expect(standingOf(dpia, hash, signatures)).toMatchObject({
      isSigned: true,
      signedOn: '2026-11-26',
      useCaseVersion: 3,
    })
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(text !== 'Tekst')
        const changed = hashOf('dpia', new Map([['voorstel', text]]))
        expect(standingOf(dpia, changed, signatures)).toMatchObject({ isSigned: false, signedOn: null })
      }),
    )
    expect(hashOf('fria', answers)).not.toBe(hash)
  })
})

describe('the ministry’s form', () => {
  const at = '2026-06-01T10:00:00Z'
  const brought = {
    $schema: outputSchema,
    metadata: { urn: 'urn:nl:dpia:3.0', createdAt: at, completedTasks: ['0'] },
    answers: {
      '1.1': { value: 'Wij gaan brieven samenvatten.', lastEditedAt: at, lastEditedBy: 'P. Voorbeeld' },
      '2.1': [{ _index: 0, '2.1.3': { value: 'naam', lastEditedAt: at } }],
      '99.9': { value: ['iets', 'nieuws'], lastEditedAt: at },
    },
  }

  it('is taken over where there is a place for it, and says what has none', () => {
    const read = readForm(own, brought)
    expect(read).toMatchObject({
      ok: true,
      answers: [{ question: 'voorstel', value: 'Wij gaan brieven samenvatten.' }],
      kept: ['2.1', '99.9'],
    })
  })

  it('goes out with everything that came in, and with the answers of here in their places', () => {
    const now = new Date('2026-11-25T12:00:00Z')
    const answers = [
      { question: 'voorstel', value: 'Nieuwe tekst', savedAt: now },
      { question: 'doelen', value: 'Sneller antwoord', savedAt: now },
    ]
    const written = writeForm(byKind('dpia'), { brought, answers, now })
    expect(written).toMatchObject({
      $schema: outputSchema,
      metadata: { urn: 'urn:nl:dpia:3.0', completedTasks: ['0'] },
      answers: {
        '1.1': { value: 'Nieuwe tekst' },
        '5.1.1': { value: 'Sneller antwoord' },
        '99.9': { value: ['iets', 'nieuws'] },
      },
    })
    expect(written?.['answers']).toHaveProperty(['2.1', 0, '2.1.3', 'value'], 'naam')
    expect(writeForm(byKind('fria'), { brought: null, answers, now })).toBeUndefined()
  })

  it('of a version that is not known is refused, and says which are', () => {
    const read = readForm(own, { ...brought, metadata: { urn: 'urn:nl:dpia:9.0' } })
    expect(read).toMatchObject({ ok: false, detail: expect.stringContaining('urn:nl:dpia:3.0') })
  })
})
