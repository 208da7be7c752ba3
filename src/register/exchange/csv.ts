/** CSV by RFC 4180, with the semicolons of Dutch spreadsheets. Pure. */

/** Rows of cells; quotes may hold separators and line ends. The separator is the one that the first line uses most. */
export function readCsv(text: string): string[][] {
  const source = text.replace(/^\uFEFF/, '')
  const firstLine = source.slice(0, source.search(/\r?\n|$/))
  const separator = [';', ',', '\t'].reduce((best, one) =>
    count(firstLine, one) > count(firstLine, best) ? one : best,
  )
  const rows: string[][] = [[]]
  let cell = ''
  let isQuoted = false
  for (let at = 0; at < source.length; at++) {
    const sign = source[at] ?? ''
    if (isQuoted) {
      if (sign !== '"') cell += sign
      else if (source[at + 1] === '"') cell += source[at++]
      else isQuoted = false
    } else if (sign === '"' && cell === '') isQuoted = true
    else if (sign === separator) cell = endCell(rows, cell)
    else if (sign === '\n') {
      cell = endCell(rows, cell.replace(/\r$/, ''))
      rows.push([])
    } else cell += sign
  }
  endCell(rows, cell.replace(/\r$/, ''))
  return rows.filter((row) => row.some((one) => one.trim() !== ''))
}

function endCell(rows: string[][], cell: string): string {
  rows.at(-1)?.push(cell)
  return ''
}

function count(text: string, sign: string): number {
  return text.split(sign).length
}

/**
 * Cells as a spreadsheet opens them. A cell that begins like a formula gets an apostrophe: who opens the file must not run
 * what somebody else typed (CWE-1236).
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  const write = (cell: string) => {
    const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
    return /[";\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }
  return `\uFEFF${rows.map((row) => `${row.map(write).join(';')}\r\n`).join('')}`
}
