/** The text in a file, after a look whether opening it is safe. Runs in a worker: libraries for files are not to be trusted. */
import mammoth from 'mammoth'
import { extractText, getDocumentProxy } from 'unpdf'
import { decode } from '../attachment/recognise.ts'
import type { Attachment } from '../contract.ts'
import { isPdfWithin } from './pdf-scan.ts'
import { scanZip } from './zip-scan.ts'

export type FileText =
  | { readonly ok: true; readonly text: string }
  /** `unsafe`: it unpacks to too much · `empty`: no text, such as a scan · `unreadable`: damaged, or locked. */
  | { readonly ok: false; readonly why: 'unsafe' | 'empty' | 'unreadable' | 'too-long' }

const mostUnpacked = 64 * 1024 * 1024
/** Pictures of scanned pages unpack to much. */
const mostPdfUnpacked = 256 * 1024 * 1024
const zipLimits = { entries: 2000, unpackedBytes: mostUnpacked, ratio: 200 }
const wordBody = 'word/document.xml'

export async function readFileText(type: Attachment['type'], bytes: Buffer, mostCharacters: number): Promise<FileText> {
  try {
    const text = await textOf(type, bytes)
    if (text === undefined) return { ok: false, why: 'unsafe' }
    const clean = tidy(text)
    if (clean === '') return { ok: false, why: 'empty' }
    return clean.length > mostCharacters ? { ok: false, why: 'too-long' } : { ok: true, text: clean }
  } catch {
    // The libraries' own messages can quote the file.
    return { ok: false, why: 'unreadable' }
  }
}

/** Undefined when opening it is not safe. */
async function textOf(type: Attachment['type'], bytes: Buffer): Promise<string | undefined> {
  switch (type) {
    case 'docx':
      return docxText(bytes)
    case 'pdf':
      return pdfText(bytes)
    default:
      return decode(bytes)
  }
}

async function docxText(bytes: Buffer): Promise<string | undefined> {
  const names = await scanZip(bytes, zipLimits)
  if (names === undefined) return undefined
  if (!names.has(wordBody)) throw new Error('not a Word document')
  return (await mammoth.extractRawText({ buffer: bytes })).value
}

async function pdfText(bytes: Buffer): Promise<string | undefined> {
  if (!(await isPdfWithin(bytes, mostPdfUnpacked))) return undefined
  const document = await getDocumentProxy(new Uint8Array(bytes))
  return (await extractText(document, { mergePages: true })).text
}

/** Empty lines and control characters say nothing to a model. */
function tidy(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\ufeff]/g, ' ')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
