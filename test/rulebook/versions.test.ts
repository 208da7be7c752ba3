/** Policy from a draft to the gate: written by one, approved by another, in force at its moment, on a real database. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PolicyVersionDetail } from '../../src/rulebook/contract.ts'
import { testEngines } from '../databases.ts'
import { found } from '../requires.ts'
import { type OpenRulebook, openRulebook, shippedPolicy } from './open-rulebook.ts'

const closing = (id: string, zone: string) => `
@id("${id}") @explanation("Deze zone is dicht.") @ground("eigen beleid")
forbid (principal, action in [Action::"send", Action::"sendPseudonymised"], resource == Zone::"${zone}");
`
const day = 86_400_000

describe.each(testEngines({ postgresql: found('postgresql') }))('on $name', (engine) => {
  describe.skipIf(!engine.isHere)('a version of policy', () => {
    let open: OpenRulebook
    beforeAll(async () => {
      open = await openRulebook(engine)
    }, 60_000)
    afterAll(() => open?.close())

    const facts = () => ({
      actor: { kind: 'person' as const, roles: ['medewerker'] },
      useCase: open.register.find('voorbeeldstad', 'vrije-vraag'),
      kinds: [],
    })
    const effect = (zone: 'own' | 'nl' | 'eu') => open.rulebook.policy('voorbeeldstad').judgeSend(facts(), zone).effect
    const draft = async (text: string, who = 'thijs') =>
      (
        await open.ask<PolicyVersionDetail>(who, 'POST', '/policy/versions', {
          basedOn: 1,
          reason: 'Proef',
          text: shippedPolicy + text,
        })
      ).body
    const at = (id: string, step: string) => `/policy/versions/${id}/${step}`
    const code = ({ body }: { body: Record<string, unknown> }) => String(body['type']).split(':').at(-1)

    it('starts as what Stadspoort is shipped with, for every municipality', async () => {
      const { status, body } = await open.ask('fatima', 'GET', '/policy')
      expect(status).toBe(200)
      expect(body).toMatchObject({ version: { version: 1, approvedBy: 'Stadspoort' }, next: null })
      expect(JSON.stringify(body)).toContain('Modellen buiten de EU zijn voor deze gemeente gesloten.')
      expect((await open.ask('thijs@elders', 'GET', '/policy/versions')).body['items']).toHaveLength(1)
    })

    it('decides only once somebody else approved it, and then at once', async () => {
      const { id } = await draft(closing('eu-dicht', 'eu'))
      expect(effect('eu')).toBe('permit')
      expect((await open.ask('ahmed', 'POST', at(id, 'approve'), { revision: 1 })).status).toBe(409)
      expect((await open.ask('thijs', 'POST', at(id, 'submit'), { revision: 1 })).status).toBe(200)
      expect((await open.ask('thijs', 'POST', at(id, 'approve'), { revision: 2 })).status).toBe(403)
      expect(effect('eu')).toBe('permit')
      const { body } = await open.ask<PolicyVersionDetail>('ahmed', 'POST', at(id, 'approve'), { revision: 2 })
      expect(body).toMatchObject({ state: 'in-force', authors: ['thijs'], approvedBy: 'ahmed' })
      expect(body.diff.some(({ kind, text }) => kind === 'added' && text.includes('eu-dicht'))).toBe(true)
      expect(effect('eu')).toBe('deny')
      expect(open.rulebook.policy('voorbeeldstad').version).toBe(body.hash)
      // The other municipality keeps its own.
      expect(open.rulebook.policy('elders').judgeSend(facts(), 'eu').effect).toBe('permit')
    })

    it('is not approved by anybody who wrote in it, also when that person has the role', async () => {
      const { id } = await draft(closing('nl-dicht', 'nl'), 'ahmed')
      await open.ask('ahmed', 'POST', at(id, 'submit'), { revision: 1 })
      const refused = await open.ask('ahmed', 'POST', at(id, 'approve'), { revision: 2 })
      expect([refused.status, code(refused)]).toEqual([409, 'four-eyes'])
      expect((await open.ask('ingrid', 'POST', at(id, 'return'), { revision: 2 })).status).toBe(200)
      const text = shippedPolicy + closing('nl-dicht', 'nl')
      const saved = await open.ask('ingrid', 'PUT', `/policy/versions/${id}`, { revision: 3, reason: 'Beter', text })
      expect(saved.body['authors']).toEqual(['ahmed', 'ingrid'])
      await open.ask('ingrid', 'POST', at(id, 'submit'), { revision: 4 })
      expect(code(await open.ask('ingrid', 'POST', at(id, 'approve'), { revision: 5 }))).toBe('four-eyes')
    })

    it('is not overwritten by who did not see the last change', async () => {
      const { id } = await draft(closing('a', 'nl'))
      const save = (who: string, revision: number, reason: string) =>
        open.ask(who, 'PUT', `/policy/versions/${id}`, { revision, reason, text: shippedPolicy + closing('b', 'nl') })
      expect((await save('thijs', 1, 'eerst')).status).toBe(200)
      const late = await save('ingrid', 1, 'te laat')
      expect([late.status, code(late)]).toEqual([409, 'policy-saved-meanwhile'])
      const { body } = await open.ask('thijs', 'GET', `/policy/versions/${id}`)
      expect(body).toMatchObject({ reason: 'eerst', revision: 2, authors: ['thijs'] })
    })

    it('takes effect at its own moment, and the version before it goes on until then', async () => {
      const { id } = await draft(closing('nl-morgen-dicht', 'nl'))
      await open.ask('thijs', 'POST', at(id, 'submit'), { revision: 1 })
      const effectiveAt = (days: number) => new Date(open.clock.now() + days * day).toISOString()
      const past = await open.ask('ahmed', 'POST', at(id, 'approve'), { revision: 2, effectiveAt: effectiveAt(-1) })
      expect(code(past)).toBe('policy-effective-in-past')
      const approval = { revision: 2, effectiveAt: effectiveAt(1) }
      expect((await open.ask('ahmed', 'POST', at(id, 'approve'), approval)).body['state']).toBe('approved')
      expect((await open.ask('fatima', 'GET', '/policy')).body['next']).toMatchObject({ effectiveAt: effectiveAt(1) })
      expect(effect('nl')).toBe('permit')
      open.clock.pass(day - 1)
      expect(effect('nl')).toBe('permit')
      open.clock.pass(1)
      expect(effect('nl')).toBe('deny')
      expect((await open.ask('thijs', 'GET', `/policy/versions/${id}`)).body['state']).toBe('in-force')
    })

    it('goes back by a new version that says what an old one says', async () => {
      const asked = { basedOn: 1, reason: 'Terug naar het begin' }
      const { body } = await open.ask<PolicyVersionDetail>('thijs', 'POST', '/policy/versions', asked)
      expect(body.text).toBe(shippedPolicy)
      await open.ask('thijs', 'POST', at(body.id, 'submit'), { revision: 1 })
      await open.ask('marieke', 'POST', at(body.id, 'approve'), { revision: 2 })
      expect([effect('nl'), effect('eu')]).toEqual(['permit', 'permit'])
      const { items } = (await open.ask<{ items: PolicyVersionDetail[] }>('sanne', 'GET', '/policy/versions')).body
      expect(items.filter(({ state }) => state === 'in-force').map(({ version }) => version)).toEqual([body.version])
      expect(items.filter(({ state }) => state === 'superseded').map(({ version }) => version)).toContain(1)
      const same = (await open.ask<PolicyVersionDetail>('thijs', 'POST', '/policy/versions', asked)).body
      expect(code(await open.ask('thijs', 'POST', at(same.id, 'submit'), { revision: 1 }))).toBe('policy-unchanged')
    })

    it('is refused with every mistake, its place and what is wrong, and nothing is saved', async () => {
      const before = (await open.ask<{ items: unknown[] }>('thijs', 'GET', '/policy/versions')).body.items.length
      const wrong = `@id("a") permit (principal, action resource);

@id("b") @explanation("é") @ground("x") forbid (principal, action, resource) when { conte xt };`
      const asked = { basedOn: 1, reason: 'Proef', text: wrong }
      const { status, body } = await open.ask('thijs', 'POST', '/policy/versions', asked)
      expect(status).toBe(400)
      const details = (body['errors'] as { detail: string }[]).map(({ detail }) => detail)
      expect(details[0]).toContain('Regel 1, teken 36: Hier past resource niet.')
      expect(details[1]).toContain('Regel 3, teken 91: Hier past xt niet.')
      const checked = await open.ask('thijs', 'POST', '/policy/check', {
        text: '\n@id("c") permit (principal, action, resource) when { context.geenFeit && context.useCase.relaxOwn };',
      })
      expect(checked.body['mistakes']).toEqual([
        { rule: 'c', detail: 'Regel 2, teken 54: Het gegeven geenFeit bestaat niet.' },
        expect.objectContaining({ rule: 'c', detail: expect.stringContaining('Regel 2, teken 74') }),
      ])
      expect((await open.ask<{ items: unknown[] }>('thijs', 'GET', '/policy/versions')).body.items).toHaveLength(before)
    })

    it('that shuts everybody out is saved only when somebody says that this is what they want', async () => {
      const all = `@id("dicht") @explanation("Nee.") @ground("x") forbid (principal, action, resource);`
      const asked = { basedOn: 1, reason: 'Alles dicht', text: shippedPolicy + all }
      const refused = await open.ask('thijs', 'POST', '/policy/versions', asked)
      expect([refused.status, code(refused), refused.body['rules']]).toEqual([409, 'policy-locks-out', ['dicht']])
      const checked = await open.ask('thijs', 'POST', '/policy/check', { text: asked.text })
      expect(checked.body).toMatchObject({ mistakes: [] })
      expect(checked.body['warnings']).toContainEqual(expect.objectContaining({ kind: 'locks-out', rule: 'dicht' }))
      const confirmed = await open.ask('thijs', 'POST', '/policy/versions', { ...asked, isConfirmed: true })
      expect([confirmed.status, confirmed.body['state']]).toEqual([201, 'draft'])
    })

    it('changes nothing when the evidence of it cannot be kept', async () => {
      const { id } = await draft(closing('eu-weer-dicht', 'eu'))
      await open.ask('thijs', 'POST', at(id, 'submit'), { revision: 1 })
      open.breakLedger(true)
      expect((await open.ask('ahmed', 'POST', at(id, 'approve'), { revision: 2 })).status).toBe(500)
      open.breakLedger(false)
      expect(effect('eu')).toBe('permit')
      expect((await open.ask('ahmed', 'GET', `/policy/versions/${id}`)).body).toMatchObject({
        state: 'submitted',
        revision: 2,
      })
    })

    it('leaves evidence of every step: who, which text, from when; and no word of it', async () => {
      const types = open.evidence.map(({ facts }) => facts['type'])
      for (const type of ['drafted', 'saved', 'submitted', 'returned', 'approved'])
        expect(types).toContain(`policy.${type}`)
      const approved = open.evidence.find(({ facts }) => facts['type'] === 'policy.approved')
      expect(approved).toMatchObject({
        tenant: 'voorbeeldstad',
        facts: { v: 1, actor: { kind: 'person', id: 'p_ahmed' }, hash: expect.stringMatching(/^[0-9a-f]{16}$/) },
      })
      expect(JSON.stringify(open.evidence)).not.toContain('Proef')
    })

    it.each([
      ['fatima', 'GET', '/policy/versions'],
      ['sanne', 'POST', '/policy/versions'],
      ['ruben', 'POST', '/policy/versions'],
      ['fatima', 'POST', '/policy/check'],
    ] as const)('is not for %s to %s %s', async (who, method, path) => {
      const { status } = await open.ask(who, method, path, method === 'POST' ? {} : undefined)
      expect(status).toBe(403)
    })

    // PGlite's folder is locked: there is no other process.
    if (engine.name === 'PostgreSQL')
      it('is live in another process within two seconds', async () => {
        const other = await open.beside((await open.opened.again()).tables)
        const { id } = await draft(closing('nl-overal-dicht', 'nl'))
        await open.ask('thijs', 'POST', at(id, 'submit'), { revision: 1 })
        const { body } = await open.ask<PolicyVersionDetail>('ahmed', 'POST', at(id, 'approve'), { revision: 2 })
        const start = performance.now()
        await expect.poll(() => other.policy('voorbeeldstad').version, { timeout: 4000, interval: 20 }).toBe(body.hash)
        expect(performance.now() - start).toBeLessThan(2000)
      })
  })
})
