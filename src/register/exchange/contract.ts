/**
 * Taking use cases in from a file, and giving them out. Browser-safe, below `/api/v1`, with a session.
 *
 * POST /registration/import   importInput → importReport   (`isTrial`: only looks)
 * GET  /registration/export   ?format=csv|json → a file
 */
import { z } from 'zod'

export const importFormats = ['csv', 'algoritmeregister', 'json'] as const
export const importInput = z.strictObject({
  format: z.enum(importFormats),
  content: z.string().min(1).max(2_000_000),
  isTrial: z.boolean(),
})
export type ImportInput = z.infer<typeof importInput>

export const importedRow = z.object({
  /** Line of the file, or number in the list, from 1. */
  at: z.int(),
  name: z.string(),
  /** new: taken in · exists: there already, left as it is · wrong: see issues */
  outcome: z.enum(['new', 'exists', 'wrong']),
  id: z.string().nullable(),
  issues: z.array(z.object({ field: z.string(), detail: z.string() })),
  /** What the register has no place for, as it was. */
  unknownFields: z.array(z.object({ field: z.string(), value: z.string() })),
})
export type ImportedRow = z.infer<typeof importedRow>

/** What came of taking in a file, row by row. */
export const importReport = z.object({
  isTrial: z.boolean(),
  /** False: a row is wrong, so nothing was taken in. */
  isDone: z.boolean(),
  rows: z.array(importedRow),
})
export type ImportReport = z.infer<typeof importReport>

export const exportQuery = z.strictObject({ format: z.enum(['csv', 'json']).default('csv') })
