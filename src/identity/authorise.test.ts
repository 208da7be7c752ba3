import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allowedVerbs, authorise, type Thing } from './authorise.ts'
import { rightOf, rights, type Verb } from './rights.ts'
import { type Role, roles } from './roles.ts'
import type { SignedIn } from './signed-in.ts'

const verbs = Object.keys(rights) as Verb[]
const bySession = verbs.filter((verb) => rightOf(verb).access === 'session')

function actor(roles: readonly Role[], more: Partial<SignedIn['session']> = {}): SignedIn {
  return {
    tenant: 'a',
    kind: 'person',
    id: 'p_1',
    personId: 'anna',
    name: 'Anna',
    department: 'Vergunningen',
    groups: ['Beta'],
    roles,
    session: {
      id: 's',
      way: 'passkey',
      isStrong: true,
      isFresh: true,
      freshUntil: 1,
      endsAt: 2,
      mustAddFactor: false,
      ...more,
    },
  }
}

const anyRoles = fc.subarray([...roles])
const anyVerb = fc.constantFrom(...verbs)
const anyThing: fc.Arbitrary<Thing> = fc.record({
  tenant: fc.constantFrom('a', 'b'),
  owner: fc.constantFrom('anna', 'bert', null),
  sharedWith: fc.record({
    departments: fc.subarray(['Vergunningen', 'Zorg']),
    groups: fc.subarray(['Beta', 'Gamma']),
  }),
})

describe('whatever the roles', () => {
  it('nothing of another municipality is more than hidden', () => {
    fc.assert(
      fc.property(anyRoles, fc.constantFrom(...bySession), anyThing, (roles, verb, thing) => {
        expect(authorise(actor(roles), verb, { ...thing, tenant: 'b' })).toBe('hidden')
      }),
    )
  })

  it('what somebody else asked, is answered or filed is read and changed by nobody', () => {
    const own = bySession.filter((verb) => rightOf(verb).whose === 'own')
    expect(own).toContain('conversation.read')
    fc.assert(
      fc.property(anyRoles, fc.constantFrom(...own), (roles, verb) => {
        expect(['hidden', 'forbidden']).toContain(authorise(actor(roles), verb, { tenant: 'a', owner: 'bert' }))
      }),
    )
  })

  it('another role never takes a right away', () => {
    fc.assert(
      fc.property(anyRoles, fc.constantFrom(...roles), anyVerb, anyThing, (some, extra, verb, thing) => {
        if (authorise(actor(some), verb, thing) !== 'permit') return
        expect(authorise(actor([...some, extra]), verb, thing)).toBe('permit')
      }),
    )
  })

  it('a thing never gives what the verb alone does not', () => {
    fc.assert(
      fc.property(anyRoles, anyVerb, anyThing, (roles, verb, thing) => {
        if (authorise(actor(roles), verb) === 'forbidden')
          expect(authorise(actor(roles), verb, thing)).not.toBe('permit')
      }),
    )
  })
})

describe('a role', () => {
  it('of auditor only reads', () => {
    const writes = bySession.filter((verb) => rightOf(verb).effect === 'write' && rightOf(verb).whose !== 'account')
    for (const verb of writes) expect([verb, authorise(actor(['auditor']), verb)]).toEqual([verb, 'forbidden'])
  })

  it('of beheerder has no conversation, and alone has the people', () => {
    for (const verb of ['conversation.read', 'conversation.write', 'assistant.read', 'receipt.read'] as const)
      expect(authorise(actor(['beheerder']), verb)).toBe('forbidden')
    for (const verb of ['person.add', 'person.change', 'person.reset'] as const) {
      expect(authorise(actor(['beheerder']), verb)).toBe('permit')
      for (const role of roles.filter((role) => role !== 'beheerder'))
        expect(authorise(actor([role]), verb)).toBe('forbidden')
    }
  })

  it('is not needed for one’s own account, and for nothing else', () => {
    const none = allowedVerbs(actor([]))
    expect(none).toEqual(bySession.filter((verb) => rightOf(verb).whose === 'account'))
  })
})

describe('proof', () => {
  it('of a second factor or of just now is asked after everything else', () => {
    const weak = actor(['beheerder'], { isStrong: false })
    expect(authorise(weak, 'person.add')).toBe('needs-second-factor')
    expect(authorise(weak, 'person.add', { tenant: 'b', owner: null })).toBe('hidden')
    expect(authorise(actor(['beheerder'], { isFresh: false }), 'person.reset')).toBe('needs-fresh-proof')
    expect(authorise(actor(['medewerker'], { isFresh: false }), 'account.change-factor')).toBe('needs-fresh-proof')
  })

  it('that everybody must have closes all but one’s own account until it is there', () => {
    const without = actor([...roles], { mustAddFactor: true, isStrong: false })
    for (const verb of bySession) {
      const expected = rightOf(verb).whose === 'account' ? 'permit' : 'needs-second-factor'
      expect([verb, authorise(without, verb)]).toEqual([verb, expected])
    }
  })
})

it('shares what is shared with one’s department or group, and nothing else of somebody else', () => {
  const shared = (departments: string[], groups: string[]) =>
    authorise(actor(['medewerker']), 'assistant.read', {
      tenant: 'a',
      owner: 'bert',
      sharedWith: { departments, groups },
    })
  expect([shared(['Vergunningen'], []), shared([], ['Beta']), shared(['Zorg'], ['Gamma'])]).toEqual([
    'permit',
    'permit',
    'hidden',
  ])
  expect(authorise(actor(['medewerker']), 'assistant.write', { tenant: 'a', owner: 'bert' })).toBe('hidden')
})
