/** One question to Cedar: may this action happen with these facts, and which rules decided it? */
import type { Response } from '@cedar-policy/cedar-wasm/nodejs'
import type { Zone } from '../kernel/zone.ts'
import { preparsePolicySet, statefulIsAuthorized } from './adapters/cedar.ts'
import { contextOf, type Facts } from './facts.ts'
import type { Rule, RuleBook } from './rules.ts'

/** What rules decide about; `schema.cedarschema` has the same list. */
export const actions = [
  'send',
  'sendPseudonymised',
  'showNotice',
  'keepNoText',
  'releaseFalseAlarm',
  'showNewPersonalData',
  'maskNewPersonalData',
  'showImages',
] as const
/** One of `actions`. */
export type Action = (typeof actions)[number]

/** What rules say of one action. */
export interface Ruling {
  readonly isAllowed: boolean
  /** The rules that decided; for a refusal never empty. */
  readonly rules: readonly Rule[]
}

export type Evaluate = (action: Action, facts: Facts, zone: Zone) => Ruling

/** Cedar could not apply a rule to the facts: then nothing passes. */
export const failedRule: Rule = {
  id: 'beleid-werkt-niet',
  explanation: 'Het beleid kon niet worden toegepast. Daarom gaat er niets door.',
  ground: 'AVG art. 25',
}

/** No rule speaks of this: what is not permitted is refused. */
export const silentRule: Rule = {
  id: 'geen-regel-staat-dit-toe',
  explanation: 'Geen regel van het beleid staat dit toe.',
  ground: 'AVG art. 25 lid 2',
}

/** Hands the rules to Cedar once; questions are then cheap. @param name unique for this set of rules */
export function createEvaluate({ rules, texts }: RuleBook, name: string): Evaluate {
  preparsePolicySet(name, { staticPolicies: { ...texts } })
  return (action, facts, zone) => {
    const answer = statefulIsAuthorized({ ...requestOf(action, facts, zone), preparsedPolicySetId: name })
    return answer.type === 'success' ? rulingOf(answer.response, rules) : { isAllowed: false, rules: [failedRule] }
  }
}

/** The question as Cedar takes it. */
export function requestOf(action: Action, facts: Facts, zone: Zone) {
  return {
    principal: { type: 'Actor', id: facts.actor.kind },
    action: { type: 'Action', id: action },
    resource: { type: 'Zone', id: zone },
    context: contextOf(facts, zone),
    entities: [],
  }
}

function rulingOf({ decision, diagnostics }: Response, rules: ReadonlyMap<string, Rule>): Ruling {
  if (diagnostics.errors.length > 0) return { isAllowed: false, rules: [failedRule] }
  const deciding = diagnostics.reason.flatMap((id) => rules.get(id) ?? []).sort((a, b) => a.id.localeCompare(b.id))
  if (decision === 'allow') return { isAllowed: true, rules: deciding }
  return { isAllowed: false, rules: deciding.length > 0 ? deciding : [silentRule] }
}
