/** Whether a file can go along with a question, before it is sent. The server looks again, inside. Pure. */
import { attachmentTypes, maxAttachmentBytes } from '../../../../src/workplace/choices-contract.ts'

export type FileFault = 'wrongType' | 'tooLarge' | 'empty'

export function fileFault({ name, size }: Pick<File, 'name' | 'size'>): FileFault | undefined {
  const ending = name.split('.').at(-1)?.toLowerCase()
  if (!attachmentTypes.some((type) => type === ending)) return 'wrongType'
  if (size === 0) return 'empty'
  return size > maxAttachmentBytes ? 'tooLarge' : undefined
}
