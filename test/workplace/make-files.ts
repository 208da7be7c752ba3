/** Files of people and of attackers. */
import { crc32, deflateRawSync, deflateSync } from 'node:zlib'
import { Document, Packer, Paragraph } from 'docx'

export function makeDocx(...paragraphs: readonly string[]): Promise<Buffer> {
  return Packer.toBuffer(new Document({ sections: [{ children: paragraphs.map((text) => new Paragraph(text)) }] }))
}

/** A PDF of one page with one line; its stream can be packed. */
export function makePdf(line: string, { isPacked = false } = {}): Buffer {
  const content = Buffer.from(`BT /F1 18 Tf 10 100 Td (${line}) Tj ET`)
  const stream = isPacked ? deflateSync(content) : content
  const filter = isPacked ? '/Filter/FlateDecode' : ''
  const font = '5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj\n'
  return Buffer.concat([
    Buffer.from(
      '%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n' +
        '2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n' +
        '3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 900 144]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>> endobj\n' +
        `4 0 obj <</Length ${stream.length}${filter}>>\nstream\n`,
    ),
    stream,
    Buffer.from(`\nendstream endobj\n${font}trailer <</Root 1 0 R>>\n%%EOF`),
  ])
}

export interface ZipEntry {
  readonly name: string
  readonly content: Buffer
  /** What the directory says instead of the truth. */
  readonly declaredSize?: number
}

/** A zip, honest or not (PKWARE APPNOTE 4.3). */
export function makeZip(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, declaredSize = content.length } of entries) {
    const packed = deflateRawSync(content)
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(8, 4)
    facts.writeUInt32LE(crc32(content), 10)
    facts.writeUInt32LE(packed.length, 14)
    facts.writeUInt32LE(declaredSize, 18)
    facts.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), facts, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), facts, tail, Buffer.from(name)]))
    parts.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 0, 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, central, end])
}
