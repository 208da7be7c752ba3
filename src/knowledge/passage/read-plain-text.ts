/** Plain text to passages: paragraphs together, addressed by their number. */
import { cutAtParagraphs, type ReadDocument } from './passage.ts'

const comfortable = 1500

/** @param title the file's name, as plain text names nothing itself */
export function readPlainText(source: string, title: string): ReadDocument {
  const text = source
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .trim()
  if (text === '') return { title, passages: [] }
  const parts = cutAtParagraphs(text, comfortable)
  return {
    title,
    passages: parts.map((part, index) => ({ address: `Deel ${index + 1}`, caption: '', context: [], text: part })),
  }
}
