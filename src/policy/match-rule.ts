/** One rule by itself: on which facts its conditions hold, whatever the other rules say. */
import { sha256 } from '../kernel/sha256.ts'
import { type Zone, zones } from '../kernel/zone.ts'
import { preparsePolicySet, statefulIsAuthorized } from './adapters/cedar.ts'
import { type Action, actions, requestOf } from './evaluate.ts'
import type { Facts } from './facts.ts'
import type { WrittenRule } from './rules.ts'

/** Whether the rule speaks about this. */
export type Matches = (action: Action, facts: Facts, zone: Zone) => boolean

/** @param rule that was checked against the schema */
export function matchRule({ id, text }: WrittenRule): Matches {
  const name = `rule ${sha256(text).toString('hex')}`
  preparsePolicySet(name, { staticPolicies: { [id]: text } })
  return (action, facts, zone) => {
    const answer = statefulIsAuthorized({ ...requestOf(action, facts, zone), preparsedPolicySetId: name })
    // A rule that fails on the facts is a refusal of everything: then it speaks.
    return (
      answer.type !== 'success' ||
      answer.response.diagnostics.reason.length > 0 ||
      answer.response.diagnostics.errors.length > 0
    )
  }
}

/** The actions and zones that the head of a rule names; all of them when it names none. */
export function scopeOf({ tree }: WrittenRule): {
  readonly actions: readonly Action[]
  readonly zones: readonly Zone[]
} {
  return { actions: namedIn(tree.action, actions), zones: namedIn(tree.resource, zones) }
}

function namedIn<T extends string>(head: unknown, all: readonly T[]): readonly T[] {
  const text = JSON.stringify(head)
  const named = all.filter((name) => text.includes(`"id":"${name}"`))
  return named.length === 0 ? all : named
}

/** The words that a rule uses of the facts: `kinds`, `relaxOwn`, `useCase`, … */
export function attributesOf({ tree }: WrittenRule): ReadonlySet<string> {
  const found = new Set<string>()
  collect(tree.conditions, found)
  return found
}

function collect(node: unknown, into: Set<string>): void {
  if (typeof node !== 'object' || node === null) return
  if ('attr' in node) for (const name of [node.attr].flat()) into.add(String(name))
  for (const child of Object.values(node)) collect(child, into)
}

/** The texts that a rule names, its own words for operators too. */
export function wordsOf({ tree }: WrittenRule): ReadonlySet<string> {
  const found = new Set<string>()
  const visit = (node: unknown) => {
    if (typeof node === 'string') found.add(node)
    else if (typeof node === 'object' && node !== null) for (const child of Object.values(node)) visit(child)
  }
  visit([tree.principal, tree.action, tree.resource, tree.conditions])
  return found
}
