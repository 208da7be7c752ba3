/**
 * Answers in the ministry's form (par-dpia-form, assessment-output v2), brought by the user. What has a place here is taken;
 * what has none stays in the file as it came, and goes out with it again. Pure.
 */
import { isJsonObject, type Json, type JsonObject } from '../../kernel/json.ts'
import type { AnswerValue } from '../assessment-contract.ts'
import { misfit } from './answers.ts'
import { type Questionnaire, questionsOf } from './questionnaire.ts'

export const outputSchema = 'https://github.com/MinBZK/par-dpia-form/blob/main/schemas/assessment-output.v2.schema.json'

export type ReadForm =
  | {
      readonly ok: true
      readonly questionnaire: Questionnaire
      readonly answers: readonly { readonly question: string; readonly value: AnswerValue }[]
      /** Numbers that have no place here. */
      readonly kept: readonly string[]
    }
  /** Dutch. */
  | { readonly ok: false; readonly detail: string }

export interface BroughtForm {
  readonly metadata: { readonly urn: string }
  readonly answers: { readonly [number: string]: unknown }
}

export function readForm(questionnaires: readonly Questionnaire[], form: BroughtForm): ReadForm {
  const known = questionnaires.filter(({ ministry }) => ministry !== undefined)
  const questionnaire = known.find((one) => urnOf(one) === form.metadata.urn)
  if (questionnaire === undefined) {
    const names = known.map(urnOf).join(', ')
    return { ok: false, detail: `Dit formulier of deze versie kennen we niet. We kennen: ${names}.` }
  }
  const answers: { question: string; value: AnswerValue }[] = []
  const kept: string[] = []
  for (const [number, entry] of Object.entries(form.answers)) {
    const question = questionsOf(questionnaire).find(({ ministry }) => ministry === number)
    const value = isJsonObject(entry) ? entry['value'] : undefined
    if (question === undefined || typeof value !== 'string' || misfit(question, value) !== undefined) kept.push(number)
    else answers.push({ question: question.id, value })
  }
  return { ok: true, questionnaire, answers, kept }
}

function urnOf({ ministry }: Questionnaire): string {
  return ministry === undefined ? '' : `${ministry.urn}:${ministry.version}`
}

export interface WrittenAnswer {
  readonly question: string
  readonly value: AnswerValue
  readonly savedAt: Date
}

/** The file to take along: what was brought, with the answers of here in their places. Undefined without such a form. */
export function writeForm(
  questionnaire: Questionnaire,
  {
    brought,
    answers,
    now,
  }: { readonly brought: JsonObject | null; readonly answers: readonly WrittenAnswer[]; readonly now: Date },
): JsonObject | undefined {
  if (questionnaire.ministry === undefined) return undefined
  const ours = answers.flatMap(({ question, value, savedAt }): [string, Json][] => {
    const number = questionsOf(questionnaire).find(({ id }) => id === question)?.ministry
    return number === undefined || typeof value !== 'string'
      ? []
      : [[number, { value, lastEditedAt: savedAt.toISOString() }]]
  })
  const before = brought === null ? {} : brought
  const metadata = isJsonObject(before['metadata']) ? before['metadata'] : {}
  const theirs = isJsonObject(before['answers']) ? before['answers'] : {}
  return {
    $schema: outputSchema,
    ...before,
    metadata: { ...metadata, urn: urnOf(questionnaire), createdAt: now.toISOString() },
    answers: { ...theirs, ...Object.fromEntries(ours) },
  }
}
