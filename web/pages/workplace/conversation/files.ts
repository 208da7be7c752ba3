import type { Attachment } from '../../../../src/workplace/contract.ts'
import { ask } from '../../../api.ts'

/** Adds files to a conversation, one after the other so that their order stays. @throws ApiError at the first that fails */
export async function addFiles(conversation: string, files: readonly File[]): Promise<void> {
  for (const file of files)
    await ask<Attachment>(`/conversations/${conversation}/attachments`, {
      method: 'POST',
      body: file,
      headers: { 'x-file-name': encodeURIComponent(file.name) },
    })
}
