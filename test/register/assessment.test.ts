/** Assessments as people make them: filled in by some, signed by others, and seen by the lifecycle. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AnswerValue, Assessment, AssessmentSummary } from '../../src/register/assessment-contract.ts'
import { type Assessor, createAssessor } from '../../src/register/index.ts'
import { type Name, type OpenRegistration, openRegistration } from './open-registration.ts'

type Answered = Assessment & { type?: string; errors?: { location: { pointer: string } }[] }
const tenant = 'voorbeeldstad'
const useCase = '/register/heldere-taal/assessments'
let desk: OpenRegistration
let assessor: Assessor

beforeEach(async () => {
  desk = await openRegistration({}, (deps) => {
    assessor = createAssessor({ ...deps, municipality: () => 'Gemeente Voorbeeldstad' })
    return assessor
  })
  const record = desk.register.find(tenant, 'heldere-taal')
  if (record === undefined) throw new Error('no sample')
  const { version: _version, ...rest } = record
  await desk.register.save(tenant, { ...rest, ownerPerson: 'marieke' }, { by: 'proef' })
})
afterEach(() => desk?.close())

const ask = (who: Name, method: string, path: string, body?: object) => desk.ask<Answered>(who, method, path, body)
const begin = async (kind: string) => (await ask('marieke', 'POST', useCase, { kind })).body

async function answer(who: Name, id: string, change: { question: string; value: AnswerValue; version?: number }) {
  const now = (await ask(who, 'GET', `/assessments/${id}`)).body
  const version = change.version ?? now.answers[change.question]?.version ?? 0
  return ask(who, 'PUT', `/assessments/${id}/answers/${change.question}`, { version, value: change.value })
}

/** Answers whatever is still missing, until nothing is. */
async function fill(who: Name, started: Assessment): Promise<Assessment> {
  let now = started
  while (now.missing.length > 0) {
    const name = now.missing[0]?.pointer.split('/').at(-1) ?? ''
    const question = now.questionnaire.sections.flatMap(({ questions }) => questions).find(({ id }) => id === name)
    if (question === undefined) throw new Error(name)
    const first = question.options?.[0]?.value ?? ''
    const row = Object.fromEntries((question.columns ?? []).map(({ id }) => [id, 'iets']))
    const values = { text: 'Tekst', choice: first, multiple: [first], number: 1, date: '2027-01-01', table: [row] }
    const { status, body } = await answer(who, now.id, { question: name, value: values[question.kind] })
    expect([name, status]).toEqual([name, 200])
    now = body
  }
  return now
}
const sign = (who: Name, { id, hash }: Assessment, role: string) =>
  ask(who, 'POST', `/assessments/${id}/signatures`, { role, hash })

describe('an assessment', () => {
  it('begins with what the register knows, which is nobody’s writing', async () => {
    const started = await begin('dpia')
    expect(started.answers['voorstel']?.value).toContain('Brieven en webteksten herschrijven')
    expect(started).toMatchObject({ state: 'open', signedOn: null, mayAnswer: true })
    expect(started.shown).not.toContain('doorgiftewaarborg')
    const { body } = await answer('marieke', started.id, { question: 'doorgifte', value: 'ja' })
    expect(body.shown).toContain('doorgiftewaarborg')
  })

  it('is signed by the named roles, by people who may, for exactly these answers', async () => {
    const started = await begin('dpia')
    const early = await sign('ahmed', started, 'privacy-officer')
    expect([early.body.type, (early.body.errors?.length ?? 0) > 10]).toEqual([
      'urn:stadspoort:problem:assessment-incomplete',
      true,
    ])
    const full = await fill('marieke', started)
    expect((await sign('thijs', full, 'privacy-officer')).body.type).toContain('cannot-sign')
    expect((await sign('ahmed', { ...full, hash: 'oud' }, 'privacy-officer')).body.type).toContain('assessment-changed')
    expect((await sign('ahmed', full, 'privacy-officer')).body.state).toBe('open')
    const { body } = await sign('marieke', full, 'proceseigenaar')
    expect(body).toMatchObject({ state: 'getekend', signedOn: expect.any(String), useCaseVersion: 2 })
    expect(await assessor.assessmentsOf(tenant, 'heldere-taal')).toEqual([
      { kind: 'dpia', signedOn: body.signedOn, version: 2 },
    ])
    expect((await answer('marieke', full.id, { question: 'doelen', value: 'Anders' })).body.type).toContain(
      'assessment-signed',
    )
    const again = await begin('dpia')
    expect(again.answers['doelen']?.value).toBe('Tekst')
    expect(again.state).toBe('open')
  })

  it('is not signed by who wrote in it', async () => {
    const full = await fill('ahmed', await begin('pre-scan'))
    expect((await sign('ahmed', full, 'privacy-officer')).body.type).toBe('urn:stadspoort:problem:four-eyes')
  })

  it('overwrites no answer that somebody else just gave', async () => {
    const { id } = await begin('pre-scan')
    expect((await answer('marieke', id, { question: 'doel', value: 'Eerst', version: 0 })).status).toBe(200)
    const late = await answer('ahmed', id, { question: 'doel', value: 'Later', version: 0 })
    expect([late.status, late.body.type]).toEqual([409, 'urn:stadspoort:problem:answer-saved-meanwhile'])
    expect((await ask('fatima', 'GET', `/assessments/${id}`)).body.answers['doel']?.value).toBe('Eerst')
  })

  it('lets somebody whose role a question asks for answer that one, and no other', async () => {
    const { id } = await begin('dpia')
    expect((await answer('bas', id, { question: 'voorstel', value: 'Van een andere eigenaar' })).status).toBe(200)
    expect((await answer('bas', id, { question: 'fg', value: 'Advies' })).body.type).toContain('not-yours-to-answer')
    expect((await answer('fatima', id, { question: 'fg', value: 'Advies' })).status).toBe(403)
  })

  it('refuses a value that does not fit, and keeps what was there', async () => {
    const { id } = await begin('dpia')
    const { status, body } = await answer('marieke', id, { question: 'rest', value: 'misschien' })
    expect([status, body.errors?.[0]?.location.pointer]).toEqual([400, '/value'])
  })

  it('holds comments per question until somebody resolves them', async () => {
    const { id } = await begin('pre-scan')
    const said = await ask('ahmed', 'POST', `/assessments/${id}/comments`, { question: 'doel', text: 'Waarom?' })
    const comment = said.body.comments[0]
    expect(comment).toMatchObject({ question: 'doel', text: 'Waarom?', resolved: null })
    const { body } = await ask('marieke', 'POST', `/assessments/${id}/comments/${comment?.id}/resolve`)
    expect(body.comments[0]?.resolved).toMatchObject({ name: 'marieke' })
  })

  it('may point from the FRIA to the DPIA', async () => {
    await begin('dpia')
    const { id, elsewhere } = await begin('fria')
    expect(elsewhere['processen']).toMatchObject({ title: 'DPIA' })
    const { body } = await answer('marieke', id, { question: 'processen', value: { pointsTo: 'dpia' } })
    expect(body.missing.map(({ pointer }) => pointer)).not.toContain('/answers/processen')
  })

  it('comes in from the ministry’s form and goes out again, and as Word and JSON', async () => {
    const form = {
      metadata: { urn: 'urn:nl:dpia:3.0', createdAt: '2026-06-01T10:00:00Z' },
      answers: { '1.1': { value: 'Meegebracht', lastEditedAt: '2026-06-01T10:00:00Z' }, '7.7': { value: 'x' } },
    }
    const { status, body } = await ask('marieke', 'POST', `${useCase}/import`, form)
    expect([status, body]).toMatchObject([201, { taken: 1, kept: ['7.7'] }])
    const id = (body as unknown as { assessment: string }).assessment
    const out = await ask('fatima', 'GET', `/assessments/${id}/export?format=ministry`)
    expect(out.body).toMatchObject({ answers: { '1.1': { value: 'Meegebracht' }, '7.7': { value: 'x' } } })
    expect((await ask('fatima', 'GET', `/assessments/${id}/export?format=json`)).body).toMatchObject({ kind: 'dpia' })
    const wrong = await ask('marieke', 'POST', `${useCase}/import`, { ...form, metadata: { urn: 'urn:nl:dpia:9.0' } })
    expect([wrong.status, wrong.body.type]).toEqual([422, 'urn:stadspoort:problem:unknown-form'])
  })

  it('leaves evidence of every act, without a word of what was written', async () => {
    const full = await fill('marieke', await begin('pre-scan'))
    await sign('ahmed', full, 'privacy-officer')
    const types = new Set(desk.evidence.map(({ type }) => type))
    expect(types).toEqual(new Set(['assessment.begun', 'assessment.answered', 'assessment.signed']))
    expect(JSON.stringify(desk.evidence)).not.toContain('Tekst')
    const { body } = await desk.ask<{ items: AssessmentSummary[] }>('fatima', 'GET', useCase)
    expect(body.items).toMatchObject([{ kind: 'pre-scan', state: 'getekend', answered: full.total, total: full.total }])
  })
})
