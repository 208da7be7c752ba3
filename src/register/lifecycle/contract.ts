/**
 * The lifecycle over HTTP. Browser-safe, all paths below `/api/v1`, with a session.
 *
 * GET    /register/:id/lifecycle                                → lifecycleStanding
 * POST   /register/:id/transitions             transition       → lifecycleStanding
 * PUT    /register/:id/checks/:check           confirmation     → lifecycleStanding
 * POST   /register/:id/waivers                 newWaiver        → lifecycleStanding
 * POST   /register/:id/waivers/:waiver/approval                 → lifecycleStanding (a second person)
 * DELETE /register/:id/waivers/:waiver                          → lifecycleStanding
 */
import { z } from 'zod'
import { useCaseStates } from '../words-contract.ts'

const state = z.enum(useCaseStates)
const moment = z.iso.datetime()
const reason = z.string().trim().min(1).max(1000)
const checkName = z.string().min(1).max(60)

export const transition = z.strictObject({
  /** The version that was looked at. */
  version: z.int().min(1),
  to: state,
  reason: z.string().trim().min(1).max(500),
})
export type Transition = z.infer<typeof transition>

export const confirmation = z.strictObject({ isMet: z.boolean(), note: reason })
export type Confirmation = z.infer<typeof confirmation>

export const newWaiver = z.strictObject({ check: checkName, reason, endsOn: z.iso.date() })
export type NewWaiver = z.infer<typeof newWaiver>

export const waiverStates = ['asked', 'in-force', 'ended', 'withdrawn'] as const
export const waiverView = z.object({
  id: z.string(),
  check: checkName,
  reason: z.string(),
  endsOn: z.iso.date(),
  askedBy: z.string(),
  approvedBy: z.string().nullable(),
  state: z.enum(waiverStates),
  /** Whether who asks may approve it: not their own. */
  mayApprove: z.boolean(),
})
export type WaiverView = z.infer<typeof waiverView>

export const checkStanding = z.object({
  name: checkName,
  title: z.string(),
  help: z.string(),
  ground: z.string(),
  state: z.enum(['met', 'waived', 'open']),
  /** Why it is open (Dutch); null when it is not. */
  why: z.string().nullable(),
  /** Fields that changed since it was met. */
  moved: z.array(z.string()),
  neededFor: z.array(state),
  /** A person says so, rather than the register seeing it. */
  isConfirmed: z.boolean(),
  isWaivable: z.boolean(),
  note: z.string().nullable(),
  by: z.string().nullable(),
  on: moment.nullable(),
})
export type CheckStanding = z.infer<typeof checkStanding>

export const step = z.object({
  to: state,
  /** Names of the checks in the way. */
  missing: z.array(checkName),
  needsSecondPerson: z.boolean(),
  /** Whether who asks may take it, apart from the checks. */
  mayTake: z.boolean(),
})
export type Step = z.infer<typeof step>

export const lifecycleStanding = z.object({
  version: z.int(),
  state,
  steps: z.array(step),
  checks: z.array(checkStanding),
  waivers: z.array(waiverView),
  longestWaiverDays: z.int(),
})
export type LifecycleStanding = z.infer<typeof lifecycleStanding>
