/** From the text of a policy (Cedar) to rules with an id, an explanation and a ground. */

import { type Issue, Problem } from '../kernel/problem.ts'
import { checkParsePolicySet, policySetTextToParts, policyToJson, validate } from './adapters/cedar.ts'
import { problems } from './problems.ts'

/** One rule as people see it. */
export interface Rule {
  readonly id: string
  /** Dutch (B1): why something is refused; empty for a rule that only permits. */
  readonly explanation: string
  /** Law article or policy the rule stands on; empty for a rule that only permits. */
  readonly ground: string
}

export interface RuleBook {
  readonly rules: ReadonlyMap<string, Rule>
  /** Cedar text per rule id. */
  readonly texts: Readonly<Record<string, string>>
}

/**
 * Reads and checks a policy against the schema of facts.
 * @throws Problem invalid-policy with every issue
 */
export function readRules(text: string, schema: string): RuleBook {
  const parts = policySetTextToParts(text)
  if (parts.type === 'failure') throw invalid(parts.errors.map(({ message }) => ({ pointer: '', detail: message })))
  const issues: Issue[] = parts.policy_templates.map(() => ({
    pointer: '',
    detail: 'Een sjabloon (template) kan hier niet.',
  }))
  const rules = new Map<string, Rule>()
  const texts: Record<string, string> = {}
  for (const [at, part] of parts.policies.entries()) {
    const { rule, issue } = readRule(part, at)
    if (issue !== undefined) issues.push(issue)
    else if (rules.has(rule.id)) issues.push({ pointer: `/${rule.id}`, detail: 'Deze id komt twee keer voor.' })
    rules.set(rule.id, rule)
    texts[rule.id] = part
  }
  issues.push(...checkAgainstSchema(texts, schema))
  if (issues.length > 0) throw invalid(issues)
  return { rules, texts }
}

function invalid(issues: readonly Issue[]): Problem {
  return new Problem(problems.invalidPolicy, { issues })
}

function readRule(text: string, at: number): { readonly rule: Rule; readonly issue?: Issue } {
  const parsed = policyToJson(text)
  const annotations = parsed.type === 'success' ? (parsed.json.annotations ?? {}) : {}
  const { id = '', explanation = '', ground = '' } = annotations
  const rule = { id: id || `regel-${at + 1}`, explanation, ground }
  if (id === '') return { rule, issue: { pointer: `/${at}`, detail: 'Geef de regel een @id.' } }
  const isRefusal = parsed.type === 'success' && parsed.json.effect === 'forbid'
  if (isRefusal && (explanation === '' || ground === ''))
    return { rule, issue: { pointer: `/${id}`, detail: 'Een weigering heeft @explanation en @ground nodig.' } }
  return { rule }
}

function checkAgainstSchema(texts: Readonly<Record<string, string>>, schema: string): Issue[] {
  const parsed = checkParsePolicySet({ staticPolicies: { ...texts } })
  if (parsed.type === 'failure') return parsed.errors.map(({ message }) => ({ pointer: '', detail: message }))
  const checked = validate({
    schema,
    policies: { staticPolicies: { ...texts } },
    validationSettings: { mode: 'strict' },
  })
  if (checked.type === 'failure') return checked.errors.map(({ message }) => ({ pointer: '', detail: message }))
  // Cedar repeats a mistake for every action that the rule speaks of.
  const found = new Map(checked.validationErrors.map(({ policyId, error }) => [policyId, error.message]))
  return [...found].map(([policyId, detail]) => ({ pointer: `/${policyId}`, detail }))
}
