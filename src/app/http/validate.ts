/** Input of routes, checked by its zod schema: everything that is wrong in one answer (NL API Design Rules). */
import type { FastifySchemaCompiler } from 'fastify'
import type { z } from 'zod'
import { type Issue, Problem, type ProblemKind } from '../../kernel/problem.ts'
import { detailOf, pointerOf, type ZodIssue } from '../explain-issue.ts'

const invalidInput: ProblemKind = { code: 'invalid-input', status: 400, title: 'De aanvraag klopt niet.' }
const words = { missing: 'Dit ontbreekt.', object: 'een object' }

export const validate: FastifySchemaCompiler<z.ZodType> =
  ({ schema }) =>
  (input: unknown) => {
    const result = schema.safeParse(input)
    if (result.success) return { value: result.data }
    return { error: new Problem(invalidInput, { issues: result.error.issues.flatMap(explain) }) }
  }

function explain(issue: ZodIssue): Issue[] {
  if (issue.code !== 'unrecognized_keys')
    return [{ pointer: pointerOf(issue.path), detail: detailOf(issue, words), code: issue.code }]
  return issue.keys.map((key) => ({
    pointer: pointerOf([...issue.path, key]),
    detail: 'Dit veld bestaat niet.',
    code: issue.code,
  }))
}
