/**
 * The questions of the AI Act over HTTP. Browser-safe, all paths below `/api/v1`, with a session.
 *
 * GET /registration/questions                         → questionTree
 * GET /register/:id/classification                    → classificationStanding
 * PUT /register/:id/classification    classificationInput → classificationStanding   (saved as you go)
 */
import { z } from 'zod'
import { actRoles, riskClasses } from '../words-contract.ts'

const moment = z.iso.datetime()
const answers = z.record(z.string().max(60), z.string().max(60))

export const pathStep = z.object({
  question: z.string(),
  text: z.string(),
  answer: z.string(),
  label: z.string(),
  article: z.string(),
  consequence: z.string().nullable(),
})
export type PathStep = z.infer<typeof pathStep>

export const classification = z.object({
  treeVersion: z.string(),
  riskClass: z.enum(riskClasses),
  /** What the answers so far already make it; null when nothing yet. */
  atLeast: z.enum(riskClasses).nullable(),
  /** Articles that decide. */
  articles: z.array(z.string()),
  isComplete: z.boolean(),
  isProhibited: z.enum(['yes', 'no', 'unknown']),
  /** The law does not reach it. */
  isOutside: z.boolean(),
  role: z.enum(actRoles).nullable(),
  duties: z.array(z.object({ id: z.string(), title: z.string(), article: z.string() })),
  path: z.array(pathStep),
  /** The question to ask now; null when all were looked at. */
  next: z.string().nullable(),
  /** How many questions apply. */
  asked: z.int(),
  /** Questions that apply and are not answered. */
  open: z.array(z.string()),
})
export type Classification = z.infer<typeof classification>

export const questionTree = z.object({
  version: z.string(),
  source: z.string(),
  reviewedOn: z.string(),
  sections: z.array(z.object({ id: z.string(), title: z.string() })),
  questions: z.array(
    z.object({
      id: z.string(),
      section: z.string(),
      question: z.string(),
      help: z.string(),
      examples: z.array(z.string()),
      article: z.string(),
      answers: z.array(z.object({ value: z.string(), label: z.string(), consequence: z.string().nullable() })),
    }),
  ),
})
export type QuestionTree = z.infer<typeof questionTree>

export const classificationInput = z.strictObject({
  /** Number of the answers that were changed; 0 for the first. */
  number: z.int().min(0),
  answers,
  /** Take over role, class and reasoning in the register; only when every question is answered, or it is prohibited. */
  isFinal: z.boolean().default(false),
})
export type ClassificationInput = z.infer<typeof classificationInput>

/** One thing that differs between two sets of answers or versions of the questions. */
export const difference = z.object({
  kind: z.enum(['new-question', 'gone-question', 'other-answer', 'other-class']),
  text: z.string(),
  before: z.string().nullable(),
  now: z.string().nullable(),
})
export type Difference = z.infer<typeof difference>

export const classificationStanding = z.object({
  number: z.int(),
  answers,
  result: classification,
  isFinal: z.boolean(),
  savedBy: z.string().nullable(),
  savedAt: moment.nullable(),
  /** The newest questions, when the last final answers were to older ones, or the use case changed since. */
  isOutdated: z.boolean(),
  moved: z.array(z.string()),
  /** Against the last final answers. */
  differences: z.array(difference),
})
export type ClassificationStanding = z.infer<typeof classificationStanding>
