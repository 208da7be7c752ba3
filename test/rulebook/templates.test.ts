/** Templates as they are shipped: each reads well, has nothing odd, and does what it says. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sampleUseCases } from '../../src/app/sample/sample-municipality.ts'
import { roles } from '../../src/identity/index.ts'
import { zones } from '../../src/kernel/zone.ts'
import { piiTypes } from '../../src/pii/index.ts'
import { createPolicy } from '../../src/policy/index.ts'
import { riskClasses, useCaseSchema, useCaseStates } from '../../src/register/index.ts'
import { lint } from '../../src/rulebook/lint/lint.ts'
import { computeMatrix } from '../../src/rulebook/matrix/matrix.ts'
import { readTemplate } from '../../src/rulebook/template/templates.ts'
import { schema, shippedPolicy } from './open-rulebook.ts'

const folder = new URL('../../src/rulebook/template/texts/', import.meta.url)
const templates = readdirSync(folder).map((name) =>
  readTemplate(
    { id: name.replace('.yaml', ''), content: readFileSync(new URL(name, folder), 'utf8') },
    { shippedPolicy, schema },
  ),
)
const useCases = sampleUseCases().map((record) => ({ ...useCaseSchema.parse(record), version: 1 }))
const domain = { kinds: piiTypes, zones, roles, useCases }
const pause = async () => undefined
const policyOf = (id: string) => {
  const template = templates.find((one) => one.id === id)
  if (template === undefined) throw new Error(`no template ${id}`)
  return createPolicy({ text: template.text, schema })
}
const asked = (kinds: readonly string[], more: { roles?: readonly string[]; kind?: 'key' | 'person' } = {}) => ({
  actor: { kind: more.kind ?? ('person' as const), roles: more.roles ?? ['medewerker'] },
  useCase: useCases.find(({ id }) => id === 'vrije-vraag'),
  kinds,
})

describe('templates', () => {
  it('are three: a strict start, responsible use in 2026 and a pilot', () => {
    expect(templates.map(({ id }) => id).sort()).toEqual(['pilot', 'streng-begin', 'verantwoord-gebruik-2026'])
  })

  it.each(templates)('$name explains every rule, with its ground, and has nothing odd', async ({ text, rules }) => {
    for (const { id, explanation, ground } of rules) expect([id, explanation, ground]).not.toContain('')
    const vocabulary = {
      ...{ kinds: piiTypes, roles, states: useCaseStates, riskClasses },
      useCases: useCases.map(({ id }) => id),
    }
    expect(await lint({ policy: createPolicy({ text, schema }), vocabulary, useCases, pause })).toEqual([])
  })

  it.each(templates)(
    '$name opens nothing that the shipped policy closes, and leaves something open',
    async ({ text }) => {
      const [own, shipped] = await Promise.all(
        [text, shippedPolicy].map((one) => computeMatrix(createPolicy({ text: one, schema }), domain, pause)),
      )
      if (own === undefined || shipped === undefined) throw new Error('no matrix')
      const open = (matrix: typeof own) => [...matrix.cells].map((cell) => matrix.outcomes[cell]?.effect === 'permit')
      const before = open(shipped)
      expect(open(own).findIndex((isOpen, at) => isOpen && before[at] !== true)).toBe(-1)
      expect(open(own)).toContain(true)
    },
  )

  it('a strict start keeps questions on own machines, without sensitive data', () => {
    const policy = policyOf('streng-begin')
    expect(zones.filter((zone) => policy.judgeSend(asked(['PERSON']), zone).effect === 'permit')).toEqual(['own'])
    expect(policy.judgeSend(asked(['BSN']), 'own').effect).toBe('deny')
  })

  it('responsible use lets ordinary questions go to the EU, and what belongs in a case stay', () => {
    const policy = policyOf('verantwoord-gebruik-2026')
    expect(policy.judgeSend(asked(['PERSON', 'EMAIL']), 'eu').effect).toBe('permit')
    expect(policy.judgeSend(asked(['IBAN']), 'eu').effect).toBe('deny')
    expect(policy.judgeSend(asked(['IBAN']), 'own').effect).toBe('permit')
  })

  it('a pilot is for who guides it, for people only, and keeps nothing', () => {
    const policy = policyOf('pilot')
    expect(policy.judgeSend(asked([]), 'own').effect).toBe('deny')
    const guides = { roles: ['proceseigenaar'] }
    expect(policy.judgeSend(asked([], guides), 'nl')).toMatchObject({
      effect: 'permit',
      duties: ['notice', 'keep-no-text'],
    })
    expect(policy.judgeSend(asked([], guides), 'eu').effect).toBe('deny')
    expect(policy.judgeSend(asked([], { ...guides, kind: 'key' }), 'own').effect).toBe('deny')
  })
})
