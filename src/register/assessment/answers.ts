/** What was answered: which questions show, whether a value fits, what is still missing. Pure. */
import type { Issue } from '../../kernel/problem.ts'
import type { AnswerValue } from '../assessment-contract.ts'
import { type Question, type Questionnaire, questionsOf } from './questionnaire.ts'

/** Answers in force, by question. */
export type Answers = ReadonlyMap<string, AnswerValue>

/** Whether there is something in it. */
export function isFilled(value: AnswerValue | undefined): boolean {
  if (value === undefined || value === null) return false
  if (typeof value === 'string') return value.trim() !== ''
  return Array.isArray(value) ? value.length > 0 : true
}

/** Questions that show with these answers; a question that hangs on one that does not show, does not show either. */
export function shownQuestions(questionnaire: Questionnaire, answers: Answers): ReadonlySet<string> {
  const all = questionsOf(questionnaire)
  const byId = new Map(all.map((one) => [one.id, one]))
  // The questionnaire has no circles: parseQuestionnaire refuses those.
  const shows = ({ showWhen }: Question): boolean =>
    showWhen.every(({ question, in: some, notIn }) => {
      const on = byId.get(question)
      if (on === undefined || !shows(on)) return false
      const given = valuesOf(answers.get(question))
      if (given.length === 0) return false
      return some === undefined
        ? !given.some((value) => notIn?.includes(value))
        : given.some((value) => some.includes(value))
    })
  return new Set(all.filter(shows).map(({ id }) => id))
}

function valuesOf(value: AnswerValue | undefined): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value]
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : []
}

/** What is wrong with a value for a question; undefined when it fits. An empty value always fits: it takes an answer back. */
export function misfit(
  { kind, options = [], columns = [], min, max, mayPointTo }: Question,
  value: AnswerValue,
): string | undefined {
  if (!isFilled(value)) return undefined
  if (isPointer(value))
    return value.pointsTo === mayPointTo?.kind ? undefined : 'Deze vraag kan niet ergens anders naar verwijzen.'
  const known = (entry: unknown) => options.some((option) => option.value === entry)
  switch (kind) {
    case 'text':
      return typeof value === 'string' ? undefined : 'Hier hoort tekst.'
    case 'choice':
      return known(value) ? undefined : 'Kies een van de antwoorden.'
    case 'multiple':
      return Array.isArray(value) && value.every(known) ? undefined : 'Kies uit de antwoorden.'
    case 'number':
      if (typeof value !== 'number') return 'Hier hoort een getal.'
      return value < (min ?? value) || value > (max ?? value) ? `Het getal ligt tussen ${min} en ${max}.` : undefined
    case 'date':
      return typeof value === 'string' && isDay(value) ? undefined : 'Hier hoort een dag, bijvoorbeeld 2027-01-31.'
    case 'table':
      return Array.isArray(value) && value.every((row) => isRow(row, columns))
        ? undefined
        : 'De tabel past niet bij de vraag.'
  }
}

export function isPointer(value: AnswerValue | undefined): value is { readonly pointsTo: string } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

function isRow(row: unknown, columns: NonNullable<Question['columns']>): boolean {
  return (
    typeof row === 'object' && row !== null && Object.keys(row).every((name) => columns.some(({ id }) => id === name))
  )
}

/** Required questions that show and have no answer. @param elsewhere whether the answer that is pointed at is there */
export function missingAnswers(
  questionnaire: Questionnaire,
  answers: Answers,
  elsewhere: (question: Question) => boolean,
): Issue[] {
  const shown = shownQuestions(questionnaire, answers)
  return questionsOf(questionnaire).flatMap((question) => {
    const value = answers.get(question.id)
    if (!question.isRequired || !shown.has(question.id)) return []
    if (!isFilled(value))
      return [{ pointer: `/answers/${question.id}`, detail: `Nog niet beantwoord: ${question.text}` }]
    return isPointer(value) && !elsewhere(question)
      ? [
          {
            pointer: `/answers/${question.id}`,
            detail: `Het antwoord waar dit naar verwijst, is er niet: ${question.text}`,
          },
        ]
      : []
  })
}

/** How far it is, per section: required questions that show. */
export function progressOf(
  questionnaire: Questionnaire,
  answers: Answers,
): readonly { readonly section: string; readonly answered: number; readonly total: number }[] {
  const shown = shownQuestions(questionnaire, answers)
  return questionnaire.sections.map(({ id, questions }) => {
    const needed = questions.filter((question) => question.isRequired && shown.has(question.id))
    return {
      section: id,
      total: needed.length,
      answered: needed.filter((question) => isFilled(answers.get(question.id))).length,
    }
  })
}
