/**
 * The policy matrix: what the engine says of every kind of data × zone × role × use case. Cedar is asked once for facts
 * that no rule can tell apart (policy/facts-class.ts), so the whole of it costs a few hundred questions.
 */
import type { Role } from '../../identity/index.ts'
import type { Zone } from '../../kernel/zone.ts'
import type { Facts, Policy, UseCaseFacts, Verdict } from '../../policy/index.ts'

/** All that can be combined. */
export interface Domain {
  /** Kinds of personal data; a text without any is always a case too. */
  readonly kinds: readonly string[]
  readonly zones: readonly Zone[]
  readonly roles: readonly Role[]
  readonly useCases: readonly UseCaseFacts[]
}

/** One answer of the engine. */
export type Outcome =
  | {
      readonly effect: 'permit'
      readonly treatment: string
      readonly duties: readonly string[]
      readonly rules: readonly string[]
    }
  | { readonly effect: 'deny'; readonly rules: readonly string[] }

export interface Matrix {
  readonly domain: Domain
  /** Different answers; cells name them by their place here. */
  readonly outcomes: readonly Outcome[]
  /** By use case, then role, then kind (none first), then zone. */
  readonly cells: Uint16Array
}

/** What a text without personal data counts as. */
export const noKind = ''

export function kindsOf({ kinds }: Domain): readonly string[] {
  return [noKind, ...kinds]
}

/** Asks what comes out for facts, and remembers it for all that look the same to the policy. */
export function createAsking(policy: Policy) {
  const outcomes: Outcome[] = []
  const known = new Map<string, number>()
  const places = new Map<string, number>()
  return {
    outcomes,
    /** The place of the outcome in `outcomes`. */
    ask(facts: Facts, zone: Zone): number {
      const name = policy.classOf(facts, zone)
      const before = known.get(name)
      if (before !== undefined) return before
      const outcome = outcomeOf(policy.judgeSend(facts, zone))
      const text = JSON.stringify(outcome)
      const place = places.get(text) ?? outcomes.push(outcome) - 1
      places.set(text, place)
      known.set(name, place)
      return place
    },
  }
}

export function outcomeOf(verdict: Verdict): Outcome {
  const rules = verdict.rules.map(({ id }) => id)
  if (verdict.effect === 'deny') return { effect: 'deny', rules }
  return { effect: 'permit', treatment: verdict.treatment, duties: verdict.duties, rules }
}

export function factsFor(useCase: UseCaseFacts, role: string, kind: string): Facts {
  return { actor: { kind: 'person', roles: [role] }, useCase, kinds: kind === noKind ? [] : [kind] }
}

/**
 * Fills every cell.
 * @param pause lets others go first; awaited after every use case and role
 */
export async function computeMatrix(policy: Policy, domain: Domain, pause: () => Promise<void>): Promise<Matrix> {
  const { outcomes, ask } = createAsking(policy)
  const kinds = kindsOf(domain)
  const { useCases, roles, zones } = domain
  const cells = new Uint16Array(useCases.length * roles.length * kinds.length * zones.length)
  let at = 0
  for (const useCase of useCases) {
    for (const role of roles) {
      for (const kind of kinds) for (const zone of zones) cells[at++] = ask(factsFor(useCase, role, kind), zone)
      await pause()
    }
  }
  return { domain, outcomes, cells }
}
