/** A form and its Cedar say the same: read back it is the same form, and the engine judges by what the form says. */
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roles } from '../../identity/index.ts'
import { type Zone, zones } from '../../kernel/zone.ts'
import { piiTypes } from '../../pii/index.ts'
import {
  actions,
  createPolicy,
  defaultPolicyFile,
  type Facts,
  matchRule,
  policySchemaFile,
} from '../../policy/index.ts'
import { riskClasses, useCaseStates } from '../../register/index.ts'
import { deeds, type FormRule, formRule, kindChoices, recordFacts } from '../form-contract.ts'
import { readTemplate } from '../template/templates.ts'
import { heads } from './deeds.ts'
import { readRule } from './read-rule.ts'
import { writeRule } from './write-rule.ts'

const schema = readFileSync(policySchemaFile, 'utf8')
const shippedPolicy = readFileSync(defaultPolicyFile, 'utf8')
const useCases = ['heldere-taal', 'vrije-vraag', 'brieven']
const some = <T>(names: readonly T[], most = names.length) => fc.subarray([...names], { minLength: 1, maxLength: most })
const choice = <T>(names: readonly T[]) =>
  fc.option(fc.record({ how: fc.constantFrom('these' as const, 'others' as const), names: some(names) }), { nil: null })
const line = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .filter((text) => text === text.trim() && text !== '' && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text))
const anyForm: fc.Arbitrary<FormRule> = fc
  .record({
    id: fc.constantFrom('eigen-regel', 'b2', 'c'),
    deed: fc.constantFrom(...deeds),
    explanation: line,
    ground: fc.oneof(line, fc.constant('AVG art. 9; "eigen" \\ beleid')),
    asker: fc.constantFrom('person' as const, 'key' as const, null),
    roles: choice(roles),
    useCases: choice(useCases),
    riskClasses: choice(riskClasses),
    record: fc.option(fc.constantFrom(...recordFacts), { nil: null }),
    kinds: fc.option(
      fc.record({ how: fc.constantFrom(...kindChoices), names: fc.subarray([...piiTypes], { maxLength: 5 }) }),
      { nil: null },
    ),
    zones: fc.subarray([...zones]),
  })
  .filter((form) => formRule.safeParse(form).success)
  // That it is registered goes without saying when its name or class is asked.
  .map((form) => {
    const isSaid = form.record === 'registered' && (form.useCases !== null || form.riskClasses !== null)
    return isSaid ? { ...form, record: null } : form
  })

const kindsHere = ['PERSON', 'BSN', 'EMAIL', 'SECRET', 'HEALTH'] as const
const anyFacts: fc.Arbitrary<Facts> = fc.record({
  actor: fc.record({ kind: fc.constantFrom('key' as const, 'person' as const), roles: fc.subarray([...roles]) }),
  kinds: fc.oneof(fc.subarray([...kindsHere]), fc.subarray([...piiTypes])),
  useCase: fc.option(
    fc.record({
      id: fc.constantFrom(...useCases, 'anders'),
      version: fc.constant(1),
      state: fc.constantFrom(...useCaseStates),
      riskClass: fc.constantFrom(...riskClasses),
      zones: fc.subarray([...zones]),
      kinds: fc.oneof(fc.constant('all' as const), fc.subarray([...kindsHere])),
      whoMayUse: fc.oneof(fc.constant('everyone' as const), some(roles)),
      relaxOwn: fc.boolean(),
      keepNoText: fc.boolean(),
      notice: fc.constantFrom('Let op.', '', undefined),
    }),
    { nil: undefined },
  ),
})

/** What the form says, in words of its own: nothing of Cedar. */
function speaksOf(form: FormRule, facts: Facts, zone: Zone): boolean {
  const { actor, useCase } = facts
  const fits = (chosen: { how: string; names: readonly string[] } | null, own: readonly string[]) =>
    chosen === null || own.some((name) => chosen.names.includes(name)) === (chosen.how === 'these')
  if (form.asker !== null && form.asker !== actor.kind) return false
  if (!fits(form.roles, actor.roles)) return false
  if (form.zones.length > 0 && !form.zones.includes(zone)) return false
  if (!speaksOfKinds(form.kinds, facts.kinds)) return false
  if (form.useCases !== null && (useCase === undefined || !fits(form.useCases, [useCase.id]))) return false
  if (form.riskClasses !== null && (useCase === undefined || !fits(form.riskClasses, [useCase.riskClass]))) return false
  return speaksOfRecord(form.record, facts, zone)
}

function speaksOfKinds(kinds: FormRule['kinds'], found: readonly string[]): boolean {
  if (kinds === null) return true
  const named = new Set<string>(kinds.names)
  const others = found.filter((kind) => kind !== 'SECRET' && !named.has(kind))
  if (kinds.how === 'some') return found.some((kind) => named.has(kind))
  if (kinds.how === 'none') return !found.some((kind) => named.has(kind))
  return (others.length === 0) === (kinds.how === 'only')
}

function speaksOfRecord(record: FormRule['record'], { useCase, actor, kinds }: Facts, zone: Zone): boolean {
  if (record === null) return true
  if (record === 'unregistered') return useCase === undefined
  if (useCase === undefined) return false
  const asked = kinds.filter((kind) => kind !== 'SECRET')
  const { whoMayUse, kinds: allowed } = useCase
  return {
    registered: true,
    'not-in-use': useCase.state !== 'in-gebruik',
    'role-not-named': whoMayUse !== 'everyone' && !actor.roles.some((role) => whoMayUse.includes(role)),
    'zone-not-named': !useCase.zones.includes(zone),
    'kind-not-named': allowed !== 'all' && asked.some((kind) => !allowed.includes(kind)),
    'relaxes-own': useCase.relaxOwn,
    'has-notice': (useCase.notice ?? '') !== '',
    'keeps-no-text': useCase.keepNoText,
  }[record]
}

const readBack = (text: string) => createPolicy({ text, schema }).rules

describe('a rule in a form', () => {
  it('is the same form after it was written in Cedar and read again', () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        const [rule] = readBack(writeRule(form))
        expect(rule === undefined ? undefined : readRule(rule)).toEqual(form)
      }),
      { numRuns: 300 },
    )
  })

  it('speaks of exactly the facts that the form names, for exactly its actions', () => {
    fc.assert(
      fc.property(
        anyForm,
        fc.array(fc.tuple(anyFacts, fc.constantFrom(...zones)), { minLength: 8, maxLength: 8 }),
        (form, asked) => {
          const [rule] = readBack(writeRule(form))
          if (rule === undefined) throw new Error('no rule')
          const matches = matchRule(rule)
          for (const [facts, zone] of asked)
            for (const action of actions) {
              const isMeant = heads[form.deed].actions.includes(action) && speaksOf(form, facts, zone)
              expect(matches(action, facts, zone)).toBe(isMeant)
            }
        },
      ),
      { numRuns: 150 },
    )
  })

  const texts = new URL('../template/texts/', import.meta.url)
  const templates = readdirSync(texts).map((name) =>
    readTemplate({ id: name, content: readFileSync(new URL(name, texts), 'utf8') }, { shippedPolicy, schema }),
  )
  it.each([{ id: 'as shipped', text: shippedPolicy }, ...templates])(
    'can say every rule of the policy $id, with the same meaning',
    ({ text }) => {
      for (const rule of readBack(text)) {
        const form = readRule(rule)
        expect(form, rule.id).not.toBeNull()
        if (form === null) continue
        const [rewritten] = readBack(writeRule(form))
        if (rewritten === undefined) throw new Error('no rule')
        const [before, after] = [matchRule(rule), matchRule(rewritten)]
        fc.assert(
          fc.property(anyFacts, fc.constantFrom(...zones), (facts, zone) => {
            for (const action of heads[form.deed].actions)
              expect(after(action, facts, zone)).toBe(before(action, facts, zone))
          }),
          { numRuns: 60 },
        )
      }
    },
  )

  it.each([
    ['two conditions of which one is enough', 'context.actorKind == "key" || context.kinds.contains("BSN")'],
    ['two lists of roles', 'context.roles.contains("ciso") && context.roles.contains("auditor")'],
    ['all kinds of a list', 'context.kinds.containsAll(["BSN", "HEALTH"])'],
    ['part of a word', 'context.zone like "e*"'],
    ['a zone of the head and one of the text', 'context.zone == "own" && resource == Zone::"eu"'],
    ['a kind that does not exist', 'context.kinds.contains("SCHOENMAAT")'],
    [
      'a record that is not guarded apart',
      'context has useCase && (context.useCase.relaxOwn || context.useCase.hasNotice)',
    ],
  ])('does not read what it cannot say: %s', (_what, when) => {
    const [rule] = readBack(
      `@id("x") @explanation("Nee.") @ground("eigen") forbid (principal, action == Action::"send", resource) when { ${when} };`,
    )
    expect(rule === undefined ? undefined : readRule(rule)).toBeNull()
  })

  it('does not read a rule about all actions, without words, or with other annotations', () => {
    const [all, silent, noted] = readBack(`
      @id("a") @explanation("Nee.") @ground("eigen") forbid (principal, action, resource);
      @id("b") permit (principal, action == Action::"send", resource);
      @id("c") @explanation("Nee.") @ground("eigen") @note("x") forbid (principal, action == Action::"send", resource);`)
    for (const rule of [all, silent, noted]) expect(rule === undefined ? undefined : readRule(rule)).toBeNull()
  })
})
