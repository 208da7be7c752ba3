/** The matrix says what the gate does: for every combination, and for those with more kinds and roles at once. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleUseCases } from '../../src/app/sample/sample-municipality.ts'
import { type Gate, judgeFacts } from '../../src/gateway/index.ts'
import { type Actor, type Role, roles } from '../../src/identity/index.ts'
import { zones } from '../../src/kernel/zone.ts'
import { type PiiType, piiTypes } from '../../src/pii/index.ts'
import { createPolicy, defaultPolicyFile, type Policy, policySchemaFile } from '../../src/policy/index.ts'
import { type UseCase, useCaseSchema } from '../../src/register/index.ts'
import type { PolicyMatrix, PolicyVersionDetail } from '../../src/rulebook/contract.ts'
import { computeMatrix, createAsking, kindsOf, type Matrix, outcomeOf } from '../../src/rulebook/matrix/matrix.ts'
import { pglite } from '../databases.ts'
import { type OpenRulebook, openRulebook } from './open-rulebook.ts'

const schema = readFileSync(policySchemaFile, 'utf8')
const text = readFileSync(defaultPolicyFile, 'utf8')
const useCases: UseCase[] = sampleUseCases().map((record) => ({ ...useCaseSchema.parse(record), version: 1 }))
const domain = { kinds: piiTypes, zones, roles, useCases }
const shipped = createPolicy({ text, schema })
const go = async () => undefined

/** A gate as far as its judgement goes: the same code that a passage walks. */
const gateWith = (policy: Policy) =>
  ({
    useCase: (_tenant: string, id: string) => useCases.find((useCase) => useCase.id === id),
    policy: () => policy,
  }) as unknown as Gate
const actorWith = (useCase: string, held: readonly Role[], kind: Actor['kind'] = 'person'): Actor => ({
  ...{ tenant: 'stad', kind, id: 'p_x', name: 'X', roles: held, useCase },
  limits: { requestsPerMinute: 1, tokensPerDay: 1 },
})

function cellsWith(matrix: Matrix) {
  const cells = []
  let at = 0
  for (const useCase of useCases)
    for (const role of roles)
      for (const kind of kindsOf(matrix.domain))
        for (const zone of zones)
          cells.push({ useCase: useCase.id, role, kind, zone, outcome: matrix.outcomes[matrix.cells[at++] ?? -1] })
  return cells
}

const actions = ['send', 'sendPseudonymised'] as const
const conditions = [
  'context.kinds.contains("BSN")',
  'context.kinds.containsAny(["EMAIL", "HEALTH"])',
  'context.hasCredential',
  'context.roles.contains("auditor")',
  'context.actorKind == "key"',
  'context has useCase && context.useCase.id == "heldere-taal"',
  'context has useCase && context.useCase.riskClass == "transparantie"',
  'context has useCase && !context.useCase.everyKind && context.useCase.kinds.containsAny(context.kinds)',
  'context.zone like "*eu"',
]
const anyForbid = fc.record({
  named: fc.subarray([...actions], { minLength: 1 }),
  when: fc.subarray(conditions, { minLength: 1, maxLength: 2 }),
  zone: fc.option(fc.constantFrom(...zones), { nil: undefined }),
})
const forbid = ({ named, when, zone }: { named: string[]; when: string[]; zone: string | undefined }) =>
  `@id("extra") @explanation("Nee.") @ground("eigen beleid")
   forbid (principal, action in [${named.map((name) => `Action::"${name}"`).join()}], resource${zone === undefined ? '' : ` == Zone::"${zone}"`})
   when { ${when.join(' && ')} };`
/** How far a text is opened: not at all, protected, readable. */
const openness = (outcome: Matrix['outcomes'][number] | undefined) =>
  outcome?.effect !== 'permit' ? 0 : outcome.treatment === 'pseudonymise' ? 1 : 2

describe('the policy matrix', () => {
  it('has a cell for every kind of data, zone, role and use case', async () => {
    const matrix = await computeMatrix(shipped, domain, go)
    expect(matrix.cells).toHaveLength(useCases.length * roles.length * (piiTypes.length + 1) * zones.length)
    const cells = cellsWith(matrix)
    expect(cells.some(({ outcome }) => outcome?.effect === 'permit')).toBe(true)
    expect(cells.filter(({ zone }) => zone === 'outside-eu').every(({ outcome }) => outcome?.effect === 'deny')).toBe(
      true,
    )
    expect(cells.every(({ outcome }) => (outcome?.rules.length ?? 0) > 0)).toBe(true)
  })

  it.each([
    ['as shipped', ''],
    [
      'with a rule about a role',
      forbid({ named: ['sendPseudonymised'], when: ['context.roles.contains("ciso")'], zone: 'eu' }),
    ],
    [
      'with a rule that looks inside a word',
      forbid({ named: ['sendPseudonymised'], when: ['context.zone like "e*"'], zone: undefined }),
    ],
  ])('says of every combination what the gate says, %s', async (_name, more) => {
    const policy = createPolicy({ text: text + more, schema })
    const gate = gateWith(policy)
    for (const { useCase, role, kind, zone, outcome } of cellsWith(await computeMatrix(policy, domain, go))) {
      const kinds = kind === '' ? [] : [kind as PiiType]
      const verdict = judgeFacts(gate, actorWith(useCase, [role]), { kinds, zone })
      expect(outcomeOf(verdict), `${useCase} ${role} ${kind} ${zone}`).toEqual(outcome)
    }
  })

  it('and of several kinds and roles at once, for people and programs', () => {
    const gate = gateWith(shipped)
    const asking = createAsking(shipped)
    fc.assert(
      fc.property(
        fc.constantFrom(...useCases),
        fc.subarray([...roles]),
        fc.subarray([...piiTypes]),
        fc.constantFrom(...zones),
        fc.constantFrom('key' as const, 'person' as const),
        (useCase, held, kinds, zone, kind) => {
          const verdict = judgeFacts(gate, actorWith(useCase.id, held, kind), { kinds, zone })
          const facts = { actor: { kind, roles: held }, useCase, kinds }
          expect(asking.outcomes[asking.ask(facts, zone)]).toEqual(outcomeOf(verdict))
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('is opened nowhere by a refusal that is added', async () => {
    const before = cellsWith(await computeMatrix(shipped, domain, go)).map(({ outcome }) => openness(outcome))
    await fc.assert(
      fc.asyncProperty(anyForbid, async (rule) => {
        const stricter = createPolicy({ text: text + forbid(rule), schema })
        const after = cellsWith(await computeMatrix(stricter, domain, go)).map(({ outcome }) => openness(outcome))
        expect(after.findIndex((open, at) => open > (before[at] ?? 0))).toBe(-1)
      }),
      { numRuns: 12 },
    )
  }, 120_000)

  it('is there within five seconds for the register of the sample and fifty use cases more', async () => {
    const many = Array.from({ length: 50 }, (_, at) => ({
      ...(useCases[at % useCases.length] as UseCase),
      id: `toepassing-${at}`,
    }))
    const start = performance.now()
    const matrix = await computeMatrix(
      createPolicy({ text: `${text}\n// vers`, schema }),
      { ...domain, useCases: many },
      go,
    )
    expect(performance.now() - start).toBeLessThan(5000)
    expect(matrix.cells.length).toBeGreaterThan(45_000)
  })
})

describe('over HTTP', () => {
  let open: OpenRulebook
  beforeAll(async () => {
    open = await openRulebook(pglite)
  })
  afterAll(() => open?.close())

  it('shows the policy in force, or a draft before it is', async () => {
    const more = forbid({ named: [...actions], when: ['context.kinds.contains("EMAIL")'], zone: undefined })
    const draft = { basedOn: 1, reason: 'Proef', text: text + more }
    const { body } = await open.ask<PolicyVersionDetail>('thijs', 'POST', '/policy/versions', draft)
    const closed = async (query: string) => {
      const { outcomes, cells } = (await open.ask<PolicyMatrix>('sanne', 'GET', `/policy/matrix${query}`)).body
      return cells.filter((place) => outcomes[place]?.rules.includes('extra')).length
    }
    expect(await closed('')).toBe(0)
    expect(await closed(`?version=${body.id}`)).toBeGreaterThan(100)
    expect((await open.ask('sanne', 'GET', '/policy/matrix?version=nergens')).status).toBe(404)
    expect((await open.ask('fatima', 'GET', '/policy/matrix')).status).toBe(403)
  })

  it('can be taken along as a file with a line for every combination', async () => {
    const file = await open.text('sanne', '/policy/matrix.csv')
    const lines = file.trimEnd().split('\r\n')
    expect(lines[0]).toBe('\uFEFFtoepassing;rol;soort gegeven;zone;uitkomst;behandeling;regels')
    expect(lines).toHaveLength(1 + useCases.length * roles.length * (piiTypes.length + 1) * zones.length)
    expect(lines).toContain('vrije-vraag;medewerker;BSN;eu;mag;alle persoonsgegevens vervangen;toepassing-mag')
  })
})
