/** A conversation as a Word document (docx), with real headings and the label in its properties. */
import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx'
import { type Block, blocksOf } from '../export/blocks.ts'
import { digitalSourceType, footnotes, heading, introduction, type Transcript } from '../export/transcript.ts'

export function toDocx(transcript: Transcript): Promise<Buffer> {
  const { title, municipality, messages } = transcript
  const document = new Document({
    title: printable(title),
    creator: municipality,
    description: introduction(transcript),
    customProperties: [
      { name: 'aiGenerated', value: 'true' },
      { name: 'digitalSourceType', value: digitalSourceType },
    ],
    sections: [
      {
        children: [
          new Paragraph({ text: printable(title), heading: HeadingLevel.TITLE }),
          new Paragraph(introduction(transcript)),
          ...messages.flatMap((message) => [
            new Paragraph({ text: heading(message), heading: HeadingLevel.HEADING_1 }),
            ...blocksOf(message.text).map(paragraphOf),
            ...message.attachments.map(({ name }) => new Paragraph(`Bijlage: ${printable(name)}`)),
            ...footnotes(message).map((note) => {
              return new Paragraph({ children: [new TextRun({ text: printable(note), italics: true, size: 18 })] })
            }),
          ]),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

function paragraphOf({ kind, pieces }: Block): Paragraph {
  const children = pieces.map(({ text, isBold }) => new TextRun({ text: printable(text), bold: isBold }))
  if (kind === 'heading') return new Paragraph({ children, heading: HeadingLevel.HEADING_2 })
  return new Paragraph({ children, ...(kind === 'item' ? { bullet: { level: 0 } } : {}) })
}

/** XML 1.0 has no place for control characters; Word refuses a file that holds one. */
function printable(text: string): string {
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
}
