/** The Markdown that answers use, as blocks for a word processor. What it does not know stays as it was written. */
export interface Piece {
  readonly text: string
  readonly isBold: boolean
}
export type Pieces = readonly Piece[]
export type Block =
  | { readonly kind: 'heading' | 'item' | 'quote' | 'text'; readonly pieces: Pieces }
  /** `list` tells one list from the next, which begins at its own number again. */
  | { readonly kind: 'number'; readonly pieces: Pieces; readonly list: number }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly Pieces[])[] }

export function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  const lines = text.split('\n')
  let list = 0
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]?.trim() ?? ''
    const run = line.startsWith('```') ? codeFrom(lines, at) : line.startsWith('|') ? tableFrom(lines, at) : undefined
    if (run !== undefined) {
      blocks.push(run.block)
      at = run.last
      continue
    }
    if (line === '') continue
    if (/^1[.)]\s/.test(line)) list += 1
    blocks.push(blockOf(line, list))
  }
  return blocks
}

interface Run {
  readonly block: Block
  /** Index of its last line. */
  readonly last: number
}

function codeFrom(lines: readonly string[], at: number): Run {
  const end = lines.findIndex((line, index) => index > at && line.trim().startsWith('```'))
  const last = end === -1 ? lines.length - 1 : end
  return { block: { kind: 'code', text: lines.slice(at + 1, end === -1 ? undefined : end).join('\n') }, last }
}

/** Undefined when the second line does not rule a table (GitHub Flavored Markdown §4.10). */
function tableFrom(lines: readonly string[], at: number): Run | undefined {
  if (!/^\|?[\s:|-]*-[\s:|-]*$/.test(lines[at + 1]?.trim() ?? '')) return undefined
  const end = lines.findIndex((line, index) => index > at && !line.trim().startsWith('|'))
  const last = (end === -1 ? lines.length : end) - 1
  const rows = lines.slice(at, last + 1).filter((_, index) => index !== 1)
  return { block: { kind: 'table', rows: rows.map((row) => cellsOf(row).map(piecesOf)) }, last }
}

function cellsOf(row: string): string[] {
  const inner = row.trim().replace(/^\|/, '').replace(/\|$/, '')
  return inner.split('|').map((cell) => cell.trim())
}

function blockOf(line: string, list: number): Block {
  const [, sign = '', rest = line] = /^(#{1,6}|[-*•]|>|\d+[.)])\s+(.*)$/.exec(line) ?? []
  const pieces = piecesOf(rest)
  if (sign.startsWith('#')) return { kind: 'heading', pieces }
  if (sign === '>') return { kind: 'quote', pieces }
  if (/^\d/.test(sign)) return { kind: 'number', pieces, list }
  return sign === '' ? { kind: 'text', pieces } : { kind: 'item', pieces }
}

function piecesOf(line: string): Piece[] {
  return withAddresses(line)
    .split('**')
    .map((text, at, all) => ({ text, isBold: at % 2 === 1 && at < all.length - 1 }))
    .filter(({ text }) => text !== '')
}

/** A link as its words and its address: on paper there is nothing to press. */
function withAddresses(line: string): string {
  return line.replace(/\[([^\]]+)\]\(([^()\s]+)\)/g, (_, words: string, address: string) =>
    words === address ? address : `${words} (${address})`,
  )
}
