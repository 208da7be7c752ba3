import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Problem } from '../kernel/problem.ts'
import { zones } from '../kernel/zone.ts'
import { createPolicy, defaultPolicyFile, type Facts, policySchemaFile, type UseCaseFacts } from './index.ts'

const schema = readFileSync(policySchemaFile, 'utf8')
const text = readFileSync(defaultPolicyFile, 'utf8')
const policy = createPolicy({ text, schema })

const useCase: UseCaseFacts = {
  id: 'vrije-vraag',
  version: 1,
  state: 'in-gebruik',
  riskClass: 'transparantie',
  zones: ['own', 'nl', 'eu', 'outside-eu'],
  kinds: 'all',
  whoMayUse: 'everyone',
  relaxOwn: false,
  keepNoText: false,
}
const facts = (more: Partial<UseCaseFacts> = {}, kinds: readonly string[] = []): Facts => ({
  actor: { kind: 'key', roles: ['medewerker'] },
  useCase: { ...useCase, ...more },
  kinds,
})
const ruleIds = (verdict: { readonly rules: readonly { readonly id: string }[] }) => verdict.rules.map(({ id }) => id)
const sensitive = ['BSN', 'HEALTH', 'CRIMINAL', 'SPECIAL_RELIGION', 'SPECIAL_UNION', 'SECRET']

describe('the policy to start with', () => {
  it.each(['own', 'nl', 'eu'] as const)('lets text leave to zone %s with every value replaced', (zone) => {
    const verdict = policy.judgeSend(facts({}, ['BSN', 'PERSON']), zone)
    expect(verdict).toMatchObject({ effect: 'permit', treatment: 'pseudonymise' })
    expect(policy.replaces('pseudonymise', 'PERSON')).toBe(true)
  })

  it('lets nothing leave to outside the EU', () => {
    expect(policy.judgeSend(facts(), 'outside-eu')).toMatchObject({ effect: 'deny' })
    expect(ruleIds(policy.judgeSend(facts(), 'outside-eu'))).toEqual(['buiten-eu-dicht'])
  })

  it.each(sensitive)('keeps %s inside the EU even when a municipality opens the door', (kind) => {
    const shut = /\/\/ The door outside the EU[\s\S]*?;\n/
    expect(text).toMatch(shut)
    const opened = createPolicy({ text: text.replace(shut, ''), schema })
    expect(opened.judgeSend(facts({}, ['PERSON']), 'outside-eu').effect).toBe('permit')
    const verdict = opened.judgeSend(facts({}, ['PERSON', kind]), 'outside-eu')
    expect(verdict.effect).toBe('deny')
    expect(ruleIds(verdict)).toEqual(['gevoelig-nooit-buiten-eu'])
  })

  it.each([...sensitive, 'IBAN'])('lets nobody release %s as a false alarm', (kind) => {
    const ruling = policy.judgeRelease(facts({}, [kind]), 'own')
    expect(ruling.isAllowed).toBe(false)
    expect(ruleIds(ruling)).toEqual(['vals-alarm-niet-gevoelig'])
  })

  it('lets a name be released as a false alarm, but not for a model outside the EU', () => {
    expect(policy.judgeRelease(facts({}, ['PERSON']), 'eu').isAllowed).toBe(true)
    expect(policy.judgeRelease(facts({}, ['PERSON']), 'outside-eu').isAllowed).toBe(false)
  })

  it('lets a use case that relaxes send readable text to zone own only, and never a credential', () => {
    const relaxed = facts({ relaxOwn: true }, ['BSN', 'SECRET'])
    expect(policy.judgeSend(relaxed, 'own')).toMatchObject({ effect: 'permit', treatment: 'credentials-only' })
    expect(policy.judgeSend(relaxed, 'eu')).toMatchObject({ effect: 'permit', treatment: 'pseudonymise' })
    expect(policy.replaces('credentials-only', 'SECRET')).toBe(true)
    expect(policy.replaces('credentials-only', 'BSN')).toBe(false)
  })

  it.each([
    ['an unregistered use case', { ...facts(), useCase: undefined }, 'toepassing-niet-geregistreerd'],
    ['a use case that is not in use', facts({ state: 'in-onderzoek' }), 'toepassing-niet-in-gebruik'],
    ['a prohibited practice', facts({ riskClass: 'verboden' }), 'toepassing-verboden'],
    ['a role that may not', facts({ whoMayUse: ['auditor'] }), 'rol-mag-niet'],
    ['a zone that the use case does not name', facts({ zones: ['nl'] }), 'zone-mag-niet'],
    ['a kind that the use case does not name', facts({ kinds: ['PERSON'] }, ['BSN']), 'soort-mag-niet'],
  ] as const)('refuses %s with its rule, reason and ground', (_name, given, id) => {
    const verdict = policy.judgeSend(given, 'own')
    expect(verdict.effect).toBe('deny')
    const rule = verdict.rules.find((candidate) => candidate.id === id)
    expect(rule?.explanation).toMatch(/\.$/)
    expect(rule?.ground).not.toBe('')
  })

  it('does not refuse a credential in a use case with few kinds: it is removed anyway', () => {
    expect(policy.judgeSend(facts({ kinds: ['PERSON'] }, ['PERSON', 'SECRET']), 'own').effect).toBe('permit')
  })

  it('imposes notice and keep-no-text where the register says so', () => {
    expect(policy.judgeSend(facts({ notice: 'Controleer dit.', keepNoText: true }), 'own')).toMatchObject({
      duties: ['notice', 'keep-no-text'],
    })
    expect(policy.judgeSend(facts(), 'own')).toMatchObject({ duties: [] })
  })

  it('shows new personal data in an answer and takes out images', () => {
    expect(policy.judgeAnswer(facts(), 'own')).toEqual({ newPersonalData: 'keep', images: 'remove', rules: [] })
  })
})

describe('the rules of a policy', () => {
  it('are given in the order of the text, also when there are more than ten', () => {
    const ids = [...text.matchAll(/^@id\("(.+)"\)$/gm)].map(([, id]) => id)
    expect(ids.length).toBeGreaterThan(10)
    expect(policy.rules.map(({ id }) => id)).toEqual(ids)
  })
})

describe('a policy of its own', () => {
  const refusal = (id: string, action: string) =>
    `@id("${id}") @explanation("Nee.") @ground("eigen beleid") forbid (principal, action == Action::"${action}", resource);`

  it('can hide or withhold new personal data in answers', () => {
    const masks = createPolicy({ text: `${text}${refusal('verberg', 'showNewPersonalData')}`, schema })
    expect(masks.judgeAnswer(facts(), 'own').newPersonalData).toBe('mask')
    const withholds = createPolicy({
      text: `${text}${refusal('a', 'showNewPersonalData')}${refusal('b', 'maskNewPersonalData')}`,
      schema,
    })
    expect(withholds.judgeAnswer(facts(), 'own')).toMatchObject({ newPersonalData: 'withhold', rules: [{ id: 'b' }] })
  })

  it('refuses when a rule fails on the facts', () => {
    const broken = `@id("rekenfout") permit (principal, action == Action::"sendPseudonymised", resource)
      when { context.kinds.contains("X") || 9223372036854775807 + (if context.hasCredential then 1 else 1) > 0 };`
    const verdict = createPolicy({ text: broken, schema }).judgeSend(facts(), 'own')
    expect(verdict).toMatchObject({ effect: 'deny', rules: [{ id: 'beleid-werkt-niet' }] })
  })

  it('refuses what no rule permits', () => {
    expect(createPolicy({ text: '', schema }).judgeSend(facts(), 'own')).toMatchObject({
      effect: 'deny',
      rules: [{ id: 'geen-regel-staat-dit-toe' }],
    })
  })

  it('names every mistake of a policy at once', () => {
    const wrong = `permit (principal, action, resource);
      @id("b") forbid (principal, action, resource);
      @id("c") permit (principal, action, resource) when { context.nietBestaand };`
    let thrown: unknown
    try {
      createPolicy({ text: wrong, schema })
    } catch (error) {
      thrown = error
    }
    expect(thrown).toBeInstanceOf(Problem)
    expect((thrown as Problem).options.issues?.map(({ pointer }) => pointer)).toEqual(['/0', '/b', '/c'])
  })
})

describe('laws', () => {
  const anyFacts = fc.record({
    actor: fc.record({
      kind: fc.constantFrom('key' as const, 'person' as const),
      roles: fc.subarray(['medewerker', 'auditor', 'beheerder']),
    }),
    kinds: fc.subarray(['PERSON', 'BSN', 'HEALTH', 'SECRET', 'EMAIL']),
    useCase: fc.option(
      fc.record({
        id: fc.constant('x'),
        version: fc.constant(1),
        state: fc.constantFrom('in-gebruik', 'gestopt'),
        riskClass: fc.constantFrom('hoog', 'verboden', 'minimaal'),
        zones: fc.subarray([...zones]),
        kinds: fc.oneof(fc.constant('all' as const), fc.subarray(['PERSON', 'BSN', 'EMAIL'])),
        whoMayUse: fc.oneof(fc.constant('everyone' as const), fc.subarray(['medewerker', 'auditor'])),
        relaxOwn: fc.boolean(),
        keepNoText: fc.boolean(),
      }),
      { nil: undefined },
    ),
  })
  const stricter = createPolicy({
    text: `${text}
      @id("extra") @explanation("Nee.") @ground("eigen beleid")
      forbid (principal, action in [Action::"send", Action::"sendPseudonymised"], resource) when { context.kinds.contains("EMAIL") };`,
    schema,
  })

  it('never turns a refusal into a permission by adding a refusing rule', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...zones), (given, zone) => {
        if (policy.judgeSend(given, zone).effect === 'deny') expect(stricter.judgeSend(given, zone).effect).toBe('deny')
      }),
    )
  })

  it('never lets readable text out of zone own', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom('nl' as const, 'eu' as const, 'outside-eu' as const), (given, zone) => {
        const verdict = policy.judgeSend(given, zone)
        if (verdict.effect === 'permit') expect(verdict.treatment).toBe('pseudonymise')
      }),
    )
  })

  it('always names a rule when it refuses', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...zones), (given, zone) => {
        const verdict = policy.judgeSend(given, zone)
        if (verdict.effect === 'deny') expect(verdict.rules.length).toBeGreaterThan(0)
      }),
    )
  })
})
