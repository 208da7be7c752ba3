/**
 * Which facts no rule of a policy can tell apart. Cedar compares strings only for being equal, in sets too; so a policy
 * that names no string keeps its verdict when strings that it does not name change places everywhere at once. Two sets of
 * facts that differ only so have one key. `like` looks inside a string: a policy with it tells every string apart.
 */
import type { Zone } from '../kernel/zone.ts'
import { contextOf, type Facts } from './facts.ts'
import type { WrittenRule } from './rules.ts'

/** Gives facts that get the same verdict the same name. */
export type ClassOf = (facts: Facts, zone: Zone) => string

export function createClassOf(rules: Iterable<WrittenRule>): ClassOf {
  const named = new Set<string>()
  let looksInside = false
  for (const { tree } of rules) {
    const { annotations: _said, ...judged } = tree
    looksInside = collect(judged, named) || looksInside
  }
  const isNamed = (text: string): boolean => looksInside || named.has(text)
  return (facts, zone) => classKey(facts, zone, isNamed)
}

/** All strings of a rule, its own words too: telling too much apart is slow, never wrong. @returns whether it uses `like` */
function collect(node: unknown, into: Set<string>): boolean {
  if (typeof node === 'string') into.add(node)
  if (typeof node !== 'object' || node === null) return false
  let looksInside = 'like' in node
  for (const child of Object.values(node)) looksInside = collect(child, into) || looksInside
  return looksInside
}

function classKey(facts: Facts, zone: Zone, isNamed: (text: string) => boolean): string {
  const { useCase, ...asked } = contextOf(facts, zone)
  const places = new Map<string, string>()
  const put = (place: string, texts: readonly string[]) => {
    for (const text of texts) places.set(text, (places.get(text) ?? '') + place)
  }
  put('y', [asked.actorKind])
  put('z', [zone])
  put('a', asked.roles)
  put('b', asked.kinds)
  if (useCase !== undefined) {
    put('c', [useCase.id])
    put('d', [useCase.state])
    put('e', [useCase.riskClass])
    put('f', useCase.zones)
    put('g', useCase.kinds)
    put('h', useCase.roles)
  }
  const parts = [...places].map(([text, place]) => (isNamed(text) ? `${text}=${place}` : `=${place}`)).sort()
  const flags = [asked.hasCredential, ...(useCase === undefined ? [] : flagsOf(useCase))].map(Number).join('')
  // Zone and kind of actor are entities of the request: those are always told apart.
  return `${zone}|${asked.actorKind}|${flags}|${parts.join()}`
}

function flagsOf(useCase: NonNullable<ReturnType<typeof contextOf>['useCase']>): boolean[] {
  const { everyKind, everyone, relaxOwn, keepNoText, hasNotice } = useCase
  return [everyKind, everyone, relaxOwn, keepNoText, hasNotice]
}
