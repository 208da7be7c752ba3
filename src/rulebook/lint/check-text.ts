/** A text before it is saved: what is wrong with it, and what is odd. */
import { roles, type SignedIn } from '../../identity/index.ts'
import { Problem } from '../../kernel/problem.ts'
import { piiTypes } from '../../pii/index.ts'
import { createPolicy, type Policy } from '../../policy/index.ts'
import type { Book } from '../book.ts'
import type { PolicyCheck } from '../contract.ts'
import { problems } from '../problems.ts'
import { lint, type Warning } from './lint.ts'

/** All that can be said of a text; nothing of it is kept. */
export async function checkText(book: Book, person: SignedIn, text: string): Promise<PolicyCheck> {
  try {
    const policy = createPolicy({ text, schema: book.schema })
    return { mistakes: [], warnings: await warningsOf(book, person, policy) }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const mistakes = (error.options.issues ?? []).map(({ pointer, detail }) => ({ rule: pointer.slice(1), detail }))
    return { mistakes, warnings: [] }
  }
}

/**
 * The policy of a text that may be saved. A text that shuts everybody out only goes when the person says that this is
 * what they want.
 * @throws Problem invalid-policy, policy-locks-out
 */
export async function requireSound(
  book: Book,
  person: SignedIn,
  { text, isConfirmed }: { readonly text: string; readonly isConfirmed: boolean },
): Promise<Policy> {
  const policy = createPolicy({ text, schema: book.schema })
  const shut = (await warningsOf(book, person, policy)).filter(({ kind }) => kind === 'locks-out')
  if (shut.length > 0 && !isConfirmed)
    throw new Problem(problems.locksOut, { members: { rules: shut.map(({ rule }) => rule) } })
  return policy
}

function warningsOf({ useCases, words, pause }: Book, { tenant }: SignedIn, policy: Policy): Promise<Warning[]> {
  const registered = useCases.list(tenant)
  const vocabulary = { ...words, kinds: piiTypes, roles, useCases: registered.map(({ id }) => id) }
  return lint({ policy, vocabulary, useCases: registered, pause })
}
