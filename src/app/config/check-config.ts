/** From zod's findings to problems a Dutch administrator can act on. Never repeats a value: it could be a secret. */
import type { z } from 'zod'
import type { Issue } from '../../kernel/problem.ts'
import { nearest } from './nearest.ts'
import { fieldsAt } from './walk-schema.ts'

export interface PlacedIssue extends Issue {
  /** `line:column` when it is from the file. */
  readonly at: string | undefined
}

type ZodIssue = z.core.$ZodIssue

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
  if (issue.code !== 'unrecognized_keys') return [{ pointer: pointerOf(issue.path), detail: detailOf(issue) }]
  const known = fieldsAt(schema, issue.path)
  return issue.keys.map((key) => {
    const meant = nearest(key, known)
    const hint = meant === undefined ? `Mogelijk zijn: ${known.join(', ')}.` : `Bedoelde je “${meant}”?`
    return { pointer: pointerOf([...issue.path, key]), detail: `Deze instelling bestaat niet. ${hint}` }
  })
}

export function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

const typeNames: { readonly [type: string]: string } = {
  string: 'een tekst',
  number: 'een getal',
  int: 'een heel getal',
  boolean: 'true of false',
  array: 'een lijst',
  object: 'een groep instellingen',
}

function detailOf(issue: ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined && issue.message.includes('undefined')) return 'Deze instelling ontbreekt.'
      return `Hier hoort ${typeNames[issue.expected] ?? issue.expected}.`
    case 'invalid_value':
      return `Kies een van: ${issue.values.map(String).join(', ')}.`
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? 'Dit mag niet leeg zijn.'
        : `Dit is minstens ${issue.minimum}.`
    case 'too_big':
      return issue.origin === 'string'
        ? `Dit is hoogstens ${issue.maximum} tekens.`
        : `Dit is hoogstens ${issue.maximum}.`
    case 'invalid_format':
      return issue.format === 'url'
        ? 'Hier hoort een adres dat begint met http:// of https://.'
        : 'Deze schrijfwijze kan hier niet.'
    case 'custom':
      return issue.message
    default:
      return 'Deze waarde kan hier niet.'
  }
}
