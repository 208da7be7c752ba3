/** What a draft would have done to decisions that were recorded: judged again on the facts of then. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sampleUseCases } from '../../src/app/sample/sample-municipality.ts'
import type { PolicyVersionDetail, PolicyWhatIf } from '../../src/rulebook/contract.ts'
import { pglite } from '../databases.ts'
import { type OpenRulebook, openRulebook, shippedPolicy } from './open-rulebook.ts'

const refusal = (when: string) => `
@id("extra") @explanation("Nee.") @ground("eigen beleid")
forbid (principal, action in [Action::"send", Action::"sendPseudonymised"], resource) when { ${when} };`
const day = 86_400_000

describe('what if', () => {
  let open: OpenRulebook
  beforeAll(async () => {
    open = await openRulebook(pglite)
  })
  afterAll(() => open?.close())
  beforeEach(() => open.records.splice(0))

  interface Asked {
    readonly kinds?: readonly string[]
    readonly roles?: readonly string[] | null
    readonly id?: string
    readonly useCase?: { id: string; version: number }
    readonly daysAgo?: number
    readonly zone?: string
  }
  const record = (asked: Asked = {}) => {
    const { kinds = [], roles = ['medewerker'], id = 'p_a', daysAgo = 1, zone = 'eu' } = asked
    const { useCase = { id: 'vrije-vraag', version: 1 } } = asked
    open.records.push({
      type: 'passage.opened',
      at: new Date(open.clock.now() - daysAgo * day).toISOString(),
      actor: { kind: 'person', id, ...(roles === null ? {} : { roles: [...roles] }) },
      ...{ useCase, zone },
      kinds: Object.fromEntries(kinds.map((kind) => [kind, 2])),
    })
  }
  const tryOut = async (when: string, days = 30) => {
    const draft = { basedOn: 1, reason: 'Proef', text: shippedPolicy + refusal(when), isConfirmed: true }
    const { body } = await open.ask<PolicyVersionDetail>('thijs', 'POST', '/policy/versions', draft)
    const path = `/policy/versions/${body.id}/what-if`
    return (await open.ask<PolicyWhatIf>('sanne', 'POST', path, { days })).body
  }

  it('says how many decisions would end differently, for whom and why', async () => {
    for (let n = 0; n < 300; n++) record({ kinds: ['EMAIL'], id: `p_${n % 5}` })
    for (let n = 0; n < 20; n++) record({ kinds: ['EMAIL', 'PERSON'], roles: ['ciso'], id: 'p_ingrid' })
    for (let n = 0; n < 400; n++) record({ kinds: ['PERSON'] })
    const said = await tryOut('context.kinds.contains("EMAIL")')
    expect(said).toMatchObject({ count: 720, unknown: 0, changed: 320, actors: 6 })
    expect(said.changes).toHaveLength(2)
    expect(said.changes[0]).toMatchObject({
      ...{ useCase: { id: 'vrije-vraag', name: 'Vrije vraag' }, roles: ['medewerker'], zone: 'eu', kinds: ['EMAIL'] },
      ...{ from: { effect: 'permit', treatment: 'pseudonymise' }, to: { effect: 'deny', rules: ['extra'] } },
      ...{ count: 300, actors: 5 },
    })
  })

  it('looks only as far back as asked, and at decisions only', async () => {
    record({ kinds: ['EMAIL'], daysAgo: 40 })
    record({ kinds: ['EMAIL'], daysAgo: 3 })
    open.records.push({ type: 'policy.approved', at: new Date(open.clock.now()).toISOString() })
    record({ kinds: ['EMAIL'], daysAgo: 0 })
    expect(await tryOut('context.kinds.contains("EMAIL")', 2)).toMatchObject({ count: 1, changed: 1 })
    expect(await tryOut('context.kinds.contains("EMAIL")', 7)).toMatchObject({ count: 2, changed: 2 })
    expect(await tryOut('context.kinds.contains("EMAIL")', 60)).toMatchObject({ count: 3, changed: 3 })
  })

  it('judges by the use case as it was then, not as it is now', async () => {
    const [useCase] = sampleUseCases()
    if (useCase === undefined) throw new Error('no sample')
    await open.register.save('voorbeeldstad', { ...useCase, zones: ['own'] }, { by: 'test' })
    record({ useCase: { id: useCase.id, version: 1 } })
    record({ useCase: { id: useCase.id, version: 2 } })
    record({ useCase: { id: 'nergens', version: 0 } })
    // Only version 1 was allowed to leave for the EU; the others were refused already.
    expect(await tryOut('true')).toMatchObject({ count: 3, changed: 1 })
  })

  it('says of how many decisions the record does not tell who had which role', async () => {
    record({ roles: null })
    record()
    expect(await tryOut('true')).toMatchObject({ count: 2, unknown: 1, changed: 1 })
  })

  it('finds nothing to change for a text that says the same', async () => {
    record({ kinds: ['BSN'] })
    expect(await tryOut('context.roles.contains("niemand")')).toMatchObject({ count: 1, changed: 0, changes: [] })
  })
})
