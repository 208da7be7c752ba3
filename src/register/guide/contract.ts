/**
 * The guide with examples over HTTP. Browser-safe, below `/api/v1`, with a session.
 *
 * GET /registration/guide   → guide
 */
import { z } from 'zod'
import { useCaseSchema } from '../contract.ts'
import { useCaseFields } from '../registration-contract.ts'
import { domains } from '../words-contract.ts'

const { kinds: _kinds, ...shape } = useCaseSchema.shape

export const example = z.strictObject({
  id: shape.id,
  domain: z.enum(domains),
  name: shape.name,
  what: z.string().min(1).max(500),
  forWhom: z.string().min(1).max(200),
  benefit: z.string().min(1).max(300),
  kinds: z.array(z.string()),
  dataSubjects: z.array(z.string()),
  /** What is likely; the questions decide. */
  riskClass: shape.riskClass,
  riskReason: z.string().min(1).max(500),
  never: z.string().min(1).max(300),
  start: z.string().min(1).max(300),
  legalArticle: shape.legalArticle.removeDefault(),
  legalBasis: z.string().max(300),
  oversight: z.string().min(1).max(300),
})
export type Example = z.infer<typeof example>

export const guideExample = example.extend({
  /** Everything of an intake that can be filled in already; null when it must not be started. */
  intake: useCaseFields.nullable(),
})
export type GuideExample = z.infer<typeof guideExample>
export const guide = z.object({ version: z.string(), items: z.array(guideExample) })
