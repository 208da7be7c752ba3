import type { Attachment } from '../../../../src/workplace/contract.ts'
import { ask } from '../../../api.ts'

/** Adds a file to a conversation. @throws ApiError */
export function addFile(conversation: string, file: File): Promise<Attachment> {
  const headers = { 'x-file-name': encodeURIComponent(file.name) }
  return ask(`/conversations/${conversation}/attachments`, { method: 'POST', body: file, headers })
}
