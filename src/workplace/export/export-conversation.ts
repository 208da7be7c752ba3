/** A conversation as a file to take along. */
import { Problem } from '../../kernel/problem.ts'
import { readConversation } from '../conversation/conversations.ts'
import type { SignedIn } from '../deps.ts'
import type { Desk } from '../desk.ts'
import { problems } from '../problems.ts'
import { toMarkdown } from './markdown.ts'
import { marksFor, type Transcript, transcriptOf } from './transcript.ts'
import type { ExportLanguage } from './words.ts'

export interface ExportedFile {
  readonly name: string
  readonly type: string
  readonly content: string | Buffer
}

export type ExportFormat = 'markdown' | 'docx' | 'json'

const types: { readonly [F in ExportFormat]: { readonly end: string; readonly type: string } } = {
  markdown: { end: 'md', type: 'text/markdown; charset=utf-8' },
  docx: { end: 'docx', type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  json: { end: 'json', type: 'application/json; charset=utf-8' },
}

export interface Export {
  readonly id: string
  readonly format: ExportFormat
  readonly language: ExportLanguage
  readonly leaf?: string | undefined
}

/** @throws Problem not-found */
export async function exportConversation(
  desk: Desk,
  person: SignedIn,
  { id, format, language, leaf }: Export,
): Promise<ExportedFile> {
  const conversation = await readConversation(desk, person, id)
  const transcript = transcriptOf(conversation, {
    municipality: desk.municipality(person.tenant),
    useCase: { id: conversation.useCase, name: desk.useCases.find(person.tenant, conversation.useCase)?.name ?? '' },
    exportedAt: desk.now().toISOString(),
    language,
    leaf,
  })
  if (transcript === undefined) throw new Problem(problems.notFound)
  const { end, type } = types[format]
  const content = await contentOf(transcript, format)
  await desk.record(person, 'conversation.exported', { format, useCase: { id: conversation.useCase } })
  return { name: `${fileName(conversation.title)}.${end}`, type, content }
}

async function contentOf(transcript: Transcript, format: ExportFormat): Promise<string | Buffer> {
  switch (format) {
    case 'markdown':
      return toMarkdown(transcript)
    case 'docx':
      // Read when it is first used: the library takes several megabytes.
      return (await import('../adapters/docx-file.ts')).toDocx(transcript)
    case 'json':
      return `${JSON.stringify({ ...marksFor(transcript), ...transcript }, undefined, 2)}\n`
  }
}

/** Letters, digits and spaces: what every file system takes. */
function fileName(title: string): string {
  const plain = title
    .replace(/[^\p{L}\p{N} -]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return plain === '' ? 'gesprek' : plain.slice(0, 80).trim()
}
