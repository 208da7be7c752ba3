/** What is found and cited: a piece of a document with its address. */

export interface Passage {
  /** Where it stands, as a reader would say it: "Artikel 4:13", "Afval aanbieden". */
  readonly address: string
  /** The title of the piece itself, beside its address: "Beslistermijn". Empty when there is none. */
  readonly caption: string
  /** Titles of the chapters around it, the outermost first. */
  readonly context: readonly string[]
  readonly text: string
}

export interface ReadDocument {
  readonly title: string
  readonly passages: readonly Passage[]
}

/** Characters; a longer passage is cut at its paragraphs, and each part keeps the address. */
const longestPassage = 4000

/** Cuts a text at empty lines into parts that are at most about as long as is comfortable to read and to rank. */
export function cutAtParagraphs(text: string, longest = longestPassage): string[] {
  if (text.length <= longest) return [text]
  const parts: string[] = []
  let part = ''
  for (const paragraph of text.split(/\n\s*\n/).flatMap((piece) => cutHard(piece, longest))) {
    if (part !== '' && part.length + paragraph.length + 2 > longest) {
      parts.push(part)
      part = ''
    }
    part = part === '' ? paragraph : `${part}\n\n${paragraph}`
  }
  return part === '' ? parts : [...parts, part]
}

/** A paragraph without end, such as a table on one line, is cut at a space. */
function cutHard(paragraph: string, longest: number): string[] {
  const pieces: string[] = []
  let rest = paragraph
  while (rest.length > longest) {
    const space = rest.lastIndexOf(' ', longest)
    const at = space > longest / 2 ? space : longest
    pieces.push(rest.slice(0, at))
    rest = rest.slice(at).trimStart()
  }
  return [...pieces, rest]
}
