import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { zones } from '../kernel/zone.ts'
import { createPolicy, defaultPolicyFile, type Facts, policySchemaFile } from './index.ts'

const schema = readFileSync(policySchemaFile, 'utf8')
const text = readFileSync(defaultPolicyFile, 'utf8')
const forbid = (id: string, when: string) =>
  `@id("${id}") @explanation("Nee.") @ground("eigen beleid") forbid (principal, action in [Action::"send", Action::"sendPseudonymised"], resource) when { ${when} };`
const policies = [
  text,
  text + forbid('rol', 'context.roles.contains("auditor") && context has useCase && context.useCase.id == "x"'),
  text + forbid('zelfde', 'context has useCase && context.useCase.kinds == context.kinds'),
  text + forbid('lijkt', 'context has useCase && context.useCase.id like "x*"'),
].map((one) => createPolicy({ text: one, schema }))

const anyFacts: fc.Arbitrary<Facts> = fc.record({
  actor: fc.record({
    kind: fc.constantFrom('key' as const, 'person' as const),
    roles: fc.subarray(['medewerker', 'auditor', 'ciso'], { minLength: 1, maxLength: 2 }),
  }),
  kinds: fc.subarray(['PERSON', 'BSN', 'EMAIL', 'SECRET'], { maxLength: 2 }),
  useCase: fc.option(
    fc.record({
      id: fc.constantFrom('x', 'xy', 'z'),
      version: fc.constant(1),
      state: fc.constantFrom('in-gebruik', 'gestopt', 'idee'),
      riskClass: fc.constantFrom('hoog', 'verboden', 'minimaal'),
      zones: fc.subarray([...zones]),
      kinds: fc.oneof(fc.constant('all' as const), fc.subarray(['PERSON', 'BSN', 'EMAIL'])),
      whoMayUse: fc.oneof(fc.constant('everyone' as const), fc.subarray(['medewerker', 'auditor'], { minLength: 1 })),
      relaxOwn: fc.boolean(),
      keepNoText: fc.boolean(),
    }),
    { nil: undefined },
  ),
})

describe('facts that a policy cannot tell apart', () => {
  it('get the same verdict under every kind of rule', () => {
    for (const policy of policies) {
      const seen = new Map<string, string>()
      fc.assert(
        fc.property(anyFacts, fc.constantFrom(...zones), (facts, zone) => {
          const verdict = JSON.stringify([policy.judgeSend(facts, zone), policy.judgeAnswer(facts, zone)])
          const name = policy.classOf(facts, zone)
          expect(seen.get(name) ?? verdict).toBe(verdict)
          seen.set(name, verdict)
        }),
        { numRuns: 1500 },
      )
      expect(seen.size).toBeLessThan(1500)
    }
  })

  it('are the same when a role takes the place of another that no rule names', () => {
    const [policy, ...others] = policies
    const asked = (role: string): Facts => ({ actor: { kind: 'key', roles: [role] }, useCase: undefined, kinds: [] })
    expect(policy?.classOf(asked('auditor'), 'eu')).toBe(policy?.classOf(asked('ciso'), 'eu'))
    // A rule names this role; `like` could name any.
    expect(others[0]?.classOf(asked('auditor'), 'eu')).not.toBe(others[0]?.classOf(asked('ciso'), 'eu'))
    expect(others[2]?.classOf(asked('medewerker'), 'eu')).not.toBe(others[2]?.classOf(asked('ciso'), 'eu'))
  })

  it('are told apart by the zone even when the use case alone decides about it', () => {
    const [policy] = policies
    const facts: Facts = { actor: { kind: 'key', roles: ['ciso'] }, useCase: undefined, kinds: [] }
    expect(policy?.classOf(facts, 'nl')).not.toBe(policy?.classOf(facts, 'eu'))
  })
})
