/**
 * The register over HTTP: browser-safe, all paths below `/api/v1`, with a session. Everyone reads; a proceseigenaar changes
 * what is theirs, an AI-coördinator and a privacy officer change everything. A save names the version it changed; another
 * version in between gets 409 and overwrites nothing.
 *
 * GET  /register                            → registerList
 * POST /register               newUseCase   → registered          (state `idee`)
 * GET  /register/:id                        → registered
 * PUT  /register/:id           useCaseChange → registered
 * GET  /register/:id/versions               → useCaseVersions     (newest first)
 * GET  /registration/choices                → choices             (what a form can offer)
 */
import { z } from 'zod'
import { useCaseSchema } from './contract.ts'

/** In an address: what does not fit any id is simply not there. */
export const useCaseId = z.string().min(1).max(200)
const moment = z.iso.datetime()

/** What people fill in; the id never changes, and the state changes only through the steps of the lifecycle. */
export const useCaseFields = useCaseSchema.omit({ id: true, state: true })
export type UseCaseFields = z.infer<typeof useCaseFields>

const reason = z.string().trim().min(1).max(500)

export const newUseCase = useCaseFields.extend({
  /** Left out: made of the name. */
  id: useCaseSchema.shape.id.optional(),
})
export type NewUseCase = z.infer<typeof newUseCase>

export const useCaseChange = z.strictObject({
  /** The version that was changed. */
  version: z.int().min(1),
  reason,
  record: useCaseFields,
})
export type UseCaseChange = z.infer<typeof useCaseChange>

/** Whether somebody answers for it: `left` when that person is gone or blocked. */
export const ownerStates = ['present', 'left', 'nobody'] as const
const person = z.object({ id: z.string(), name: z.string() })

export const registered = z.object({
  record: useCaseSchema,
  version: z.int(),
  savedAt: moment,
  savedBy: z.string(),
  owner: z.object({ state: z.enum(ownerStates), person: person.nullable(), deputy: person.nullable() }),
  isReviewDue: z.boolean(),
  /** Whether who asks may change it. */
  mayChange: z.boolean(),
})
export type Registered = z.infer<typeof registered>

export const registeredRow = useCaseSchema
  .pick({ id: true, name: true, department: true, owner: true, domain: true, state: true, riskClass: true })
  .extend({
    reviewDate: z.iso.date(),
    runsThroughGate: z.boolean(),
    ownerState: z.enum(ownerStates),
    isMine: z.boolean(),
    isReviewDue: z.boolean(),
  })
export type RegisteredRow = z.infer<typeof registeredRow>
export const registerList = z.object({ items: z.array(registeredRow) })

export const useCaseVersion = z.object({
  version: z.int(),
  savedAt: moment,
  savedBy: z.string(),
  reason: z.string(),
  record: useCaseSchema,
})
export type UseCaseVersion = z.infer<typeof useCaseVersion>
export const useCaseVersions = z.object({ items: z.array(useCaseVersion) })

export const choices = z.object({
  people: z.array(person.extend({ department: z.string() })),
  departments: z.array(z.string()),
  models: z.array(z.object({ id: z.string(), zone: z.string() })),
})
export type Choices = z.infer<typeof choices>
