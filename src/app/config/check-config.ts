/** From zod's findings to problems a Dutch administrator can act on. Never repeats a value: it could be a secret. */
import type { z } from 'zod'
import type { Issue } from '../../kernel/problem.ts'
import { detailOf, pointerOf, type ZodIssue } from '../explain-issue.ts'
import { nearest } from './nearest.ts'
import { fieldsAt } from './walk-schema.ts'

export interface PlacedIssue extends Issue {
  /** `line:column` when it is from the file. */
  readonly at: string | undefined
}

const words = { missing: 'Deze instelling ontbreekt.', object: 'een groep instellingen' }

/** @param where finds a pointer's place in the file */
export function collectIssues<T>(
  schema: z.ZodType<T>,
  value: unknown,
  where: (pointer: string) => string | undefined,
): { config: T | undefined; issues: PlacedIssue[] } {
  const result = schema.safeParse(value)
  if (result.success) return { config: result.data, issues: [] }
  const issues = result.error.issues.flatMap((issue) => explain(schema, issue))
  return { config: undefined, issues: issues.map((issue) => ({ ...issue, at: where(issue.pointer) })) }
}

function explain(schema: z.ZodType, issue: ZodIssue): Issue[] {
  if (issue.code !== 'unrecognized_keys') return [{ pointer: pointerOf(issue.path), detail: detailOf(issue, words) }]
  const known = fieldsAt(schema, issue.path)
  return issue.keys.map((key) => {
    const meant = nearest(key, known)
    const hint = meant === undefined ? `Mogelijk zijn: ${known.join(', ')}.` : `Bedoelde je “${meant}”?`
    return { pointer: pointerOf([...issue.path, key]), detail: `Deze instelling bestaat niet. ${hint}` }
  })
}
