/** One rule of a draft, made, changed or taken away in a form; the rest of the text stays as it was written. */
import type { SignedIn } from '../../identity/index.ts'
import { Problem } from '../../kernel/problem.ts'
import { createPolicy, type WrittenRule } from '../../policy/index.ts'
import type { Book } from '../book.ts'
import type { FormRule } from '../form-contract.ts'
import { problems } from '../problems.ts'
import type { StoredVersion } from '../store/versions.ts'
import { find, saveVersion } from '../version/versions.ts'
import { writeRule } from './write-rule.ts'

export interface RuleChange {
  readonly id: string
  readonly revision: number
  /** Id of the rule that it takes the place of; null for a new one. */
  readonly replaces: string | null
  /** Null takes the rule away. */
  readonly rule: FormRule | null
  readonly isConfirmed: boolean
}

/** @throws Problem not-found, policy-rule-exists, policy-locks-out, policy-not-editable, policy-saved-meanwhile */
export async function changeRule(
  book: Book,
  person: SignedIn,
  { id, revision, replaces, rule, isConfirmed }: RuleChange,
): Promise<StoredVersion> {
  const { text, reason } = await find(book, person, id)
  const { rules } = createPolicy({ text, schema: book.schema })
  const old = rules.find((one) => one.id === replaces)
  if (replaces !== null && old === undefined) throw new Problem(problems.notFound)
  if (rule !== null && rule.id !== replaces && rules.some((one) => one.id === rule.id))
    throw new Problem(problems.ruleExists)
  const written = rule === null ? '' : writeRule(rule)
  const changed = old === undefined ? `${text.trimEnd()}\n\n${written}\n` : putFor(text, old, written)
  return saveVersion(book, person, { id, revision, reason, text: changed, isConfirmed })
}

/** The text with another rule in the place of one, or with none there. */
function putFor(text: string, { at, text: old }: WrittenRule, written: string): string {
  const after = text.slice(at + old.length)
  return text.slice(0, at) + (written === '' ? after.replace(/^\n+/, '') : written + after)
}
