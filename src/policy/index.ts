/**
 * policy: decides from facts what may pass. The rules are data (Cedar); this is only their judge.
 *
 * Promises: the same facts under the same policy get the same verdict; what no rule permits is refused; one refusing rule
 * is enough; a rule that fails is a refusal; a verdict names the rules that decided it, with their ground in law. Text
 * leaves with its values replaced unless a rule permits otherwise, and never with credentials. Serves AVG art. 5, 25 and
 * 32, UAVG art. 46. Pure: the texts of policy and schema are handed in, and facts never hold a value of a text.
 */
import { sha256 } from '../kernel/sha256.ts'
import type { Zone } from '../kernel/zone.ts'
import { type AnswerVerdict, decideAnswer, decideSend, replaces, type Treatment, type Verdict } from './decide.ts'
import { type Action, createEvaluate, type Ruling } from './evaluate.ts'
import { type Facts, factsKey, type UseCaseFacts } from './facts.ts'
import { createClassOf } from './facts-class.ts'
import { readRules, type WrittenRule } from './rules.ts'

export type { AnswerVerdict, Duty, Treatment, Verdict } from './decide.ts'
export { type Action, actions, type Ruling } from './evaluate.ts'
export type { Facts, UseCaseFacts } from './facts.ts'
export { attributesOf, type Matches, matchRule, scopeOf, wordsOf } from './match-rule.ts'
export type { Rule, WrittenRule } from './rules.ts'

/** The policy to start with, from the root of the package; the application reads it. */
export const defaultPolicyFile: string = 'src/policy/default.cedar'
/** The schema of the facts, from the root of the package. */
export const policySchemaFile: string = 'src/policy/schema.cedarschema'

/** One municipality's policy, ready to judge. */
export interface Policy {
  /** First 16 hexadecimal digits of the SHA-256 of the policy's text: recorded with every decision. */
  readonly version: string
  /** The rules in the order of the text. */
  readonly rules: readonly WrittenRule[]
  /** A name for facts that this policy cannot tell apart: the same name, the same verdicts. */
  classOf(facts: Facts, zone: Zone): string
  /** What all rules together say of one action. */
  judge(action: Action, facts: Facts, zone: Zone): Ruling
  /** May a text with these facts go to a model in this zone, and how? */
  judgeSend(facts: Facts, zone: Zone): Verdict
  /** May this person say that a find is no personal data? The facts' kinds are the one kind it was taken for. */
  judgeRelease(facts: Facts, zone: Zone): Ruling
  /** What may be done with an answer from this zone? */
  judgeAnswer(facts: Facts, zone: Zone): AnswerVerdict
  /** Whether this treatment replaces values of this kind. */
  replaces(treatment: Treatment, kind: string): boolean
}

/**
 * Makes a policy ready to judge.
 * @param text rules in Cedar, each with `@id`; refusals also with `@explanation` (Dutch) and `@ground`
 * @param schema the Cedar schema of the facts
 * @throws Problem invalid-policy with every issue
 */
export function createPolicy({ text, schema }: { readonly text: string; readonly schema: string }): Policy {
  const version = sha256(text).toString('hex').slice(0, 16)
  const book = readRules(text, schema)
  const evaluate = createEvaluate(book, version)
  const rules = [...book.rules.values()]
  return {
    version,
    rules,
    classOf: createClassOf(rules),
    judge: evaluate,
    judgeSend: remembered((facts, zone) => decideSend(evaluate, facts, zone)),
    judgeRelease: remembered((facts, zone) => evaluate('releaseFalseAlarm', facts, zone)),
    judgeAnswer: remembered((facts, zone) => decideAnswer(evaluate, facts, zone)),
    replaces,
  }
}

type Judge<V> = (facts: Facts, zone: Zone) => V

const mostRemembered = 4096
const unregistered: object = {}

/**
 * Keeps verdicts per version of a use case and set of facts: a question to Cedar costs a fifth of a millisecond, and a
 * municipality has few different sets of facts a day.
 */
function remembered<V>(judge: Judge<V>): Judge<V> {
  const shelves = new WeakMap<UseCaseFacts | object, Map<string, V>>()
  return (facts, zone) => {
    const owner = facts.useCase ?? unregistered
    const shelf = shelves.get(owner) ?? new Map<string, V>()
    shelves.set(owner, shelf)
    const key = factsKey(facts, zone)
    const known = shelf.get(key)
    if (known !== undefined) return known
    if (shelf.size >= mostRemembered) shelf.clear()
    const verdict = judge(facts, zone)
    shelf.set(key, verdict)
    return verdict
  }
}
