/** Conversations, their messages as a tree, folders and answers that live on the server. Browser-safe. */
import { z } from 'zod'
import {
  attachmentTypes,
  exportFormats,
  exportLanguages,
  maxAttachments,
  maxInstructionsLength,
  maxQuestionLength,
  maxTitleLength,
  ratingReasons,
} from './choices-contract.ts'
import {
  chatSeed,
  id,
  keeping,
  kindCounts,
  modelId,
  moment,
  pageOf,
  receiptName,
  refusal,
  temporaryMessages,
  useCaseId,
  zone,
} from './contract-parts.ts'
import { appliedCorrection, correctionInput } from './contract-shield.ts'

/** A file whose text goes along with a question. */
export const attachment = z.object({
  id,
  name: z.string(),
  type: z.enum(attachmentTypes),
  bytes: z.int(),
  /** Length of the text that was found in it. */
  characters: z.int(),
})
export type Attachment = z.infer<typeof attachment>
export const attachmentWithText = attachment.extend({ text: z.string() })
export type AttachmentWithText = z.infer<typeof attachmentWithText>

/**
 * `running`: being written now · `stopped`: by the user · `interrupted`: the server went down meanwhile · `refused`: by
 * policy, nothing was sent · `withheld`: policy kept the answer back · `failed`: the model did not answer.
 */
export const answerStates = ['running', 'completed', 'stopped', 'interrupted', 'refused', 'withheld', 'failed'] as const
export type AnswerState = (typeof answerStates)[number]

export const ratingInput = z.strictObject({
  value: z.enum(['up', 'down']),
  reasons: z.array(z.enum(ratingReasons)).max(ratingReasons.length).default([]),
  remark: z.string().max(1000).default(''),
})
export type RatingInput = z.infer<typeof ratingInput>

/** The label of AI Act art. 50: that this was made by AI, by which model, where, for which use case. */
export const aiLabel = z.object({
  /** False for the engine that only quotes: no model made that text, and saying so would be untrue. */
  isMadeByAi: z.boolean(),
  model: modelId,
  zone,
  operator: z.string().nullable(),
  useCase: z.object({ id: useCaseId, name: z.string() }),
  /** Shown with every answer of this use case. */
  notice: z.string().nullable(),
  at: moment,
})
export type AiLabel = z.infer<typeof aiLabel>

/** A document the answer could draw on. */
export const source = z.object({ kind: z.literal('attachment'), id, name: z.string() })

export const answerFacts = z.object({
  state: z.enum(answerStates),
  model: modelId,
  zone,
  /** Null until something was sent to a model. */
  label: aiLabel.nullable(),
  receipt: receiptName.nullable(),
  usage: z.object({ promptTokens: z.int(), completionTokens: z.int() }).nullable(),
  refusal: refusal.nullable(),
  /** What went wrong (a problem's code and Dutch sentence), for `failed` and `withheld`. */
  failure: z.object({ code: z.string(), detail: z.string() }).nullable(),
  /** Values that were kept from the model in this question and its history. */
  kept: kindCounts,
  sources: z.array(source),
  rating: ratingInput.nullable(),
})
export type AnswerFacts = z.infer<typeof answerFacts>

/** A question has attachments, an answer has facts. Children of one parent are alternatives (branches). */
export const message = z.object({
  id,
  parentId: id.nullable(),
  role: z.enum(['user', 'assistant']),
  text: z.string(),
  createdAt: moment,
  attachments: z.array(attachment),
  answer: answerFacts.nullable(),
})
export type Message = z.infer<typeof message>

export const conversationSummary = z.object({
  id,
  title: z.string(),
  useCase: useCaseId,
  model: modelId,
  assistant: id.nullable(),
  folder: id.nullable(),
  isPinned: z.boolean(),
  createdAt: moment,
  updatedAt: moment,
  keeping,
  isRunning: z.boolean(),
})
export type ConversationSummary = z.infer<typeof conversationSummary>

export const conversation = conversationSummary.extend({
  /** All branches, oldest first. */
  messages: z.array(message),
  /** The last message of the branch that was read last; null when there are none. */
  activeLeaf: id.nullable(),
  corrections: z.array(appliedCorrection),
  /** Files that were added and not yet sent. */
  pending: z.array(attachment),
})
export type Conversation = z.infer<typeof conversation>

export const conversationPage = pageOf(conversationSummary)
/** Query of the list. Pinned ones come first, then the newest. `folder=none`: outside any folder. */
export const conversationQuery = z.strictObject({
  folder: z.union([id, z.literal('none')]).optional(),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

/** With an assistant, use case and model are the assistant's and may be left out. */
export const newConversation = z.strictObject({
  useCase: useCaseId.optional(),
  model: modelId.optional(),
  assistant: id.optional(),
  folder: id.optional(),
})
export type NewConversation = z.infer<typeof newConversation>

export const conversationChange = z.strictObject({
  title: z.string().trim().min(1).max(maxTitleLength).optional(),
  isPinned: z.boolean().optional(),
  folder: id.nullable().optional(),
  model: modelId.optional(),
  activeLeaf: id.optional(),
})
export type ConversationChange = z.infer<typeof conversationChange>

/** Ask. `parentId`: the answer this follows, null for a first question; another parent than the last makes a branch. */
export const question = z.strictObject({
  parentId: id.nullable(),
  text: z.string().max(maxQuestionLength),
  attachments: z.array(id).max(maxAttachments).default([]),
  /** Another model than the conversation's, within the use case. */
  model: modelId.optional(),
})
export type Question = z.infer<typeof question>
export const asked = z.object({ question: message, answer: message })
export type Asked = z.infer<typeof asked>
export const regenerateInput = z.strictObject({ model: modelId.optional() })

/** One event of an answer's stream: `event:` holds the type, `data:` this object. A snapshot always comes first. */
export const answerEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('snapshot'), message }),
  z.object({ type: z.literal('delta'), text: z.string() }),
  z.object({ type: z.literal('ended'), message }),
])
export type AnswerEvent = z.infer<typeof answerEvent>

/**
 * A temporary chat: the browser holds the conversation, the server answers and stores nothing. The reply is the stream of
 * events itself. `seed` (random, made by the browser once per chat) keeps placeholders the same from turn to turn.
 */
export const temporaryQuestion = z.strictObject({
  useCase: useCaseId,
  model: modelId,
  seed: chatSeed,
  /** An assistant's instructions, also of one that is being made. */
  instructions: z.string().max(maxInstructionsLength).default(''),
  /** The last one is the question. */
  messages: temporaryMessages.min(1),
  corrections: z.array(correctionInput).max(200).default([]),
})
export type TemporaryQuestion = z.infer<typeof temporaryQuestion>

export const folder = z.object({ id, name: z.string(), instructions: z.string(), createdAt: moment })
export type Folder = z.infer<typeof folder>
export const folderInput = z.strictObject({
  name: z.string().trim().min(1).max(maxTitleLength),
  /** Goes along as a system message with every question of the folder's conversations. */
  instructions: z.string().max(maxInstructionsLength).default(''),
})
export type FolderInput = z.infer<typeof folderInput>

/** In the body, not in the address: what someone looks for does not belong in logs. */
export const searchQuery = z.strictObject({ query: z.string().trim().min(1).max(200) })
export const searchResult = z.object({
  items: z.array(
    z.object({
      conversation: conversationSummary,
      /** Null when only the title fits. */
      message: id.nullable(),
      snippet: z.string(),
      /** Where the found words stand in the snippet; `end` exclusive, UTF-16. */
      marks: z.array(z.object({ start: z.int(), end: z.int() })),
    }),
  ),
})
export type SearchResult = z.infer<typeof searchResult>

export const exportQuery = z.strictObject({
  format: z.enum(exportFormats),
  /** Of what the file says of itself. */
  language: z.enum(exportLanguages).default('nl'),
  /** The last message of the branch to export; absent: the branch that was read last. */
  leaf: id.optional(),
})
