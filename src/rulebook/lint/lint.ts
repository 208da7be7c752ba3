/**
 * What is odd about a policy that can be read well: rules that never say anything, permissions that never count, and a
 * policy under which nobody can ask anything any more. Found by asking the engine.
 */
import type { Zone } from '../../kernel/zone.ts'
import { zones } from '../../kernel/zone.ts'
import {
  type Action,
  type Facts,
  matchRule,
  type Policy,
  scopeOf,
  type UseCaseFacts,
  type WrittenRule,
} from '../../policy/index.ts'
import { type Case, casesFor, type Vocabulary } from './cases.ts'

export interface Warning {
  /** never: its conditions hold for nothing · overruled: something always refuses it · locks-out: nobody can ask. */
  readonly kind: 'never' | 'overruled' | 'locks-out'
  readonly rule: string
  /** Dutch (B1). */
  readonly detail: string
}

export interface Linting {
  readonly policy: Policy
  readonly vocabulary: Vocabulary
  /** Registered use cases. */
  readonly useCases: readonly UseCaseFacts[]
  readonly pause: () => Promise<void>
}

export async function lint({ policy, vocabulary, useCases, pause }: Linting): Promise<Warning[]> {
  const warnings: Warning[] = []
  for (const rule of policy.rules) {
    const cases = casesFor(rule, vocabulary)
    if (cases !== undefined) warnings.push(...(await judgeRule({ policy, rule, cases, pause })))
    await pause()
  }
  return [...warnings, ...lockOuts(policy, vocabulary, useCases)]
}

interface Judging {
  readonly policy: Policy
  readonly rule: WrittenRule
  readonly cases: Iterable<Case>
  readonly pause: () => Promise<void>
}

/** Cases that are tried before others go first. */
const stretch = 100

async function judgeRule({ policy, rule, cases, pause }: Judging): Promise<Warning[]> {
  const matches = matchRule(rule)
  const { actions } = scopeOf(rule)
  const overruling = new Set<string>()
  const seen = new Set<string>()
  let hasMatched = false
  for (const { facts, zone } of cases) {
    // Cases that no rule can tell apart have the same answer.
    const name = policy.classOf(facts, zone)
    if (seen.has(name)) continue
    seen.add(name)
    if (seen.size % stretch === 0) await pause()
    for (const action of actions) {
      if (!matches(action, facts, zone)) continue
      if (rule.effect === 'forbid') return []
      hasMatched = true
      const ruling = policy.judge(action, facts, zone)
      if (ruling.isAllowed) return []
      for (const { id } of ruling.rules) overruling.add(id)
    }
  }
  if (!hasMatched)
    return [{ kind: 'never', rule: rule.id, detail: 'Deze regel past nergens op. Kijk de voorwaarden na.' }]
  const names = [...overruling].join(', ')
  return [
    { kind: 'overruled', rule: rule.id, detail: `Wat deze regel toestaat, wordt altijd verboden door: ${names}.` },
  ]
}

/** Whether these roles can ask anything at all: of a registered use case that is in use, to any zone, with nothing in it. */
export function canAsk(policy: Policy, roles: readonly string[], useCases: readonly UseCaseFacts[]): boolean {
  return askings(roles, useCases).some(({ facts, zone }) => policy.judgeSend(facts, zone).effect === 'permit')
}

function askings(roles: readonly string[], useCases: readonly UseCaseFacts[]): Case[] {
  const inUse = useCases.filter(({ state }) => state === 'in-gebruik')
  return inUse.flatMap((useCase) =>
    zones.map((zone) => ({ zone, facts: { actor: { kind: 'person' as const, roles }, useCase, kinds: [] } })),
  )
}

/** Nothing to say while no use case is in use: then nobody could ask anything, whatever the policy is. */
function lockOuts(policy: Policy, { roles }: Vocabulary, useCases: readonly UseCaseFacts[]): Warning[] {
  const cases = roles.flatMap((role) => askings([role], useCases))
  if (cases.length === 0 || roles.some((role) => canAsk(policy, [role], useCases))) return []
  const culprits = policy.rules.filter((rule) => rule.effect === 'forbid' && refusesAll(rule, cases))
  const detail = 'Met deze tekst kan niemand nog iets vragen, jij ook niet.'
  return (culprits.length === 0 ? [{ id: '' }] : culprits).map(({ id }) => ({ kind: 'locks-out', rule: id, detail }))
}

const leaving: readonly Action[] = ['sendPseudonymised']

function refusesAll(rule: WrittenRule, cases: readonly { readonly facts: Facts; readonly zone: Zone }[]): boolean {
  const matches = matchRule(rule)
  return cases.every(({ facts, zone }) => leaving.every((action) => matches(action, facts, zone)))
}
