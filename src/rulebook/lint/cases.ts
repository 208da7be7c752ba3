/**
 * Facts to try a rule on: every combination of what the rule itself speaks of, and for all else a use case that is
 * allowed everything, so that only the rule matters.
 */
import type { Role } from '../../identity/index.ts'
import { type Zone, zones } from '../../kernel/zone.ts'
import { attributesOf, type Facts, scopeOf, type UseCaseFacts, type WrittenRule, wordsOf } from '../../policy/index.ts'

/** The words that facts are made of. */
export interface Vocabulary {
  readonly kinds: readonly string[]
  readonly roles: readonly Role[]
  readonly states: readonly string[]
  readonly riskClasses: readonly string[]
  /** Names of registered use cases. */
  readonly useCases: readonly string[]
}

export interface Case {
  readonly facts: Facts
  readonly zone: Zone
}

/** Above this many nothing is said of a rule: trying them all would take too long. */
const mostCases = 20_000

const open: UseCaseFacts = {
  id: 'een-toepassing',
  version: 1,
  state: 'in-gebruik',
  riskClass: 'minimaal',
  zones,
  kinds: 'all',
  whoMayUse: 'everyone',
  relaxOwn: true,
  keepNoText: false,
}

/** Named words one by one and all together, one that is not named, and none: more a rule cannot tell apart. */
function sets<T extends string>(all: readonly T[], named: ReadonlySet<string>): readonly (readonly T[])[] {
  const own = all.filter((word) => named.has(word))
  const other = all.find((word) => !named.has(word))
  const some = [[], ...own.map((word) => [word]), own, other === undefined ? [] : [other], all]
  return [...new Map(some.map((words) => [words.join(), words])).values()]
}

const both = [false, true] as const

/** @returns undefined when there are too many */
export function casesFor(rule: WrittenRule, vocabulary: Vocabulary): readonly Case[] | undefined {
  const [speaksOf, named] = [attributesOf(rule), wordsOf(rule)]
  const choose = <T>(attribute: string, choices: readonly T[], usual: T): readonly T[] =>
    speaksOf.has(attribute) ? choices : [usual]
  // `kinds` and `roles` are words of the text and of the use case alike: both are tried.
  const kinds = choose('kinds', sets(vocabulary.kinds, named), [])
  const asked = speaksOf.has('hasCredential') ? [...kinds, ['SECRET']] : kinds
  const roles = choose<readonly string[]>('roles', sets(vocabulary.roles, named), vocabulary.roles.slice(0, 1))
  const dimensions: { readonly [name: string]: readonly unknown[] } = {
    actorKind: ['person', 'key'],
    kinds: asked,
    roles,
    isRegistered: choose('useCase', both, true),
    id: choose('id', [...vocabulary.useCases, open.id], open.id),
    state: choose('state', vocabulary.states, open.state),
    riskClass: choose('riskClass', vocabulary.riskClasses, open.riskClass),
    zones: choose<readonly Zone[]>('zones', sets(zones, named), zones),
    allowedKinds: speaksOf.has('everyKind') || speaksOf.has('kinds') ? ['all', ...kinds] : ['all'],
    whoMayUse: speaksOf.has('everyone') || speaksOf.has('roles') ? ['everyone', ...roles] : ['everyone'],
    relaxOwn: choose('relaxOwn', both, true),
    keepNoText: choose('keepNoText', both, false),
    notice: choose<string | undefined>('hasNotice', ['Let op.', undefined], undefined),
    zone: scopeOf(rule).zones,
  }
  const count = Object.values(dimensions).reduce((product, { length }) => product * length, 1)
  return count > mostCases ? undefined : combinations(dimensions).map(caseOf)
}

type Choice = Readonly<Record<string, unknown>>

function combinations(dimensions: { readonly [name: string]: readonly unknown[] }): Choice[] {
  return Object.entries(dimensions).reduce<Choice[]>(
    (made, [name, choices]) => made.flatMap((one) => choices.map((choice) => ({ ...one, [name]: choice }))),
    [{}],
  )
}

function caseOf(chosen: Choice): Case {
  const { zone, actorKind, kinds, roles, isRegistered, allowedKinds, ...useCase } = chosen
  const actor = { kind: actorKind, roles } as Facts['actor']
  const record = { ...open, ...useCase, kinds: allowedKinds } as UseCaseFacts
  return {
    zone: zone as Zone,
    facts: { actor, useCase: isRegistered === true ? record : undefined, kinds: kinds as readonly string[] },
  }
}
