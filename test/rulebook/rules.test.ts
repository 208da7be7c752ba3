/** Rules of a draft made in a form, on a real database, up to the gate. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PolicyVersionDetail } from '../../src/rulebook/contract.ts'
import type { FormRule } from '../../src/rulebook/form-contract.ts'
import { pglite } from '../databases.ts'
import { type OpenRulebook, openRulebook, shippedPolicy } from './open-rulebook.ts'

const rule: FormRule = {
  id: 'geen-mail-naar-eu',
  deed: 'refuse',
  explanation: 'Een e-mailadres mag niet naar een model in de EU.',
  ground: 'collegebesluit "AI", AVG art. 25',
  ...{ asker: null, roles: null, useCases: null, riskClasses: null, record: null },
  kinds: { how: 'some', names: ['EMAIL'] },
  zones: ['eu'],
}

describe('a rule of a draft', () => {
  let open: OpenRulebook
  beforeAll(async () => {
    open = await openRulebook(pglite)
  }, 60_000)
  afterAll(() => open?.close())

  const draft = async () =>
    (await open.ask<PolicyVersionDetail>('thijs', 'POST', '/policy/versions', { basedOn: 1, reason: 'Proef' })).body
  const change = (id: string, body: object) =>
    open.ask<PolicyVersionDetail>('thijs', 'POST', `/policy/versions/${id}/rules`, body)
  const codeOf = (body: unknown) =>
    String((body as { type?: string }).type)
      .split(':')
      .at(-1)

  it('is added, and decides once a second person approved it', async () => {
    const { id } = await draft()
    const added = await change(id, { revision: 1, replaces: null, rule })
    expect(added.status).toBe(200)
    expect(added.body.rules.at(-1)?.form).toEqual(rule)
    expect(added.body.text.startsWith(shippedPolicy.trimEnd())).toBe(true)
    const effect = (kinds: string[]) => {
      const useCase = open.register.find('voorbeeldstad', 'vrije-vraag')
      return open.rulebook
        .policy('voorbeeldstad')
        .judgeSend({ actor: { kind: 'person', roles: ['medewerker'] }, useCase, kinds }, 'eu').effect
    }
    expect(effect(['EMAIL'])).toBe('permit')
    await open.ask('thijs', 'POST', `/policy/versions/${id}/submit`, { revision: 2 })
    await open.ask('ahmed', 'POST', `/policy/versions/${id}/approve`, { revision: 3 })
    expect([effect(['EMAIL']), effect(['PERSON'])]).toEqual(['deny', 'permit'])
  })

  it('is changed and taken away without touching the rest of the text', async () => {
    const { id, text } = await draft()
    const old = 'buiten-eu-dicht'
    const moved = await change(id, { revision: 1, replaces: old, rule: { ...rule, id: 'buiten-dicht' } })
    expect(moved.body.rules.map((one) => one.id)).not.toContain(old)
    expect(moved.body.text).toContain('// The door outside the EU is shut until a municipality takes this rule away.')
    const kept = (all: PolicyVersionDetail) =>
      all.rules.filter((one) => ![old, 'buiten-dicht'].includes(one.id)).map((one) => one.text)
    const gone = await change(id, { revision: 2, replaces: 'buiten-dicht', rule: null })
    expect(gone.body.rules).toHaveLength(moved.body.rules.length - 1)
    expect(kept(gone.body)).toEqual(kept(moved.body))
    expect(gone.body.text.length).toBeLessThan(text.length)
  })

  it('is not saved over somebody else, under a name that is taken, or without a rule to change', async () => {
    const { id } = await draft()
    expect((await change(id, { revision: 1, replaces: null, rule })).status).toBe(200)
    const late = await change(id, { revision: 1, replaces: null, rule: { ...rule, id: 'later' } })
    expect([late.status, codeOf(late.body)]).toEqual([409, 'policy-saved-meanwhile'])
    const taken = await change(id, { revision: 2, replaces: 'rol-mag-niet', rule })
    expect([taken.status, codeOf(taken.body)]).toEqual([409, 'policy-rule-exists'])
    expect((await change(id, { revision: 2, replaces: 'nergens', rule })).status).toBe(404)
    expect((await change(id, { revision: 2, replaces: null, rule: null })).status).toBe(400)
    const secret = { ...rule, id: 'x', kinds: { how: 'only', names: ['SECRET'] } }
    expect((await change(id, { revision: 2, replaces: null, rule: secret })).status).toBe(400)
  })

  it('that shuts everybody out is only saved when that is confirmed', async () => {
    const { id } = await draft()
    const everything = { ...rule, kinds: null, zones: [] }
    const shut = await change(id, { revision: 1, replaces: null, rule: everything })
    expect([shut.status, codeOf(shut.body)]).toEqual([409, 'policy-locks-out'])
    expect((await change(id, { revision: 1, replaces: null, rule: everything, isConfirmed: true })).status).toBe(200)
  })
})
