/** From the text of a policy (Cedar) to rules with an id, an explanation and a ground. */

import type { PolicyJson } from '@cedar-policy/cedar-wasm/nodejs'
import { type Issue, Problem } from '../kernel/problem.ts'
import { checkParsePolicySet, policySetTextToParts, policyToJson, validate } from './adapters/cedar.ts'
import { explainMistakes, type Mistake, mistakeText } from './explain-mistake.ts'
import { problems } from './problems.ts'

/** One rule as people see it. */
export interface Rule {
  readonly id: string
  /** Dutch (B1): why something is refused or permitted; may be empty for a rule that permits. */
  readonly explanation: string
  /** Law article or policy the rule stands on; may be empty for a rule that permits. */
  readonly ground: string
}

/** A rule with what it does, as it was written. */
export interface WrittenRule extends Rule {
  readonly effect: 'permit' | 'forbid'
  /** Cedar. */
  readonly text: string
  /** Where it begins in the text of the policy. */
  readonly at: number
  /** Cedar's own tree of it. */
  readonly tree: PolicyJson
}

export interface RuleBook {
  /** In the order of the text. */
  readonly rules: ReadonlyMap<string, WrittenRule>
  /** Cedar text per rule id. */
  readonly texts: Readonly<Record<string, string>>
}

type Part = Pick<WrittenRule, 'text' | 'at'>

/**
 * Reads and checks a policy against the schema of facts.
 * @throws Problem invalid-policy with every issue
 */
export function readRules(text: string, schema: string): RuleBook {
  const split = policySetTextToParts(text)
  if (split.type === 'failure') throw invalid(split.errors.flatMap((error) => told('', explainMistakes(error, text))))
  const issues: Issue[] = split.policy_templates.map(() => ({
    pointer: '',
    detail: 'Een sjabloon (template) kan hier niet.',
  }))
  const rules = new Map<string, WrittenRule>()
  for (const [index, part] of partsIn(text, split.policies).entries()) {
    const { rule, issue } = readRule(part, index)
    if (issue !== undefined) issues.push(issue)
    else if (rules.has(rule.id)) issues.push({ pointer: `/${rule.id}`, detail: 'Deze id komt twee keer voor.' })
    rules.set(rule.id, rule)
  }
  const texts = Object.fromEntries([...rules].map(([id, rule]) => [id, rule.text]))
  issues.push(...checkAgainstSchema({ text, schema, texts, rules }))
  if (issues.length > 0) throw invalid(issues)
  return { rules, texts }
}

function invalid(issues: readonly Issue[]): Problem {
  return new Problem(problems.invalidPolicy, { issues })
}

function told(pointer: string, mistakes: readonly Mistake[]): Issue[] {
  return mistakes.map((mistake) => ({ pointer, detail: mistakeText(mistake) }))
}

/** Cedar numbers the rules of a text and gives them by number as a word: the tenth before the second. */
function partsIn(text: string, policies: readonly string[]): Part[] {
  const inOrder: string[] = []
  const numbers = policies.map((_policy, number) => String(number)).sort()
  for (const [place, number] of numbers.entries()) inOrder[Number(number)] = policies[place] ?? ''
  let from = 0
  return inOrder.map((policy) => {
    const at = text.indexOf(policy, from)
    from = at + policy.length
    return { text: policy, at }
  })
}

function readRule({ text, at }: Part, index: number): { readonly rule: WrittenRule; readonly issue?: Issue } {
  const parsed = policyToJson(text)
  if (parsed.type === 'failure') throw new Error('A rule that was just read cannot be read')
  const { effect } = parsed.json
  const { id = '', explanation = '', ground = '' } = parsed.json.annotations ?? {}
  const rule = { id: id || `regel-${index + 1}`, effect, explanation, ground, text, at }
  const written = { ...rule, tree: parsed.json }
  if (id === '') return { rule: written, issue: { pointer: `/${index}`, detail: 'Geef de regel een @id.' } }
  if (effect === 'forbid' && (rule.explanation === '' || rule.ground === ''))
    return { rule: written, issue: { pointer: `/${id}`, detail: 'Een weigering heeft @explanation en @ground nodig.' } }
  return { rule: written }
}

interface Checking {
  readonly text: string
  readonly schema: string
  readonly texts: Readonly<Record<string, string>>
  readonly rules: ReadonlyMap<string, WrittenRule>
}

function checkAgainstSchema({ text, schema, texts, rules }: Checking): Issue[] {
  const parsed = checkParsePolicySet({ staticPolicies: { ...texts } })
  if (parsed.type === 'failure') return parsed.errors.map(({ message }) => ({ pointer: '', detail: message }))
  const checked = validate({
    schema,
    policies: { staticPolicies: { ...texts } },
    validationSettings: { mode: 'strict' },
  })
  if (checked.type === 'failure') return checked.errors.map(({ message }) => ({ pointer: '', detail: message }))
  const mistakes = checked.validationErrors.flatMap(({ policyId, error }) =>
    explainMistakes(error, text, rules.get(policyId)?.at).map((mistake) => ({ policyId, ...mistake })),
  )
  // Cedar tells them in no order, and repeats a mistake for every action that the rule speaks of.
  const sorted = mistakes.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))
  const issues = sorted.flatMap((mistake) => told(`/${mistake.policyId}`, [mistake]))
  return [...new Map(issues.map((issue) => [issue.pointer + issue.detail, issue])).values()]
}
