/** From zod's findings to what a Dutch reader can act on. Never repeats a value: it could be a secret or a text. */
import type { z } from 'zod'

export type ZodIssue = z.core.$ZodIssue

/** JSON Pointer (RFC 6901) of a path. */
export function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

export interface IssueWords {
  readonly missing: string
  readonly object: string
}

/** One sentence, B1: what is wrong and what is expected. */
export function detailOf(issue: ZodIssue, words: IssueWords): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined && issue.message.includes('undefined')) return words.missing
      return `Hier hoort ${issue.expected === 'object' ? words.object : (typeNames[issue.expected] ?? issue.expected)}.`
    case 'invalid_value':
      return `Kies een van: ${issue.values.map(String).join(', ')}.`
    case 'too_small':
      return tooSmall(issue)
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

const typeNames: { readonly [type: string]: string } = {
  string: 'een tekst',
  number: 'een getal',
  int: 'een heel getal',
  boolean: 'true of false',
  array: 'een lijst',
}

function tooSmall({ origin, minimum }: z.core.$ZodIssueTooSmall): string {
  if (origin !== 'string' && origin !== 'array') return `Dit is minstens ${minimum}.`
  if (Number(minimum) <= 1) return 'Dit mag niet leeg zijn.'
  return origin === 'string' ? `Dit is minstens ${minimum} tekens.` : `Hier horen er minstens ${minimum}.`
}
