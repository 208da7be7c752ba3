/** The little Markdown that answers use, as blocks for a word processor: headings, list items and bold. */
export interface Piece {
  readonly text: string
  readonly isBold: boolean
}
export interface Block {
  readonly kind: 'heading' | 'item' | 'text'
  readonly pieces: readonly Piece[]
}

export function blocksOf(text: string): Block[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line): Block => {
      const heading = /^#{1,6}\s+(.*)$/.exec(line)?.[1]
      if (heading !== undefined) return { kind: 'heading', pieces: piecesOf(heading) }
      const item = /^[-*•]\s+(.*)$/.exec(line)?.[1]
      return item === undefined ? { kind: 'text', pieces: piecesOf(line) } : { kind: 'item', pieces: piecesOf(item) }
    })
}

function piecesOf(line: string): Piece[] {
  return line
    .split('**')
    .map((text, at, all) => ({ text, isBold: at % 2 === 1 && at < all.length - 1 }))
    .filter(({ text }) => text !== '')
}
