/** From rows to what the browser gets. */
import type { Run } from '../answer/run.ts'
import {
  type AnswerFacts,
  type AppliedCorrection,
  type Attachment,
  type ConversationSummary,
  type Message,
  ratingInput,
} from '../contract.ts'
import type { Desk } from '../desk.ts'
import type { ListedAttachment } from '../store/attachments.ts'
import type { StoredCorrection } from '../store/corrections.ts'
import type { StoredMessage } from '../store/messages.ts'
import { keepingOf } from '../use-case-access.ts'
import { correctionField, fileNameField, type Opened, ratingField, textIn, titleIn } from './open-conversation.ts'
import { pathTo } from './tree.ts'

export function summaryOf(desk: Desk, opened: Opened, isRunning: boolean): ConversationSummary {
  const { row } = opened
  return {
    id: row.id,
    title: titleIn(opened),
    useCase: row.useCase,
    model: row.model,
    assistant: row.assistant,
    folder: row.folder,
    isPinned: row.isPinned,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    keeping: keepingOf(desk.useCases.find(row.tenant, row.useCase), row.updatedAt.getTime()),
    isRunning,
  }
}

export function attachmentOf({ ring, key }: Opened, row: ListedAttachment): Attachment {
  const { id, type, bytes, characters } = row
  return { id, name: ring.unseal(row.name, key, fileNameField(id)), type, bytes, characters }
}

export function correctionOf({ ring, key }: Opened, { id, kind, type, value }: StoredCorrection): AppliedCorrection {
  return { id, kind, type, value: ring.unseal(value, key, correctionField(id)) }
}

export interface Around {
  /** All messages of the conversation, oldest first. */
  readonly rows: readonly StoredMessage[]
  /** All its files that were sent. */
  readonly files: readonly ListedAttachment[]
  /** The answer while it is being written here. */
  readonly run: Run | undefined
}

export function messageOf(opened: Opened, row: StoredMessage, around: Around): Message {
  return {
    id: row.id,
    parentId: row.parentId,
    role: row.role,
    text: around.run?.text ?? textIn(opened, row),
    createdAt: row.createdAt.toISOString(),
    attachments: around.files.filter(({ message }) => message === row.id).map((file) => attachmentOf(opened, file)),
    answer: row.role === 'assistant' ? factsOf(opened, row, around) : null,
  }
}

function factsOf(opened: Opened, row: StoredMessage, { rows, files, run }: Around): AnswerFacts | null {
  const facts = run?.facts ?? row.facts
  if (facts === null) return null
  const { ring, key } = opened
  const rating = row.rating === null ? null : JSON.parse(ring.unseal(row.rating, key, ratingField(row.id)))
  const path = files.length === 0 ? [] : pathTo(rows, row.id).map(({ id }) => id)
  const sources = files
    .filter(({ message }) => message !== null && path.includes(message))
    .map((file) => ({ kind: 'attachment' as const, id: file.id, name: attachmentOf(opened, file).name }))
  return {
    ...facts,
    state: run?.state ?? row.state ?? 'completed',
    sources,
    rating: rating === null ? null : ratingInput.parse(rating),
  }
}
