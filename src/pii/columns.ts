/**
 * Tables in a text: lines with the same separator, the first of which says what stands in each column. The cells below get
 * the meaning of their heading, as if its word stood before each of them.
 */
import { cue, cueOf } from './cues.ts'
import { gap, kind, type Tokens } from './tokens.ts'

/** A cell that begins at some token. */
export interface Cell {
  /** The cue of its heading. */
  readonly cue: number
  /** The first token that is not in it. */
  readonly end: number
}

/** From the first token of a cell to what it is. */
export type Columns = ReadonlyMap<number, Cell>

interface Line {
  readonly from: number
  readonly to: number
}

/** Semicolon, upright bar, comma; 9 is a tab, which is no token. */
const separators = [59, 124, 9, 44] as const

const headings = new Set<number>([
  cue.bsn,
  cue.iban,
  cue.phone,
  cue.plate,
  cue.passport,
  cue.licence,
  cue.vNumber,
  cue.caseNumber,
  cue.casePaper,
  cue.cadastral,
  cue.kvk,
  cue.rsin,
  cue.btw,
  cue.education,
  cue.bag,
  cue.username,
  cue.birth,
  cue.age,
  cue.money,
  cue.secret,
  cue.houseNumber,
  cue.postcode,
  cue.place,
  cue.name,
  cue.address,
  cue.street,
  cue.amount,
])

function hasTabBefore(text: string, { start, end }: Tokens, i: number): boolean {
  const from = i === 0 ? 0 : (end[i - 1] ?? 0)
  for (let at = from; at < (start[i] ?? 0); at++) if (text.charCodeAt(at) === 9) return true
  return false
}

/** The first tokens of the cells of a line; an empty cell has the token that would follow it. */
function cellsOf(text: string, tokens: Tokens, { line, separator }: { line: Line; separator: number }): number[] {
  const cells = [line.from]
  let isQuoted = false
  for (let i = line.from; i < line.to; i++) {
    const code = tokens.kind[i] === kind.mark ? (tokens.hash[i] ?? 0) : 0
    if (code === 34) isQuoted = !isQuoted
    if (separator === 9 ? i > line.from && hasTabBefore(text, tokens, i) : code === separator && !isQuoted)
      cells.push(separator === 9 ? i : i + 1)
  }
  return cells
}

function headingOf(tokens: Tokens, from: number, to: number): number {
  for (let i = from; i < to; i++) {
    const which = cueOf(tokens.flags[i] ?? 0)
    if (headings.has(which)) return which === cue.casePaper ? cue.caseNumber : which
  }
  return cue.none
}

/** The separator and the headings of a line that is the head of a table. */
function headOf(
  text: string,
  tokens: Tokens,
  { line, next }: { line: Line; next: Line },
): { separator: number; cues: number[] } | undefined {
  if (line.to - line.from < 3 || line.to - line.from > 120) return undefined
  for (const separator of separators) {
    const cells = cellsOf(text, tokens, { line, separator })
    if (cells.length < 2) continue
    const cues = cells.map((from, column) => headingOf(tokens, from, cells[column + 1] ?? line.to))
    const named = cues.filter((which) => which !== cue.none).length
    // One heading is enough where the next line is cut alike; a comma also cuts sentences.
    const isCutAlike =
      separator !== 44 && cells.length >= 3 && cellsOf(text, tokens, { line: next, separator }).length === cells.length
    if (named >= (isCutAlike ? 1 : 2) && countWords(tokens, line) <= cells.length * 3 && !hasFigures(tokens, line))
      return { separator, cues }
  }
  return undefined
}

function countWords(tokens: Tokens, { from, to }: Line): number {
  let words = 0
  for (let i = from; i < to; i++) if (tokens.kind[i] !== kind.mark) words += 1
  return words
}

/** Digits that tell of contents; a year may stand in a heading: "omzet 2024". */
function hasFigures(tokens: Tokens, { from, to }: Line): boolean {
  for (let i = from; i < to; i++)
    if (tokens.kind[i] === kind.digits && (tokens.end[i] ?? 0) - (tokens.start[i] ?? 0) !== 4) return true
  return false
}

function linesOf(tokens: Tokens): Line[] {
  const lines: Line[] = []
  let from = 0
  for (let i = 1; i <= tokens.count; i++) {
    if (i < tokens.count && (tokens.gap[i] ?? 0) < gap.line) continue
    lines.push({ from, to: i })
    from = i
  }
  return lines
}

/** The cells of all tables of a text; undefined when it has none. */
export function readColumns(text: string, tokens: Tokens): Columns | undefined {
  if (!/[;|\t]|,.*,/.test(text) || !text.includes('\n')) return undefined
  const columns = new Map<number, Cell>()
  const lines = linesOf(tokens)
  for (let at = 0; at + 1 < lines.length; at++) {
    const line = lines[at] as Line
    const head = headOf(text, tokens, { line, next: lines[at + 1] as Line })
    if (head === undefined) continue
    for (at += 1; at < lines.length; at++) {
      const row = lines[at] as Line
      if (tokens.gap[row.from] === gap.paragraph || !addRow(text, tokens, { row, head, columns })) break
    }
    at -= 1
  }
  return columns.size === 0 ? undefined : columns
}

interface Row {
  readonly row: Line
  readonly head: { readonly separator: number; readonly cues: readonly number[] }
  readonly columns: Map<number, Cell>
}

function addRow(text: string, tokens: Tokens, { row, head, columns }: Row): boolean {
  const cells = cellsOf(text, tokens, { line: row, separator: head.separator })
  if (cells.length < 2 || Math.abs(cells.length - head.cues.length) > 1) return false
  cells.forEach((from, column) => {
    const which = head.cues[column] ?? cue.none
    let start = from
    let end = cells[column + 1] === undefined ? row.to : (cells[column + 1] ?? 0) - (head.separator === 9 ? 0 : 1)
    while (start < end && tokens.kind[start] === kind.mark && tokens.hash[start] !== 64) start += 1
    while (end > start && tokens.kind[end - 1] === kind.mark && tokens.hash[end - 1] !== 46) end -= 1
    if (start < end) columns.set(start, { cue: which, end })
  })
  return true
}
