/**
 * Assessments of use cases over HTTP: browser-safe, all paths below `/api/v1`, with a session. Everyone reads; who may change
 * the use case or has the role a question asks for, answers. A save names the version of the answer it changed; another in
 * between gets 409 and overwrites nothing. Who signs did not write, but where the questionnaire says so; each signs once.
 *
 * GET  /questionnaires                                     → questionnaireList
 * GET  /register/:id/assessments                           → assessmentList
 * POST /register/:id/assessments          newAssessment    → assessment     (filled in from the register and an earlier one)
 * POST /register/:id/assessments/import   importedForm     → imported       (an answer file of the ministry's form)
 * GET  /assessments/:assessment                            → assessment
 * PUT  /assessments/:assessment/answers/:question  answerChange → assessment
 * POST /assessments/:assessment/comments  newComment       → assessment
 * POST /assessments/:assessment/comments/:comment/resolve  → assessment
 * POST /assessments/:assessment/signatures  newSignature   → assessment
 * GET  /assessments/:assessment/export    ?exportQuery     → a file
 */
import { z } from 'zod'
import { role } from '../identity/contract.ts'
import { questionnaireSchema } from './assessment/questionnaire.ts'

const longest = 20_000
const text = z.string().max(longest)
/** Text, choices, a number, rows of a table, or a pointer to another assessment's answer; null takes an answer back. */
export const answerValue = z.union([
  text,
  z.number(),
  z.array(text).max(100),
  z.array(z.record(z.string().max(60), text)).max(200),
  z.strictObject({ pointsTo: z.string().max(60) }),
  z.null(),
])
export type AnswerValue = z.infer<typeof answerValue>

const moment = z.iso.datetime()
const who = z.object({ name: z.string(), at: moment })

export const assessmentStates = ['open', 'getekend'] as const

export const assessmentSummary = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  state: z.enum(assessmentStates),
  /** Day on which the last signature was set; null while one is missing. */
  signedOn: z.iso.date().nullable(),
  /** Version of the use case that was assessed. */
  useCaseVersion: z.int(),
  answered: z.int(),
  total: z.int(),
  changed: who,
})
export type AssessmentSummary = z.infer<typeof assessmentSummary>
export const assessmentList = z.object({ items: z.array(assessmentSummary), mayStart: z.boolean() })

export const assessment = assessmentSummary.extend({
  useCase: z.object({ id: z.string(), name: z.string(), version: z.int() }),
  questionnaire: questionnaireSchema,
  /** Ids of questions that show with these answers. */
  shown: z.array(z.string()),
  answers: z.record(z.string(), z.object({ version: z.int(), value: answerValue, by: who })),
  /** Answers of other assessments that questions may point at. */
  elsewhere: z.record(z.string(), z.object({ title: z.string(), value: answerValue })),
  progress: z.array(z.object({ section: z.string(), answered: z.int(), total: z.int() })),
  comments: z.array(
    z.object({ id: z.string(), question: z.string(), text: z.string(), by: who, resolved: who.nullable() }),
  ),
  signatures: z.array(z.object({ role, title: z.string(), signed: who.nullable(), maySign: z.boolean() })),
  /** Names these answers; a signature is for exactly these. */
  hash: z.string(),
  missing: z.array(z.object({ pointer: z.string(), detail: z.string() })),
  mayAnswer: z.boolean(),
})
export type Assessment = z.infer<typeof assessment>

export const questionnaireList = z.object({
  items: z.array(z.object({ kind: z.string(), title: z.string(), introduction: z.string(), questions: z.int() })),
})

export const newAssessment = z.strictObject({ kind: z.string().max(60) })
export const answerChange = z.strictObject({ version: z.int().min(0), value: answerValue })
export const newComment = z.strictObject({ question: z.string().max(60), text: z.string().trim().min(1).max(2000) })
export const newSignature = z.strictObject({ role, hash: z.string().max(100) })
export const assessmentExport = z.strictObject({ format: z.enum(['docx', 'json', 'ministry']) })

/** What is wanted of an answer file of the ministry's form (assessment-output v2); other members are kept as they are. */
export const importedForm = z.looseObject({
  metadata: z.looseObject({ urn: z.string().max(100) }),
  answers: z.record(z.string().max(60), z.unknown()),
})
export const imported = z.object({
  assessment: z.string(),
  taken: z.int(),
  /** Numbers of questions that have no place here; they stay in the file and go out with it again. */
  kept: z.array(z.string()),
})
export type Imported = z.infer<typeof imported>
