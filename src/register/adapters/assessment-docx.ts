/** An assessment as a Word document (docx) with real headings. */
import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx'
import type { AssessmentDocument, DocumentPart } from '../assessment/document.ts'

export function toDocx({ title, parts }: AssessmentDocument): Promise<Buffer> {
  const document = new Document({
    title: printable(title),
    styles: { default: { document: { run: { language: { value: 'nl-NL' } } } } },
    sections: [{ children: parts.map(paragraphOf) }],
  })
  return Packer.toBuffer(document)
}

function paragraphOf({ kind, text }: DocumentPart): Paragraph {
  const words = printable(text)
  switch (kind) {
    case 'title':
      return new Paragraph({ text: words, heading: HeadingLevel.TITLE })
    case 'heading':
      return new Paragraph({ text: words, heading: HeadingLevel.HEADING_1 })
    case 'question':
      return new Paragraph({ text: words, heading: HeadingLevel.HEADING_2 })
    case 'note':
      return new Paragraph({ children: [new TextRun({ text: words, italics: true, size: 18 })] })
    case 'text':
      return new Paragraph(words)
  }
}

/** XML 1.0 has no place for control characters; Word refuses a file that holds one. */
function printable(text: string): string {
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
}
