/** Templates beside what is in force: what a municipality would get, and what would go. */
import type { SignedIn } from '../../identity/index.ts'
import type { WrittenRule } from '../../policy/index.ts'
import type { Book } from '../book.ts'
import type { PolicyTemplate } from '../contract.ts'
import { presentRule } from '../version/present-rules.ts'

export function listTemplates({ templates, shelves }: Book, { tenant }: SignedIn): PolicyTemplate[] {
  const now = shelves.policy(tenant).rules
  return templates.map(({ id, name, summary, suits, text, rules }) => ({
    ...{ id, name, summary, suits: [...suits], text },
    added: missingIn(now, rules).map(presentRule),
    removed: missingIn(rules, now).map(presentRule),
  }))
}

/** Rules that are not there with the same text. */
function missingIn(there: readonly WrittenRule[], rules: readonly WrittenRule[]): WrittenRule[] {
  const texts = new Set(there.map(({ text }) => text))
  return rules.filter(({ text }) => !texts.has(text))
}
