/** Rows of messages that are about to be added. */
import type { Model } from '../../models/index.ts'
import type { AnswerRecord } from '../conversation/answer-record.ts'
import { type Opened, textField } from '../conversation/open-conversation.ts'
import type { Desk } from '../desk.ts'
import type { StoredMessage } from '../store/messages.ts'

export function newQuestion(
  desk: Desk,
  { row, ring, key }: Opened,
  { parentId, text }: { readonly parentId: string | null; readonly text: string },
): StoredMessage {
  const id = desk.newId()
  return {
    tenant: row.tenant,
    conversation: row.id,
    id,
    parentId,
    role: 'user',
    text: ring.seal(text, key, textField(id)),
    facts: null,
    state: null,
    node: null,
    rating: null,
    createdAt: desk.now(),
  }
}

/** An answer that will be written here. One millisecond later, so that it sorts after its question. */
export function newAnswer(desk: Desk, opened: Opened, to: { readonly question: string; readonly model: Model }) {
  const row = newQuestion(desk, opened, { parentId: to.question, text: '' })
  return {
    ...row,
    role: 'assistant',
    facts: blankFacts(to.model),
    state: 'running',
    node: desk.node,
    createdAt: new Date(row.createdAt.getTime() + 1),
  } satisfies StoredMessage
}

export function blankFacts({ id, zone }: Model): AnswerRecord {
  return { model: id, zone, label: null, receipt: null, usage: null, refusal: null, failure: null, kept: {} }
}
