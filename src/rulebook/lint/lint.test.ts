import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sampleUseCases } from '../../app/sample/sample-municipality.ts'
import { roles } from '../../identity/index.ts'
import { piiTypes } from '../../pii/index.ts'
import { createPolicy, defaultPolicyFile, policySchemaFile } from '../../policy/index.ts'
import { riskClasses, useCaseSchema, useCaseStates } from '../../register/index.ts'
import { lint } from './lint.ts'

const schema = readFileSync(policySchemaFile, 'utf8')
const text = readFileSync(defaultPolicyFile, 'utf8')
const useCases = sampleUseCases().map((record) => ({ ...useCaseSchema.parse(record), version: 1 }))
const vocabulary = {
  ...{ kinds: piiTypes, roles, states: useCaseStates, riskClasses },
  useCases: useCases.map(({ id }) => id),
}
const leaving = 'action in [Action::"send", Action::"sendPseudonymised"]'
const refusal = (id: string, scope: string, when = '') =>
  `\n@id("${id}") @explanation("Nee.") @ground("eigen beleid") forbid (principal, ${scope}) ${when};`
const find = async (more: string) =>
  (
    await lint({
      policy: createPolicy({ text: text + more, schema }),
      vocabulary,
      useCases,
      pause: async () => undefined,
    })
  ).map(({ kind, rule, detail }) => ({ kind, rule, detail }))

describe('a policy is looked over', () => {
  it('and of the one that is shipped there is nothing to say', async () => {
    expect(await find('')).toEqual([])
  })

  it.each([
    ['a state that does not exist', 'context has useCase && context.useCase.state == "ingebruik"'],
    ['a kind that does not exist', 'context.kinds.contains("BURGERSERVICENUMMER")'],
    ['a use case that is not registered', 'context has useCase && context.useCase.id == "nergens"'],
    ['two zones at once', 'context.zone == "own" && context.zone == "eu"'],
    ['a role that does not exist', 'context.roles.contains("burgemeester")'],
  ])('and a rule about %s is said to hold for nothing', async (_what, when) => {
    const found = await find(refusal('leeg', `${leaving}, resource`, `when { ${when} }`))
    expect(found).toEqual([{ kind: 'never', rule: 'leeg', detail: expect.stringContaining('nergens') }])
  })

  it.each([
    ['two kinds at once', 'context.kinds.containsAll(["BSN", "HEALTH"])'],
    [
      'a use case, a role and a zone',
      'context has useCase && context.useCase.id == "vrije-vraag" && context.roles.contains("ciso") && context.zone == "nl"',
    ],
    [
      'a state that no use case has now',
      'context has useCase && context.useCase.state == "gestopt" && context.useCase.riskClass == "hoog"',
    ],
    ['a credential', 'context.hasCredential'],
    ['programs', 'context.actorKind == "key"'],
  ])('and a rule about %s is not', async (_what, when) => {
    expect(await find(refusal('zinvol', `${leaving}, resource`, `when { ${when} }`))).toEqual([])
  })

  it('and a permission that something always refuses is named, with what refuses it', async () => {
    const permits =
      '\n@id("mag-buiten-eu") permit (principal, action == Action::"sendPseudonymised", resource == Zone::"outside-eu");'
    expect(await find(permits)).toEqual([
      { kind: 'overruled', rule: 'mag-buiten-eu', detail: expect.stringContaining('buiten-eu-dicht') },
    ])
    const images =
      '\n@id("plaatjes") permit (principal, action == Action::"showImages", resource) when { context.zone == "own" };'
    expect(await find(images)).toEqual([])
    const both = images + refusal('geen-plaatjes', 'action == Action::"showImages", resource')
    expect(await find(both)).toEqual([
      { kind: 'overruled', rule: 'plaatjes', detail: expect.stringContaining('geen-plaatjes') },
    ])
  })

  it('and it is said when nobody can ask anything any more, and by which rule', async () => {
    const shut = await find(refusal('alles-dicht', `${leaving}, resource`))
    expect(shut).toContainEqual({ kind: 'locks-out', rule: 'alles-dicht', detail: expect.stringContaining('niemand') })
    const nothing = await lint({
      ...{ policy: createPolicy({ text: '', schema }), vocabulary, useCases },
      pause: async () => undefined,
    })
    expect(nothing).toEqual([{ kind: 'locks-out', rule: '', detail: expect.stringContaining('niemand') }])
  })

  it('and a rule that shuts out one role is no lock-out', async () => {
    expect(await find(refusal('geen-ciso', `${leaving}, resource`, 'when { context.roles.contains("ciso") }'))).toEqual(
      [],
    )
  })
})
