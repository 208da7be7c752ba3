/** Answers as a line of text, for where they are only read. */
import type { AnswerValue, Assessment } from '../../../src/register/assessment-contract.ts'

export type Question = Assessment['questionnaire']['sections'][number]['questions'][number]

export function isPointer(value: AnswerValue): value is { pointsTo: string } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Rows of a table, or none. */
export function rowsOf(value: AnswerValue): readonly Record<string, string>[] {
  return Array.isArray(value) ? value.flatMap((row) => (typeof row === 'string' ? [] : [row])) : []
}

/** Chosen values, or none. */
export function choicesOf(value: AnswerValue): readonly string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : []
}

/** Empty when there is no answer. */
export function textOf({ options = [], columns = [] }: Question, value: AnswerValue): string {
  const label = (entry: string) => options.find((option) => option.value === entry)?.label ?? entry
  if (value === null || isPointer(value)) return ''
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return label(value)
  const rows = rowsOf(value).map((row) => columns.map(({ id }) => row[id] ?? '').join(' · '))
  return [...choicesOf(value).map(label), ...rows].join('; ')
}

/** Typed values as the server takes them: what is empty takes the answer back. */
export function tidy(value: AnswerValue): AnswerValue {
  if (typeof value === 'string') return value.trim() === '' ? null : value
  return Array.isArray(value) && value.length === 0 ? null : value
}

export function isSame(one: AnswerValue, other: AnswerValue): boolean {
  return JSON.stringify(tidy(one)) === JSON.stringify(tidy(other))
}
