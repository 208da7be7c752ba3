/** Adds a question to a conversation, or another answer to one, and starts writing it. */
import { Problem } from '../../kernel/problem.ts'
import type { Message, Question } from '../contract.ts'
import { type Opened, openConversation, textIn, titleField, titleIn } from '../conversation/open-conversation.ts'
import { messageOf } from '../conversation/present.ts'
import { titleOf, untitled } from '../conversation/title.ts'
import type { SignedIn } from '../deps.ts'
import type { Desk } from '../desk.ts'
import { problems } from '../problems.ts'
import { indexMessage, indexTitle } from '../search/index-texts.ts'
import type { StoredAttachment } from '../store/attachments.ts'
import type { StoredMessage } from '../store/messages.ts'
import { access } from '../use-case-access.ts'
import { newAnswer, newQuestion } from './new-message.ts'
import { fileText, prepare } from './prepare.ts'
import { limitAnswers, startAnswer } from './start-answer.ts'

/**
 * Asks a question.
 * @throws Problem not-found, wrong-parent, empty-question, answer-running, model-not-allowed, too-many-answers
 */
export async function ask(
  desk: Desk,
  person: SignedIn,
  at: { readonly id: string; readonly input: Question },
): Promise<{ question: Message; answer: Message }> {
  const { messages, attachments } = desk.stores
  const { parentId, text } = at.input
  const opened = await openConversation(desk, person, at.id)
  const asked = { useCase: opened.row.useCase, model: at.input.model ?? opened.row.model }
  const { useCase, model } = access(desk, person, asked)
  const rows = await messages.list(person.tenant, at.id)
  const files = await filesWith(desk, opened, at.input.attachments)
  checkQuestion(at.input, rows, files)
  limitAnswers(desk, person)
  const prepared = await prepare(desk, person, { opened, draft: { model, rows, parentId, text, files } })
  const question = newQuestion(desk, opened, { parentId, text })
  const answer = newAnswer(desk, opened, { question: question.id, model })
  await addMessages(desk, opened, [question, answer])
  await attachments.send(person.tenant, at.id, at.input.attachments, question.id)
  startAnswer(desk, { person, opened, answer, useCase, model, prepared })
  await nameAfter(desk, opened, { text, files })
  await indexMessage(desk, opened, { id: question.id, text })
  const sent = files.map((file) => ({ ...file, message: question.id }))
  const around = { rows: [...rows, question, answer], files: sent, run: undefined }
  return { question: messageOf(opened, question, around), answer: messageOf(opened, answer, around) }
}

/** Writes another answer to the same question. @throws Problem as `ask` */
export async function regenerate(
  desk: Desk,
  person: SignedIn,
  at: { readonly id: string; readonly answer: string; readonly model: string | undefined },
): Promise<Message> {
  const opened = await openConversation(desk, person, at.id)
  const asked = { useCase: opened.row.useCase, model: at.model ?? opened.row.model }
  const { useCase, model } = access(desk, person, asked)
  const rows = await desk.stores.messages.list(person.tenant, at.id)
  const question = questionOf(rows, at.answer)
  limitAnswers(desk, person)
  const listed = await desk.stores.attachments.list(person.tenant, at.id)
  const own = listed.filter(({ message }) => message === question.id).map(({ id }) => id)
  const files = await filesWith(desk, opened, own)
  const { parentId } = question
  const text = textIn(opened, question)
  const prepared = await prepare(desk, person, { opened, draft: { model, rows, parentId, text, files } })
  const answer = newAnswer(desk, opened, { question: question.id, model })
  await addMessages(desk, opened, [answer])
  startAnswer(desk, { person, opened, answer, useCase, model, prepared })
  return messageOf(opened, answer, { rows: [...rows, answer], files, run: undefined })
}

/** The conversation is now at the last of these. */
async function addMessages(
  desk: Desk,
  { row }: Opened,
  rows: readonly [StoredMessage, ...StoredMessage[]],
): Promise<void> {
  const last = rows.at(-1) ?? rows[0]
  await desk.stores.messages.add(row.tenant, rows)
  await desk.stores.conversations.touch(row.tenant, row.id, { updatedAt: last.createdAt, activeLeaf: last.id })
}

function questionOf(rows: readonly StoredMessage[], answer: string): StoredMessage {
  const parent = rows.find(({ id }) => id === answer)?.parentId
  const question = rows.find(({ id }) => id === parent)
  if (question?.role !== 'user') throw new Problem(problems.notFound)
  return question
}

async function filesWith(desk: Desk, { row }: Opened, ids: readonly string[]): Promise<StoredAttachment[]> {
  return ids.length === 0 ? [] : desk.stores.attachments.texts(row.tenant, row.id, ids)
}

async function nameAfter(
  desk: Desk,
  opened: Opened,
  { text, files }: { readonly text: string; readonly files: readonly StoredAttachment[] },
): Promise<void> {
  if (titleIn(opened) !== untitled) return
  const { row, ring, key } = opened
  const [first] = files
  const title = titleOf(text.trim() === '' && first !== undefined ? fileText(opened, first).name : text)
  await desk.stores.conversations.change(row.tenant, row.owner, row.id, {
    title: ring.seal(title, key, titleField(row.id)),
  })
  await indexTitle(desk, opened, title)
}

function checkQuestion(
  { parentId, text, attachments }: Question,
  rows: readonly StoredMessage[],
  files: readonly StoredAttachment[],
): void {
  if (text.trim() === '' && files.length === 0) throw new Problem(problems.emptyQuestion)
  const pending = files.filter(({ message }) => message === null)
  if (pending.length !== new Set(attachments).size) throw new Problem(problems.notFound)
  if (parentId === null) return
  const parent = rows.find(({ id }) => id === parentId)
  if (parent?.role !== 'assistant') throw new Problem(problems.wrongParent)
  if (parent.state === 'running') throw new Problem(problems.stillRunning)
}
