/**
 * The calendar over HTTP. Browser-safe, all paths below `/api/v1`, with a session.
 *
 * GET /registration/obligations        → calendar          (everything the law asks, by date)
 * GET /register/:id/obligations        → datedObligations  (what applies to one use case, and when)
 * GET /registration/reminders          → reminders         (what needs somebody before long)
 */
import { z } from 'zod'

const date = z.iso.date()

export const obligation = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  article: z.string(),
  from: date,
  source: z.string(),
  reviewedOn: date,
  /** now: it applies · soon: within the days the calendar names · later */
  phase: z.enum(['now', 'soon', 'later']),
})
export type Obligation = z.infer<typeof obligation>
export const datedObligations = z.object({ items: z.array(obligation) })
export const calendar = datedObligations.extend({ version: z.string(), soonDays: z.int() })

export const reminderKinds = ['review', 'waiver', 'obligation', 'owner', 'class'] as const
export const reminder = z.object({
  kind: z.enum(reminderKinds),
  /** Null for a duty that starts for several at once. */
  useCase: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** How many use cases it is about. */
  count: z.int(),
  /** Dutch: the obligation or check it is about; null where the kind says it. */
  title: z.string().nullable(),
  /** Null when it is needed now. */
  date: date.nullable(),
  isLate: z.boolean(),
  isMine: z.boolean(),
})
export type Reminder = z.infer<typeof reminder>
export const reminders = z.object({ items: z.array(reminder), soonDays: z.int() })
