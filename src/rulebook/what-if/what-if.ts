/** What another policy would have said of decisions that were really taken, and for whom that would be different. */
import type { Facts, Policy, UseCaseFacts } from '../../policy/index.ts'
import { createAsking, type Outcome } from '../matrix/matrix.ts'
import type { FactsGroup, Recorded } from './recorded-facts.ts'

/** Decisions that would end differently, alike in everything that is told of them. */
export interface Change {
  readonly useCase: string
  readonly roles: readonly string[]
  readonly zone: FactsGroup['zone']
  readonly kinds: readonly string[]
  readonly from: Outcome
  readonly to: Outcome
  readonly count: number
  /** How many different people and programs. */
  readonly actors: number
}

export interface WhatIf {
  readonly count: number
  readonly unknown: number
  readonly changed: number
  /** Different people and programs for whom anything would change. */
  readonly actors: number
  /** Most decisions first. */
  readonly changes: readonly Change[]
}

export interface Comparing {
  readonly live: Policy
  readonly draft: Policy
  readonly recorded: Recorded
  /** A use case as it stood at its version; undefined when it was not registered. */
  readonly useCaseAt: (id: string, version: number) => Promise<UseCaseFacts | undefined>
  readonly pause: () => Promise<void>
}

/** Both policies are asked about the same facts, so what differs is the policy and nothing else. */
export async function compare({ live, draft, recorded, useCaseAt, pause }: Comparing): Promise<WhatIf> {
  const [now, then] = [createAsking(live), createAsking(draft)]
  const changes: Change[] = []
  const touched = new Set<string>()
  for (const group of recorded.groups) {
    const { useCase, roles, zone, kinds, count, actors } = group
    const facts = factsOf(group, await useCaseAt(useCase.id, useCase.version))
    const [from, to] = [now.outcomes[now.ask(facts, zone)], then.outcomes[then.ask(facts, zone)]]
    await pause()
    if (from === undefined || to === undefined || isSame(from, to)) continue
    for (const actor of actors) touched.add(actor)
    changes.push({ useCase: useCase.id, roles, zone, kinds, from, to, count, actors: actors.size })
  }
  const changed = changes.reduce((sum, { count }) => sum + count, 0)
  changes.sort((a, b) => b.count - a.count)
  return { count: recorded.count, unknown: recorded.unknown, changed, actors: touched.size, changes }
}

function factsOf({ actorKind, roles, kinds }: FactsGroup, useCase: UseCaseFacts | undefined): Facts {
  return { actor: { kind: actorKind, roles }, useCase, kinds }
}

/** The same for who asks: which rules decided may differ. */
export function isSame(a: Outcome, b: Outcome): boolean {
  if (a.effect === 'deny' || b.effect === 'deny') return a.effect === b.effect
  return a.treatment === b.treatment && [...a.duties].sort().join() === [...b.duties].sort().join()
}
