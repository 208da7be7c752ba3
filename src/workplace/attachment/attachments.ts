/** Files whose text goes along with a question. Only the text is kept, sealed; the file itself is forgotten. */

import type { z } from 'zod'
import { Problem } from '../../kernel/problem.ts'
import { type Attachment, type attachmentWithText, maxAttachmentBytes, maxAttachments } from '../contract.ts'
import { fileNameField, fileTextField, openConversation } from '../conversation/open-conversation.ts'
import { attachmentOf } from '../conversation/present.ts'
import type { SignedIn } from '../deps.ts'
import type { Desk } from '../desk.ts'
import { problems } from '../problems.ts'
import { recognise } from './recognise.ts'

type WithText = z.infer<typeof attachmentWithText>

export interface UploadedFile {
  readonly name: string
  readonly bytes: Buffer
}

/**
 * Reads a file and keeps nothing.
 * @throws Problem file-too-large, file-type-unknown, file-unreadable, file-unsafe
 */
export async function readUpload(desk: Desk, { name, bytes }: UploadedFile): Promise<WithText> {
  if (bytes.length > maxAttachmentBytes)
    throw new Problem(problems.fileTooLarge, { detail: `Hoogstens ${maxAttachmentBytes / 1024 / 1024} MB.` })
  const type = recognise(bytes, name)
  if (type === undefined) {
    const detail = 'Kies een txt-, md-, csv-, docx- of pdf-bestand. De naam moet passen bij wat erin zit.'
    throw new Problem(problems.fileUnknown, { detail })
  }
  const text = await desk.readFile(type, bytes)
  return { id: desk.newId(), name, type, bytes: bytes.length, characters: text.length, text }
}

/** @throws Problem not-found, too-many-files, and those of readUpload */
export async function addAttachment(
  desk: Desk,
  person: SignedIn,
  { id, file }: { readonly id: string; readonly file: UploadedFile },
): Promise<Attachment> {
  const { row, ring, key } = await openConversation(desk, person, id)
  const pending = await desk.stores.attachments.countPending(row.tenant, id)
  if (pending >= maxAttachments) throw new Problem(problems.tooManyFiles)
  const { text, name, ...facts } = await readUpload(desk, file)
  await desk.stores.attachments.add({
    ...facts,
    tenant: row.tenant,
    conversation: id,
    message: null,
    name: ring.seal(name, key, fileNameField(facts.id)),
    text: ring.seal(text, key, fileTextField(facts.id)),
    createdAt: desk.now(),
  })
  return { ...facts, name }
}

export interface AttachmentPlace {
  /** The conversation. */
  readonly id: string
  readonly attachment: string
}

/** @throws Problem not-found */
export async function readAttachment(
  desk: Desk,
  person: SignedIn,
  { id, attachment }: AttachmentPlace,
): Promise<WithText> {
  const opened = await openConversation(desk, person, id)
  const [row] = await desk.stores.attachments.texts(opened.row.tenant, id, [attachment])
  if (row === undefined) throw new Problem(problems.notFound)
  const text = opened.ring.unseal(row.text, opened.key, fileTextField(row.id))
  return { ...attachmentOf(opened, row), text }
}

/** Only while it was not sent. @throws Problem not-found */
export async function removeAttachment(
  desk: Desk,
  person: SignedIn,
  { id, attachment }: AttachmentPlace,
): Promise<void> {
  const { row } = await openConversation(desk, person, id)
  const isRemoved = await desk.stores.attachments.remove(row.tenant, id, attachment)
  if (!isRemoved) throw new Problem(problems.notFound)
}
