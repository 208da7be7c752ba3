/** Small shapes that several parts of the workplace's contract share. Browser-safe. */
import { z } from 'zod'
import { zones } from '../kernel/zone.ts'
import { piiTypes } from '../pii/contract.ts'
import { maxQuestionLength } from './choices-contract.ts'

/** Ids of the house: 26 characters, sortable by time. */
export const id = z.string().regex(/^[0-9a-hjkmnp-tv-z]{26}$/)
/** ISO 8601 in UTC. */
export const moment = z.iso.datetime()
export const useCaseId = z.string().regex(/^[a-z][a-z0-9-]{0,62}$/)
export const modelId = z.string().min(1).max(200)
export const zone = z.enum(zones)
export const piiType = z.enum(piiTypes)
/** How many different values of each kind; kinds without a value are absent. */
export const kindCounts = z.partialRecord(piiType, z.int().min(1))

/** Where a model runs and who runs it: the sovereignty sheet. What a supplier does not tell is null. */
export const modelSheet = z.object({
  id: modelId,
  zone,
  operator: z.string().nullable(),
  jurisdiction: z.string().nullable(),
  trainsOnInput: z.boolean().nullable(),
  licence: z.string().nullable(),
  /** Whether it can answer now; false while it rests after a row of failures. */
  isAvailable: z.boolean(),
})
export type ModelSheet = z.infer<typeof modelSheet>

/** What stays behind of a conversation. `until` moves on with every message. */
export const keeping = z.object({
  isStored: z.boolean(),
  days: z.int().min(0),
  until: moment.nullable(),
})
export type Keeping = z.infer<typeof keeping>

export const rule = z.object({ id: z.string(), explanation: z.string(), ground: z.string() })

/** A refusal that helps: which rules, why, and what does work. */
export const refusal = z.object({
  rules: z.array(rule),
  kinds: z.array(piiType),
  /** Models of this use case that would be allowed for the same text. */
  allowedModels: z.array(modelId),
  /** Use cases this person may use that would allow the same text. */
  allowedUseCases: z.array(z.object({ id: useCaseId, name: z.string() })),
})
export type Refusal = z.infer<typeof refusal>

/** Number in the log and the log's name: enough to look a record up and prove it. */
export const receiptName = z.object({ index: z.int().min(0), origin: z.string() })

/** Made by the browser once per temporary chat; keeps placeholders the same from turn to turn. */
export const chatSeed = z.string().min(16).max(100)
/** A temporary chat as the browser holds it: questions and answers in turn. */
export const temporaryMessages = z
  .array(z.strictObject({ role: z.enum(['user', 'assistant']), text: z.string().max(maxQuestionLength) }))
  .max(1000)
export type TemporaryMessage = z.infer<typeof temporaryMessages>[number]

/** A list that can be long: `next` goes into the query parameter `after`. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() })
