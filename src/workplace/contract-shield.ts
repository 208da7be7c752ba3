/** The shield: what will be protected before anything is sent, and corrections of what it found. Browser-safe. */
import { z } from 'zod'
import { maxInstructionsLength, maxQuestionLength } from './choices-contract.ts'
import {
  chatSeed,
  id,
  keeping,
  kindCounts,
  modelId,
  modelSheet,
  piiType,
  refusal,
  temporaryMessages,
  useCaseId,
} from './contract-parts.ts'

/** `missed`: also protect this value · `false-alarm`: this is no personal data, let it be read. */
export const correctionKinds = ['missed', 'false-alarm'] as const
const correctedValue = z.string().trim().min(2).max(200)

export const correctionInput = z.strictObject({
  kind: z.enum(correctionKinds),
  type: piiType,
  value: correctedValue,
})
export type CorrectionInput = z.infer<typeof correctionInput>
export const appliedCorrection = correctionInput.extend({ id })
export type AppliedCorrection = z.infer<typeof appliedCorrection>

/** Adds a correction. Without a conversation (temporary chat) it is recorded, and the browser sends it with each question. */
export const newCorrection = correctionInput.extend({
  conversation: id.optional(),
  useCase: useCaseId,
  model: modelId,
  /** The sentence around it, when the user agrees that the administrator may see it to improve the recognition. */
  sharedSentence: z.string().max(1000).optional(),
})
export type NewCorrection = z.infer<typeof newCorrection>

export const shieldRequest = z.strictObject({
  text: z.string().max(maxQuestionLength),
  useCase: useCaseId,
  model: modelId,
  /** The conversation this would be asked in, and the answer it would follow: their history counts too. */
  conversation: id.optional(),
  parentId: id.nullable().optional(),
  attachments: z.array(id).max(10).default([]),
  /** The temporary chat this would be asked in: its history counts too. */
  temporary: z
    .strictObject({
      seed: chatSeed,
      instructions: z.string().max(maxInstructionsLength).default(''),
      messages: temporaryMessages,
    })
    .optional(),
  /** Only for a temporary chat; a stored conversation has its own. */
  corrections: z.array(correctionInput).max(200).default([]),
})
export type ShieldRequest = z.infer<typeof shieldRequest>

/** A value in the text. Offsets are UTF-16 code units, `end` exclusive. */
export const shieldSpan = z.object({
  start: z.int(),
  end: z.int(),
  type: piiType,
  /** What the model sees instead; null when policy lets it be read. */
  placeholder: z.string().nullable(),
  /** 0–1: how sure the detector is. */
  score: z.number(),
  /** Whether policy lets this person release it as a false alarm. */
  isReleasable: z.boolean(),
})
export type ShieldSpan = z.infer<typeof shieldSpan>

export const shieldResult = z.object({
  spans: z.array(shieldSpan),
  /** Different values in this text. */
  counts: kindCounts,
  /** Different values in all that would be sent: instructions, history, files and this text. */
  countsInAll: kindCounts,
  /** Exactly what the model would see of this text and its files. */
  preview: z.string(),
  verdict: z.discriminatedUnion('effect', [
    z.object({ effect: z.literal('permit'), isPseudonymised: z.boolean(), notice: z.string().nullable() }),
    z.object({ effect: z.literal('deny'), refusal }),
  ]),
  model: modelSheet,
  keeping,
})
export type ShieldResult = z.infer<typeof shieldResult>

/** `POST /api/v1/inspect`: the recognition by itself, also for other systems. */
export const inspectRequest = z.strictObject({
  text: z.string().max(maxQuestionLength),
  mode: z.enum(['balanced', 'strict']).default('balanced'),
})
export const inspectResult = z.object({
  spans: z.array(
    z.object({
      start: z.int(),
      end: z.int(),
      type: piiType,
      score: z.number(),
      by: z.string(),
      /** Of a sensitive kind only: where the person it is said of is named. */
      about: z.object({ start: z.int(), end: z.int() }).optional(),
    }),
  ),
})

/** A correction somebody shared, for the administrator to judge. */
export const candidateStates = ['open', 'approved', 'rejected'] as const
export const candidate = z.object({
  id,
  kind: z.enum(correctionKinds),
  type: piiType,
  sentence: z.string(),
  /** Where the value stands in the sentence. */
  start: z.int(),
  end: z.int(),
  state: z.enum(candidateStates),
  createdAt: z.iso.datetime(),
})
export type Candidate = z.infer<typeof candidate>
export const candidateList = z.object({ items: z.array(candidate) })
export const candidateQuery = z.strictObject({ state: z.enum(candidateStates).default('open') })
export const candidateDecision = z.strictObject({ state: z.enum(['approved', 'rejected']) })
