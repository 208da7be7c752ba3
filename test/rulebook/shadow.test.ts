/** A version that is judged beside the one in force: it changes nothing, and the differences are counted. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Zone } from '../../src/kernel/zone.ts'
import type { PolicyShadow, PolicyVersionDetail } from '../../src/rulebook/contract.ts'
import { testEngines } from '../databases.ts'
import { found } from '../requires.ts'
import { type OpenRulebook, openRulebook, shippedPolicy } from './open-rulebook.ts'

const refusal = (kind: string) => `
@id("extra") @explanation("Nee.") @ground("eigen beleid")
forbid (principal, action in [Action::"send", Action::"sendPseudonymised"], resource) when { context.kinds.contains("${kind}") };`
const tenant = 'voorbeeldstad'

describe.each(testEngines({ postgresql: found('postgresql') }))('on $name', (engine) => {
  describe.skipIf(!engine.isHere)('shadow mode', () => {
    let open: OpenRulebook
    beforeAll(async () => {
      open = await openRulebook(engine)
    }, 60_000)
    afterAll(() => open?.close())

    /** A decision as the gate takes it, told as the gate tells it. */
    const decide = (kinds: readonly string[], zone: Zone = 'eu', useCase = 'vrije-vraag') => {
      const registered = open.register.find(tenant, useCase)
      const facts = { actor: { kind: 'person' as const, roles: ['medewerker'] }, useCase: registered, kinds }
      const verdict = open.rulebook.policy(tenant).judgeSend(facts, zone)
      open.rulebook.judged(tenant, { facts, zone, verdict })
      return verdict
    }
    const draft = async (text: string) =>
      (
        await open.ask<PolicyVersionDetail>('thijs', 'POST', '/policy/versions', {
          ...{ basedOn: 1, reason: 'Proef', text: shippedPolicy + text },
        })
      ).body
    const shadow = async () => (await open.ask<PolicyShadow>('sanne', 'GET', '/policy/shadow')).body
    const counted = async () => {
      await open.rulebook.flush()
      const word = ({ difference, useCase }: PolicyShadow['counts'][number]) => `${difference} ${useCase}`
      return (await shadow()).counts.sort((a, b) => word(a).localeCompare(word(b)))
    }

    it('counts nothing as long as no version is judged along', async () => {
      decide(['EMAIL'])
      expect(await shadow()).toEqual({ version: null, counts: [] })
    })

    it('counts what would be different, by use case and zone, and lets the policy in force decide', async () => {
      const { id, version } = await draft(refusal('EMAIL'))
      const started = await open.ask<PolicyShadow>('thijs', 'PUT', `/policy/versions/${id}/shadow`)
      expect(started.body.version).toMatchObject({ id, version })
      for (let n = 0; n < 3; n++) expect(decide(['EMAIL']).effect).toBe('permit')
      decide(['PERSON'])
      decide(['EMAIL'], 'own', 'heldere-taal')
      expect(await counted()).toEqual([
        { useCase: 'Vrije vraag', zone: 'eu', difference: 'same', decisions: 1 },
        { useCase: 'Heldere taal', zone: 'own', difference: 'stricter', decisions: 1 },
        { useCase: 'Vrije vraag', zone: 'eu', difference: 'stricter', decisions: 3 },
      ])
      decide(['EMAIL'])
      expect((await counted()).map(({ decisions }) => decisions)).toEqual([1, 1, 4])
    })

    it('starts anew when the draft is changed', async () => {
      const { version } = await shadow()
      const text = shippedPolicy + refusal('PERSON')
      const asked = { revision: 1, reason: 'Anders', text }
      expect((await open.ask('thijs', 'PUT', `/policy/versions/${version?.id}`, asked)).status).toBe(200)
      expect(await counted()).toEqual([])
      decide(['PERSON'])
      decide(['EMAIL'])
      expect((await counted()).map(({ difference }) => difference)).toEqual(['same', 'stricter'])
    })

    it('ends, leaves evidence, and is only for who may write', async () => {
      expect((await open.ask('sanne', 'DELETE', '/policy/shadow')).status).toBe(403)
      expect((await open.ask('fatima', 'GET', '/policy/shadow')).status).toBe(403)
      expect((await open.ask<PolicyShadow>('ahmed', 'DELETE', '/policy/shadow')).body.version).toBeNull()
      const types = open.evidence.map(({ facts }) => facts['type'])
      expect(types).toEqual(expect.arrayContaining(['policy.shadowed', 'policy.shadow-ended']))
    })
  })
})
