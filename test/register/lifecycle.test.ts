/** The lifecycle: what is missing blocks, waivers end, a change opens what it touches, and only then the gate opens. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ClassificationStanding, QuestionTree } from '../../src/register/classification/contract.ts'
import type { LifecycleStanding } from '../../src/register/lifecycle/contract.ts'
import type { Registered } from '../../src/register/registration-contract.ts'
import { type Answered, type Name, type OpenRegistration, openRegistration } from './open-registration.ts'

const day = 86_400_000
let open: OpenRegistration
let answersOfNothing: Record<string, string>
let id: string
beforeAll(async () => {
  open = await openRegistration()
  const { body } = await open.ask<QuestionTree>('fatima', 'GET', '/registration/questions')
  answersOfNothing = Object.fromEntries(body.questions.map((question) => [question.id, 'nee']))
})
afterAll(() => open?.close())
beforeEach(async () => {
  const { body } = await open.ask<Registered>('marieke', 'POST', '/register', complete)
  id = body.record.id
})

const complete = {
  name: 'Klachten ordenen',
  purpose: 'Klachten per onderwerp bij elkaar zetten.',
  owner: 'Marieke',
  ownerPerson: 'marieke',
  department: 'Dienstverlening',
  legalArticle: '6-1-e',
  legalBasis: 'art. 9:2 Awb',
  role: 'gebruiksverantwoordelijke',
  riskClass: 'onbekend',
  zones: ['own', 'nl'],
  kinds: [],
  relaxOwn: false,
  whoMayUse: 'everyone',
  keepNoText: true,
  notice: 'Dit komt van AI.',
  oversight: { who: 'De medewerker', how: 'Leest alles na.', neverAutomatically: 'Niets gaat vanzelf weg.' },
  trainingRequired: ['Basis'],
  retentionDays: 0,
  reviewDate: '2027-12-01',
}
type Answer<T = LifecycleStanding> = Answered<T & { type: string; errors?: { location: { pointer: string } }[] }>
const ask = <T = LifecycleStanding>(who: Name, method: string, path: string, body?: unknown): Promise<Answer<T>> =>
  open.ask(who, method, `/register/${id}${path}`, body)
const now = () => open.register.find('voorbeeldstad', id)
const step = (who: Name, to: string) =>
  ask(who, 'POST', '/transitions', { version: now()?.version, to, reason: 'Volgende stap' })
const confirm = (name: string, isMet = true) =>
  ask('marieke', 'PUT', `/checks/${name}`, { isMet, note: 'Brief van 3 november' })
const answer = (more: object = {}, isFinal = true) =>
  ask<ClassificationStanding>('marieke', 'PUT', '/classification', {
    number: 0,
    isFinal,
    answers: { ...answersOfNothing, 'ai-systeem': 'ja', rol: 'leverancier', ...more },
  })
const change = async (more: object, who: Name = 'marieke') => {
  const { body } = await ask<Registered>(who, 'GET', '')
  const { id: _id, state: _state, ...record } = body.record
  return ask<Registered>(who, 'PUT', '', { version: body.version, reason: 'Anders', record: { ...record, ...more } })
}
const missing = ({ body }: Answer) => (body.errors ?? []).map(({ location }) => location.pointer.split('/').at(-1))
const stateOf = ({ body }: Answer, name: string) => body.checks.find((check) => check.name === name)?.state
/** All the way to in use. */
const bringIntoUse = async () => {
  expect((await answer()).status).toBe(200)
  await confirm('contractvoorwaarden')
  for (const [who, to] of [
    ['marieke', 'in-onderzoek'],
    ['thijs', 'goedgekeurd'],
    ['marieke', 'in-gebruik'],
  ] as const)
    expect([to, (await step(who, to)).status]).toEqual([to, 200])
}

describe('steps', () => {
  it('what is missing blocks, and all of it is named at once', async () => {
    await step('marieke', 'in-onderzoek')
    const blocked = await step('thijs', 'goedgekeurd')
    expect([blocked.status, missing(blocked)]).toEqual([
      409,
      ['verboden-praktijk', 'risicoklasse', 'contractvoorwaarden'],
    ])
    expect(now()?.state).toBe('in-onderzoek')
  })

  it('a use case goes from idea to use once nothing is missing, and the evidence tells each step', async () => {
    await bringIntoUse()
    expect(now()?.state).toBe('in-gebruik')
    const steps = open.evidence.filter(({ type, useCase }) => type === 'use-case.step' && useCase === id)
    expect(steps.map(({ to }) => to)).toEqual(['in-onderzoek', 'goedgekeurd', 'in-gebruik'])
  })

  it('whoever wrote what is registered may not approve it', async () => {
    await bringIntoUse()
    await change({ purpose: 'Iets anders.' }, 'thijs')
    await ask('thijs', 'PUT', '/classification', {
      number: 1,
      isFinal: true,
      answers: { ...answersOfNothing, 'ai-systeem': 'ja', rol: 'leverancier' },
    })
    const { body } = await step('thijs', 'in-gebruik')
    expect(body.type).toContain('four-eyes')
    expect((await step('ahmed', 'in-gebruik')).status).toBe(200)
    expect((await step('marieke', 'goedgekeurd')).body.type).toContain('no-such-step')
  })

  it('a proceseigenaar does not approve, and an old look takes no step', async () => {
    await answer()
    await confirm('contractvoorwaarden')
    await step('marieke', 'in-onderzoek')
    expect((await step('marieke', 'goedgekeurd')).status).toBe(403)
    expect((await ask('thijs', 'POST', '/transitions', { version: 1, to: 'goedgekeurd', reason: 'x' })).status).toBe(
      409,
    )
  })

  it('the gate does not open without evidence', async () => {
    const other = await openRegistration({
      record: async (_tenant, facts) => {
        if (facts['to'] === 'in-gebruik') throw new Error('full')
      },
    })
    const before = open
    try {
      open = other
      id = (await other.ask<Registered>('marieke', 'POST', '/register', complete)).body.record.id
      await answer()
      await confirm('contractvoorwaarden')
      await step('marieke', 'in-onderzoek')
      await step('thijs', 'goedgekeurd')
      expect((await step('marieke', 'in-gebruik')).status).toBe(500)
      expect(now()?.state).toBe('goedgekeurd')
    } finally {
      open = before
      await other.close()
    }
  })
})

describe('what a change opens again', () => {
  it.each([
    ['its purpose', { purpose: 'Klagers beoordelen.' }, ['verboden-praktijk', 'risicoklasse']],
    ['more zones', { zones: ['own', 'nl', 'eu'] }, ['contractvoorwaarden']],
    ['more kinds of data', { kinds: ['HEALTH'] }, ['verboden-praktijk', 'risicoklasse', 'pre-scan']],
    ['its oversight taken away', { oversight: { who: '', how: '', neverAutomatically: '' } }, ['toezicht']],
  ])('%s sends a use case in use back to review', async (_what, more, opened) => {
    await bringIntoUse()
    expect((await change(more)).body.record.state).toBe('in-herziening')
    const standing = await ask('sanne', 'GET', '/lifecycle')
    expect(standing.body.checks.filter(({ state }) => state === 'open').map(({ name }) => name)).toEqual(opened)
    expect((await step('thijs', 'in-gebruik')).status).toBe(409)
  })

  it.each([
    ['another name', { name: 'Klachten op onderwerp' }],
    ['fewer zones', { zones: ['own'] }],
    ['fewer people', { whoMayUse: ['medewerker'] }],
  ])('%s changes nothing of that', async (_what, more) => {
    await bringIntoUse()
    expect((await change(more)).body.record.state).toBe('in-gebruik')
  })
})

describe('waivers', () => {
  const inDays = (days: number) => new Date(Date.now() + days * day).toISOString().slice(0, 10)
  const waive = (check: string, endsOn: string) =>
    ask('marieke', 'POST', '/waivers', { check, reason: 'Contract volgt', endsOn })

  it('pass for a while with a reason and a second person; when they end, the use case goes back by itself', async () => {
    await answer()
    const asked = await waive('contractvoorwaarden', inDays(10))
    const waiver = asked.body.waivers[0]?.id
    expect(stateOf(asked, 'contractvoorwaarden')).toBe('open')
    expect((await ask('marieke', 'POST', `/waivers/${waiver}/approval`)).status).toBe(403)
    const approved = await ask('thijs', 'POST', `/waivers/${waiver}/approval`)
    expect(stateOf(approved, 'contractvoorwaarden')).toBe('waived')
    expect((await ask('ahmed', 'POST', `/waivers/${waiver}/approval`)).body.type).toContain('waiver-decided')
    await step('marieke', 'in-onderzoek')
    await step('thijs', 'goedgekeurd')
    expect((await step('marieke', 'in-gebruik')).status).toBe(200)
    expect(await open.registration.endWaivers('voorbeeldstad')).toEqual([])
    open.travel(12 * day)
    try {
      expect(await open.registration.endWaivers('voorbeeldstad')).toEqual([id])
      expect(now()?.state).toBe('in-herziening')
      expect(missing(await step('thijs', 'in-gebruik'))).toEqual(['contractvoorwaarden'])
    } finally {
      open.travel(-12 * day)
    }
  })

  it('nobody approves their own, and none is for ever or for what may never be left out', async () => {
    const own = await open.ask<LifecycleStanding>('thijs', 'POST', `/register/${id}/waivers`, {
      check: 'contractvoorwaarden',
      reason: 'Later',
      endsOn: inDays(5),
    })
    const approval = await ask('thijs', 'POST', `/waivers/${own.body.waivers[0]?.id}/approval`)
    expect(approval.body.type).toContain('four-eyes')
    expect((await waive('contractvoorwaarden', inDays(400))).status).toBe(400)
    expect((await waive('contractvoorwaarden', inDays(0))).status).toBe(400)
    expect((await waive('verboden-praktijk', inDays(5))).body.type).toContain('not-waivable')
    expect((await waive('bestaat-niet', inDays(5))).status).toBe(404)
  })

  it('one that is taken back waives nothing', async () => {
    const asked = await waive('contractvoorwaarden', inDays(10))
    const waiver = asked.body.waivers[0]?.id
    await ask('thijs', 'POST', `/waivers/${waiver}/approval`)
    const back = await ask('marieke', 'DELETE', `/waivers/${waiver}`)
    expect(stateOf(back, 'contractvoorwaarden')).toBe('open')
  })
})

describe('the class', () => {
  it('open questions keep it onbekend and are named, and answers are kept as one goes', async () => {
    const half = await answer({ manipulatie: 'onbekend' }, false)
    expect(half.body).toMatchObject({
      number: 1,
      isFinal: false,
      result: { riskClass: 'onbekend', open: ['manipulatie'] },
    })
    const final = await ask<ClassificationStanding>('marieke', 'PUT', '/classification', {
      number: 1,
      isFinal: true,
      answers: half.body.answers,
    })
    expect([final.status, missing(final as never)]).toEqual([409, ['manipulatie']])
    expect(now()?.riskClass).toBe('onbekend')
    expect((await answer({}, false)).body.type).toContain('classification-saved-meanwhile')
  })

  it('what is prohibited stops at once, whatever else is answered', async () => {
    await bringIntoUse()
    const standing = await ask<ClassificationStanding>('marieke', 'PUT', '/classification', {
      number: 1,
      isFinal: true,
      answers: { 'ai-systeem': 'ja', uitgesloten: 'nee', 'sociale-score': 'ja' },
    })
    expect(standing.body.result.riskClass).toBe('verboden')
    expect(now()).toMatchObject({ state: 'gestopt', riskClass: 'verboden' })
  })

  it('a high risk asks for assessments, the works council and registration', async () => {
    await answer({ 'gebied-werk': 'werven', profileert: 'ja' })
    expect(now()?.riskReason).toContain('bijlage III punt 4 onder a')
    await change({ kinds: ['PERSON'] })
    const { body } = await ask('thijs', 'GET', '/lifecycle')
    const names = body.checks.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['dpia', 'fria', 'ondernemingsraad', 'registratie-eu', 'pre-scan']))
  })

  it('nobody writes down a milder class than the answers say', async () => {
    await answer({ 'gebied-werk': 'werven', profileert: 'ja' })
    await change({ riskClass: 'minimaal' })
    expect(stateOf(await ask('thijs', 'GET', '/lifecycle'), 'risicoklasse')).toBe('open')
    await change({ riskClass: 'hoog' })
    expect(stateOf(await ask('thijs', 'GET', '/lifecycle'), 'risicoklasse')).toBe('met')
  })

  it('takes no answer that is not one', async () => {
    expect((await answer({ manipulatie: 'misschien' }, false)).status).toBe(400)
    expect((await answer({ verzonnen: 'ja' }, false)).status).toBe(400)
  })
})

it('a signed assessment counts for the use case as it was then, and an owner who left opens the first check', async () => {
  await change({ kinds: ['PERSON'] })
  expect(stateOf(await ask('thijs', 'GET', '/lifecycle'), 'pre-scan')).toBe('open')
  const assessments = [{ kind: 'dpia', title: 'DPIA klachten', reference: '', signedOn: '2026-11-01' }]
  await change({ assessments })
  expect(stateOf(await ask('thijs', 'GET', '/lifecycle'), 'pre-scan')).toBe('met')
  await change({ kinds: ['PERSON', 'HEALTH'] })
  const standing = await ask('thijs', 'GET', '/lifecycle')
  expect(standing.body.checks.find(({ name }) => name === 'pre-scan')).toMatchObject({
    state: 'open',
    moved: ['kinds'],
  })
  open.block('marieke')
  expect(stateOf(await ask('thijs', 'GET', '/lifecycle'), 'eigenaar')).toBe('open')
})
