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
  /** Cedar's own tree of it. */
  readonly tree: PolicyJson
}

export interface RuleBook {
  /** In the order of the text. */
  readonly rules: ReadonlyMap<string, WrittenRule>
  /** Cedar text per rule id. */
  readonly texts: Readonly<Record<string, string>>
}

/** One rule of the text, and where it begins. */
interface Part {
  readonly text: string
  readonly at: number
}

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
  const parts = new Map<string, Part>()
  for (const [index, part] of partsIn(text, split.policies).entries()) {
    const { rule, issue } = readRule(part.text, index)
    if (issue !== undefined) issues.push(issue)
    else if (rules.has(rule.id)) issues.push({ pointer: `/${rule.id}`, detail: 'Deze id komt twee keer voor.' })
    rules.set(rule.id, rule)
    parts.set(rule.id, part)
  }
  const texts = Object.fromEntries([...parts].map(([id, part]) => [id, part.text]))
  issues.push(...checkAgainstSchema({ text, schema, texts, parts }))
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
  const numbers = policies.map((_policy, number) => number).sort((a, b) => (`${a}` < `${b}` ? -1 : 1))
  const inOrder = policies
    .map((policy, at) => ({ policy, number: numbers[at] ?? 0 }))
    .sort((a, b) => a.number - b.number)
  let from = 0
  return inOrder.map(({ policy }) => {
    const at = text.indexOf(policy, from)
    from = at + policy.length
    return { text: policy, at }
  })
}

function readRule(text: string, at: number): { readonly rule: WrittenRule; readonly issue?: Issue } {
  const parsed = policyToJson(text)
  if (parsed.type === 'failure') throw new Error('A rule that was just read cannot be read')
  const { effect } = parsed.json
  const { id = '', explanation = '', ground = '' } = parsed.json.annotations ?? {}
  const rule = { id: id || `regel-${at + 1}`, effect, explanation, ground, text }
  const written = { ...rule, tree: parsed.json }
  if (id === '') return { rule: written, issue: { pointer: `/${at}`, detail: 'Geef de regel een @id.' } }
  if (effect === 'forbid' && (rule.explanation === '' || rule.ground === ''))
    return { rule: written, issue: { pointer: `/${id}`, detail: 'Een weigering heeft @explanation en @ground nodig.' } }
  return { rule: written }
}

interface Checking {
  readonly text: string
  readonly schema: string
  readonly texts: Readonly<Record<string, string>>
  readonly parts: ReadonlyMap<string, Part>
}

function checkAgainstSchema({ text, schema, texts, parts }: Checking): Issue[] {
  const parsed = checkParsePolicySet({ staticPolicies: { ...texts } })
  if (parsed.type === 'failure') return parsed.errors.map(({ message }) => ({ pointer: '', detail: message }))
  const checked = validate({
    schema,
    policies: { staticPolicies: { ...texts } },
    validationSettings: { mode: 'strict' },
  })
  if (checked.type === 'failure') return checked.errors.map(({ message }) => ({ pointer: '', detail: message }))
  const mistakes = checked.validationErrors.flatMap(({ policyId, error }) =>
    explainMistakes(error, text, parts.get(policyId)?.at).map((mistake) => ({ policyId, ...mistake })),
  )
  // Cedar tells them in no order, and repeats a mistake for every action that the rule speaks of.
  const sorted = mistakes.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))
  const issues = sorted.flatMap((mistake) => told(`/${mistake.policyId}`, [mistake]))
  return [...new Map(issues.map((issue) => [issue.pointer + issue.detail, issue])).values()]
}
