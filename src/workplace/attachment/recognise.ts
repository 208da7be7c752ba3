/** What a file is, by its bytes; its name must say the same (ASVS 5.0, 5.2.2). Pure. */
import { isUtf8 } from 'node:buffer'
import type { Attachment } from '../contract.ts'

type FileType = Attachment['type']

const textTypes: readonly FileType[] = ['txt', 'md', 'csv']
const zip = Buffer.from('PK\u0003\u0004', 'latin1')
const pdf = Buffer.from('%PDF-')
/** Readers look for the PDF header in the first kilobyte. */
const headerSpace = 1024

/** Undefined for what cannot be taken, and for a name that says something else than the bytes. */
export function recognise(bytes: Buffer, name: string): FileType | undefined {
  const named = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? 'txt'
  if (bytes.subarray(0, zip.length).equals(zip)) return named === 'docx' ? 'docx' : undefined
  if (bytes.subarray(0, headerSpace).includes(pdf)) return named === 'pdf' ? 'pdf' : undefined
  const type = textTypes.find((one) => one === named)
  return type === undefined || decode(bytes) === undefined ? undefined : type
}

/** The text of a text file: UTF-8, UTF-16 with its mark, or the Windows-1252 that spreadsheets write. */
export function decode(bytes: Buffer): string | undefined {
  const text = decodeAny(bytes)
  // A text has no control characters but tab, line feed, form feed and return.
  return /[\u0000-\u0008\u000b\u000e-\u001f]/.test(text) ? undefined : text
}

function decodeAny(bytes: Buffer): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return isUtf8(bytes) ? new TextDecoder().decode(bytes) : windows1252(bytes)
}

/** What Windows-1252 has where Latin-1 has controls, from 0x80. Node 20 decodes these two as if they were one. */
const inWindowsOnly = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

function windows1252(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (character) => inWindowsOnly.charAt(character.charCodeAt(0) - 0x80))
}
