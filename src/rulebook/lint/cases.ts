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
const mostCases = 10_000

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
export function casesFor(rule: WrittenRule, vocabulary: Vocabulary): Iterable<Case> | undefined {
  const [speaksOf, named] = [attributesOf(rule), wordsOf(rule)]
  const choose = <T>(attribute: string, choices: readonly T[], usual: T): readonly T[] =>
    speaksOf.has(attribute) ? choices : [usual]
  // A permission counts when it counts for anybody, so what other rules tend to speak of is tried too.
  const tryOut = <T>(attribute: string, choices: readonly T[], usual: T): readonly T[] =>
    rule.effect === 'permit' ? choices : choose(attribute, choices, usual)
  // `kinds` and `roles` are words of the text and of the use case alike: both are tried.
  const kinds = choose('kinds', sets(vocabulary.kinds, named), [])
  const asked = speaksOf.has('hasCredential') ? [...kinds, ['SECRET']] : kinds
  const held = rule.effect === 'permit' ? vocabulary.roles : named
  const roles = tryOut<readonly string[]>('roles', sets(vocabulary.roles, new Set(held)), vocabulary.roles.slice(0, 1))
  const dimensions: Dimensions = {
    actorKind: ['person', 'key'],
    kinds: asked,
    roles,
    isRegistered: choose('useCase', both, true),
    id: tryOut('id', [...vocabulary.useCases, open.id], open.id),
    state: choose('state', vocabulary.states, open.state),
    riskClass: tryOut('riskClass', vocabulary.riskClasses, open.riskClass),
    zones: choose<readonly Zone[]>('zones', sets(zones, named), zones),
    allowedKinds: speaksOf.has('everyKind') || speaksOf.has('kinds') ? ['all', ...kinds] : ['all'],
    whoMayUse: speaksOf.has('everyone') || speaksOf.has('roles') ? ['everyone', ...roles] : ['everyone'],
    relaxOwn: choose('relaxOwn', both, true),
    keepNoText: choose('keepNoText', both, false),
    notice: choose<string | undefined>('hasNotice', ['Let op.', undefined], undefined),
    zone: scopeOf(rule).zones,
  }
  const count = Object.values(dimensions).reduce((product, { length }) => product * length, 1)
  return count > mostCases ? undefined : combinations(dimensions, count)
}

type Choice = Readonly<Record<string, unknown>>
type Dimensions = Readonly<Record<string, readonly unknown[]>>

/** One by one, the last dimension first: most rules need only a few before they hold. */
function* combinations(dimensions: Dimensions, count: number): Generator<Case> {
  const names = Object.keys(dimensions).reverse()
  for (let n = 0; n < count; n++) {
    let rest = n
    const chosen: Record<string, unknown> = {}
    for (const name of names) {
      const choices = dimensions[name] ?? []
      chosen[name] = choices[rest % choices.length]
      rest = Math.floor(rest / choices.length)
    }
    yield caseOf(chosen)
  }
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
