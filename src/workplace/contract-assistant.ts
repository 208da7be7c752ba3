/** Assistants, the use cases one may use, reports, notices and receipts. Browser-safe. */
import { z } from 'zod'
import { maxInstructionsLength, maxQuestionLength } from './choices-contract.ts'
import { id, modelId, modelSheet, moment, pageOf, receiptName, useCaseId } from './contract-parts.ts'

/** With whom an assistant is shared: nobody, a group, a department, or everyone. */
export const sharing = z.discriminatedUnion('with', [
  z.strictObject({ with: z.literal('nobody') }),
  z.strictObject({ with: z.literal('group'), group: z.string().min(1).max(120) }),
  z.strictObject({ with: z.literal('department'), department: z.string().min(1).max(120) }),
  z.strictObject({ with: z.literal('everyone') }),
])
export type Sharing = z.infer<typeof sharing>

export const assistantInput = z.strictObject({
  name: z.string().trim().min(1).max(80),
  description: z.string().trim().max(300).default(''),
  instructions: z.string().trim().min(1).max(maxInstructionsLength),
  starters: z.array(z.string().trim().min(1).max(300)).max(6).default([]),
  /** Exactly one; its zones, kinds, roles and retention bind the assistant. */
  useCase: useCaseId,
  model: modelId,
  sharing: sharing.default({ with: 'nobody' }),
  reviewDate: z.iso.date(),
})
export type AssistantInput = z.infer<typeof assistantInput>

export const assistant = assistantInput.extend({
  id,
  version: z.int().min(1),
  owner: z.object({ name: z.string(), isMe: z.boolean() }),
  savedAt: moment,
  /** Whether it may run now; when not, why (Dutch): the use case changed since it was saved. */
  isUsable: z.boolean(),
  whyNot: z.string().nullable(),
  isReviewDue: z.boolean(),
})
export type Assistant = z.infer<typeof assistant>
export const assistantList = z.object({ items: z.array(assistant) })
export const assistantVersion = assistantInput.extend({ version: z.int().min(1), savedAt: moment, savedBy: z.string() })
export type AssistantVersion = z.infer<typeof assistantVersion>
export const assistantVersions = z.object({ items: z.array(assistantVersion) })
export const rollbackInput = z.strictObject({ version: z.int().min(1) })

/** A use case this person may use. */
export const useCaseCard = z.object({
  id: useCaseId,
  name: z.string(),
  purpose: z.string(),
  owner: z.string(),
  department: z.string(),
  notice: z.string().nullable(),
  /** False: nothing of question or answer is kept, so only a temporary chat is possible. */
  isStored: z.boolean(),
  retentionDays: z.int(),
  models: z.array(modelSheet),
  /** Questions to start with, some with a letter to paste. */
  examples: z.array(z.object({ title: z.string(), text: z.string() })),
})
export type UseCaseCard = z.infer<typeof useCaseCard>
export const useCaseCards = z.object({ items: z.array(useCaseCard) })

/** Banners: what is out of order, what is slow, what is new in policy. */
export const noticeKinds = ['outage', 'slow', 'news'] as const
export const notice = z.object({
  id: z.string(),
  kind: z.enum(noticeKinds),
  title: z.string(),
  text: z.string(),
  models: z.array(modelId),
})
export type Notice = z.infer<typeof notice>
export const noticeList = z.object({ items: z.array(notice) })
export const newsInput = z.strictObject({
  title: z.string().trim().min(1).max(120),
  text: z.string().trim().min(1).max(1000),
  until: moment,
})
export type NewsInput = z.infer<typeof newsInput>

/** `wrong`, `harmful`, `leak`: a problem with an answer · `request`: the owner is asked to allow what was refused. */
export const reportKinds = ['wrong', 'harmful', 'leak', 'request'] as const
export const reportInput = z.strictObject({
  kind: z.enum(reportKinds),
  explanation: z.string().trim().min(1).max(2000),
  /** Whether question and answer go along for whoever handles it; otherwise only facts. */
  includesText: z.boolean().default(false),
})
export type ReportInput = z.infer<typeof reportInput>

/** The same from a temporary chat, which the server does not know: the browser tells what it is about. */
export const temporaryReportInput = z.strictObject({
  kind: z.enum(reportKinds),
  explanation: z.string().trim().min(1).max(2000),
  useCase: useCaseId,
  model: modelId,
  /** Of the answer; must be one's own. */
  receipt: receiptName.nullable(),
  rules: z.array(z.string().max(100)).max(20).default([]),
  /** Question and answer, when the reporter agrees that they go along. */
  texts: z
    .strictObject({ question: z.string().max(maxQuestionLength), answer: z.string().max(maxQuestionLength) })
    .nullable()
    .default(null),
})
export type TemporaryReportInput = z.infer<typeof temporaryReportInput>

export const reportStates = ['open', 'handled'] as const
export const report = z.object({
  id,
  kind: z.enum(reportKinds),
  state: z.enum(reportStates),
  useCase: z.object({ id: useCaseId, name: z.string() }),
  model: modelId,
  receipt: receiptName.nullable(),
  /** Rules that refused, for a request. */
  rules: z.array(z.string()),
  createdAt: moment,
  /** Name of whoever reported. */
  reportedBy: z.string(),
  /** Null once it is handled: then it is erased, with the texts. */
  explanation: z.string().nullable(),
  /** The reported texts while it is open and when they were included. */
  texts: z.object({ question: z.string(), answer: z.string() }).nullable(),
  resolution: z.string().nullable(),
  handledAt: moment.nullable(),
})
export type Report = z.infer<typeof report>
export const reportPage = pageOf(report)
export const reportQuery = z.strictObject({
  state: z.enum(reportStates).default('open'),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export const reportHandling = z.strictObject({ resolution: z.string().trim().min(1).max(2000) })

/**
 * All a browser needs to check one record by itself: SHA-256(0x00 ‖ entry) is the leaf, `proof` leads to the root that the
 * checkpoint signs (c2sp.org/tlog-proof@v1, c2sp.org/signed-note, Ed25519).
 */
export const receipt = z.object({
  index: z.int().min(0),
  origin: z.string(),
  /** The record's own bytes, base64. */
  entry: z.base64(),
  /** The record itself: facts only. */
  record: z.record(z.string(), z.unknown()),
  /** Size of the tree under the checkpoint. */
  size: z.int().min(1),
  /** Sibling hashes from the leaf up, base64. */
  proof: z.array(z.base64()),
  /** The signed checkpoint, verbatim. */
  checkpoint: z.string(),
  /** `<name>+<hex key id>+<base64>` (c2sp.org/signed-note). */
  verifierKey: z.string(),
})
export type ReceiptProof = z.infer<typeof receipt>
