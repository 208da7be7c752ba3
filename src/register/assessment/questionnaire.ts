/**
 * Questionnaires as versioned data: sections with questions, which question depends on which, who answers, and the law that
 * asks. A questionnaire that points at what is not there, or in a circle, is refused with everything that is wrong.
 */
import { z } from 'zod'
import { role } from '../../identity/contract.ts'
import type { Issue } from '../../kernel/problem.ts'

const id = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/)

/** What a question starts with, out of the register. */
export const prefills = ['purpose', 'legalBasis', 'dataSubjects', 'oversight'] as const

export const questionKinds = ['text', 'choice', 'multiple', 'number', 'date', 'table'] as const

/** Shown when the answer to another question is (not) one of these; with more conditions, when all hold. */
const condition = z.strictObject({
  question: id,
  in: z.array(z.string()).min(1).optional(),
  notIn: z.array(z.string()).min(1).optional(),
})

const question = z.strictObject({
  id,
  kind: z.enum(questionKinds),
  text: z.string().min(1),
  help: z.string().min(1).optional(),
  source: z.string().min(1).optional(),
  options: z.array(z.strictObject({ value: z.string(), label: z.string() })).optional(),
  columns: z.array(z.strictObject({ id, title: z.string() })).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  showWhen: z.array(condition).default([]),
  answeredBy: z.array(role).default([]),
  isRequired: z.boolean().default(false),
  prefill: z.enum(prefills).optional(),
  /** May say “see there” instead (AI Act art. 27(4)). */
  mayPointTo: z.strictObject({ kind: id, question: id }).optional(),
  /** Number of the same question in the ministry's form. */
  ministry: z.string().optional(),
})
/** One question. */
export type Question = z.infer<typeof question>
export type Condition = z.infer<typeof condition>

export const questionnaireSchema = z.strictObject({
  kind: id,
  version: z.string().min(1),
  reviewedOn: z.iso.date(),
  title: z.string().min(1),
  introduction: z.string().min(1),
  sources: z.array(z.strictObject({ name: z.string(), place: z.string() })),
  /** Who signs, each a different person; who may have written answers, and who may not. */
  signers: z.array(z.strictObject({ role: role, title: z.string(), mayHaveWritten: z.boolean() })).min(1),
  /** The ministry's form that this one exchanges answers with. */
  ministry: z.strictObject({ urn: z.string(), version: z.string() }).optional(),
  sections: z
    .array(
      z.strictObject({
        id,
        title: z.string().min(1),
        source: z.string().optional(),
        questions: z.array(question).min(1),
      }),
    )
    .min(1),
})
/** A questionnaire. */
export type Questionnaire = z.infer<typeof questionnaireSchema>

export function questionsOf({ sections }: Questionnaire): readonly Question[] {
  return sections.flatMap(({ questions }) => questions)
}

export type ParsedQuestionnaire =
  | { readonly ok: true; readonly questionnaire: Questionnaire }
  | { readonly ok: false; readonly issues: readonly Issue[] }

export function parseQuestionnaire(content: unknown): ParsedQuestionnaire {
  const parsed = questionnaireSchema.safeParse(content)
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, code }) => ({
      pointer: path.map((part) => `/${String(part)}`).join(''),
      detail: 'Dit ontbreekt of heeft een waarde die hier niet kan.',
      code,
    }))
    return { ok: false, issues }
  }
  const issues = checkReferences(parsed.data)
  return issues.length === 0 ? { ok: true, questionnaire: parsed.data } : { ok: false, issues }
}

function checkReferences(questionnaire: Questionnaire): Issue[] {
  const all = questionsOf(questionnaire)
  const byId = new Map(all.map((one) => [one.id, one]))
  const issue = ({ id: name }: Question, detail: string): Issue => ({ pointer: `/questions/${name}`, detail })
  const ids = all.map(({ id: name }) => name)
  const twice = all.filter(({ id: name }, i) => ids.indexOf(name) !== i)
  const shapes = all.flatMap((one) => checkShape(one).map((detail) => issue(one, detail)))
  const conditions = all.flatMap((one) =>
    one.showWhen.flatMap((when) => checkCondition(byId.get(when.question), when).map((detail) => issue(one, detail))),
  )
  const circles = circlesIn(all).map((circle) => ({
    pointer: `/questions/${circle[0]}`,
    detail: `Deze vragen wachten op elkaar: ${circle.join(' → ')}.`,
  }))
  const signers = questionnaire.signers.every(({ mayHaveWritten }) => mayHaveWritten)
    ? [{ pointer: '/signers', detail: 'Er moet iemand tekenen die niet heeft meegeschreven.' }]
    : []
  return [
    ...twice.map((one) => issue(one, 'Deze naam komt twee keer voor.')),
    ...shapes,
    ...conditions,
    ...circles,
    ...signers,
  ]
}

function checkShape({ kind, options = [], columns = [] }: Question): string[] {
  const needsOptions = kind === 'choice' || kind === 'multiple'
  if (needsOptions !== options.length > 0)
    return ['Antwoorden om uit te kiezen horen bij een keuzevraag, en alleen daar.']
  return (kind === 'table') === columns.length > 0 ? [] : ['Kolommen horen bij een tabel, en alleen daar.']
}

function checkCondition(on: Question | undefined, { question: name, in: some, notIn }: Condition): string[] {
  if (on === undefined) return [`De vraag “${name}” bestaat niet.`]
  if ((some === undefined) === (notIn === undefined))
    return ['Zeg bij welke antwoorden deze vraag komt, op één manier.']
  const values = on.options?.map(({ value }) => value) ?? []
  const unknown = (some ?? notIn ?? []).filter((value) => !values.includes(value))
  return unknown.map((value) => `Bij de vraag “${name}” bestaat het antwoord “${value}” niet.`)
}

/** Each circle once, as a path that ends where it began. */
function circlesIn(questions: readonly Question[]): string[][] {
  const byId = new Map(questions.map((one) => [one.id, one]))
  const done = new Set<string>()
  const found: string[][] = []
  const visit = (name: string, trail: readonly string[]): void => {
    if (trail.includes(name)) {
      found.push([...trail.slice(trail.indexOf(name)), name])
      return
    }
    if (done.has(name)) return
    for (const { question: next } of byId.get(name)?.showWhen ?? []) if (byId.has(next)) visit(next, [...trail, name])
    done.add(name)
  }
  for (const { id: name } of questions) visit(name, [])
  return found
}
