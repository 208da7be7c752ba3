/** The lifecycle as data: steps, checks, and what a change opens again. The file is `lifecycle.yaml`. */
import { z } from 'zod'
import { domains, riskClasses, useCaseSchema, useCaseStates } from '../contract.ts'

const state = z.enum(useCaseStates)
const field = z.enum(useCaseSchema.keyof().options)
const name = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/)

/** All of its parts have to hold. */
const condition = z.strictObject({
  riskClass: z.array(z.enum(riskClasses)).optional(),
  domain: z.array(z.enum(domains)).optional(),
  /** One of these is used. */
  zones: z.array(z.string()).optional(),
  runsThroughGate: z.boolean().optional(),
  personalData: z.boolean().optional(),
})
export type Condition = z.infer<typeof condition>

/** What the register itself can see. */
export const checkRules = [
  'owner-present',
  'not-prohibited',
  'classified',
  'legal-basis-named',
  'oversight-described',
  'training-named',
  'notice-given',
  'review-ahead',
] as const
export type CheckRule = (typeof checkRules)[number]

const check = z.strictObject({
  name,
  title: z.string(),
  help: z.string(),
  ground: z.string(),
  /** Said while it is open. */
  open: z.string(),
  /** Seen in the record; without a rule or an assessment a person confirms it. */
  rule: z.enum(checkRules).optional(),
  assessment: name.optional(),
  orAssessment: name.optional(),
  /** One of these has to hold; without any it always applies. */
  when: z.array(condition).default([]),
  neededFor: z.array(state).min(1),
  /** When one of these fields changes, it is open again. */
  watches: z.array(field).default([]),
  isWaivable: z.boolean(),
})
export type Check = z.infer<typeof check>

const lifecycle = z.strictObject({
  version: z.string(),
  reviewedOn: z.string(),
  steps: z.array(z.strictObject({ from: state, to: state, secondPerson: z.boolean().default(false) })),
  reopens: z.partialRecord(state, state),
  waiver: z.strictObject({ longestDays: z.int().min(1) }),
  narrowingIsFree: z.array(field),
  checks: z.array(check),
})
export type Lifecycle = z.infer<typeof lifecycle>

export function readLifecycle(data: unknown): Lifecycle {
  return lifecycle.parse(data)
}
