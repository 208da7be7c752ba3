/** A conversation as a Word document (docx), with real headings and the label in its properties. */
import {
  AlignmentType,
  Document,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { type Block, blocksOf, type Pieces } from '../export/blocks.ts'
import { footnotes, heading, introduction, marksFor, type Transcript } from '../export/transcript.ts'
import { words } from '../export/words.ts'

export function toDocx(transcript: Transcript): Promise<Buffer> {
  const { title, municipality, language, messages } = transcript
  const document = new Document({
    title: printable(title),
    creator: municipality,
    description: introduction(transcript),
    customProperties: Object.entries(marksFor(transcript)).map(([name, value]) => ({ name, value: String(value) })),
    numbering: {
      config: [
        {
          reference: numbering,
          levels: [
            {
              level: 0,
              format: LevelFormat.DECIMAL,
              text: '%1.',
              alignment: AlignmentType.START,
              style: { paragraph: { indent: { left: 567, hanging: 283 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        children: [
          new Paragraph({ text: printable(title), heading: HeadingLevel.TITLE }),
          new Paragraph(introduction(transcript)),
          ...messages.flatMap((message) => [
            new Paragraph({ text: heading(message, transcript), heading: HeadingLevel.HEADING_1 }),
            ...blocksOf(message.text).map(partOf),
            ...message.attachments.map(({ name }) => new Paragraph(`${words[language].file}: ${printable(name)}`)),
            ...footnotes(message, transcript).map((note) => {
              return new Paragraph({ children: [new TextRun({ text: printable(note), italics: true, size: 18 })] })
            }),
          ]),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

const numbering = 'answer'

function partOf(block: Block): Paragraph | Table {
  switch (block.kind) {
    case 'table':
      return tableOf(block.rows)
    case 'code':
      return new Paragraph({
        children: block.text
          .split('\n')
          .map((line, at) => new TextRun({ text: printable(line), font: 'Courier New', ...(at > 0 && { break: 1 }) })),
      })
    case 'heading':
      return new Paragraph({ children: runsOf(block.pieces), heading: HeadingLevel.HEADING_2 })
    case 'item':
      return new Paragraph({ children: runsOf(block.pieces), bullet: { level: 0 } })
    case 'number':
      return new Paragraph({
        children: runsOf(block.pieces),
        numbering: { reference: numbering, level: 0, instance: block.list },
      })
    case 'quote':
      return new Paragraph({ children: runsOf(block.pieces), indent: { left: 567 } })
    case 'text':
      return new Paragraph({ children: runsOf(block.pieces) })
  }
}

function runsOf(pieces: Pieces): TextRun[] {
  return pieces.map(({ text, isBold }) => new TextRun({ text: printable(text), bold: isBold }))
}

/** The first row says what the columns are, also to a screen reader. */
function tableOf(rows: readonly (readonly Pieces[])[]): Table {
  const columns = Math.max(...rows.map((cells) => cells.length))
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(
      (cells, at) =>
        new TableRow({
          tableHeader: at === 0,
          children: Array.from(
            { length: columns },
            (_, column) => new TableCell({ children: [new Paragraph({ children: runsOf(cells[column] ?? []) })] }),
          ),
        }),
    ),
  })
}

/** XML 1.0 has no place for control characters; Word refuses a file that holds one. */
function printable(text: string): string {
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
}
