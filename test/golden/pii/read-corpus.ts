/**
 * Reads the golden corpus: texts in which a person marked every personal value as `[[TYPE|value]]`, several documents in
 * one file. The markup and the labelling rules are in README.md. A mistake in the markup stops the reader with the file
 * and the line, so that a typing error never becomes a silent miss.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type PiiType, piiTypes } from '../../../src/pii/contract.ts'

/** A value a person marked. Offsets are UTF-16 code units into the text, `end` exclusive. */
export interface Label {
  readonly start: number
  readonly end: number
  readonly type: PiiType
  /** Marked `[[TYPE?|…]]`: people may disagree, so masking it is no false alarm and leaving it is no miss. */
  readonly optional: boolean
}

export interface Document {
  /** Folder, file and heading, e.g. `train/minutes-council/motion`. */
  readonly id: string
  readonly tags: readonly string[]
  readonly text: string
  readonly spans: readonly Label[]
}

const heading = /^=== ([a-z0-9][a-z0-9-]*) \| ([^|]*\S)$/
const mark = /\[\[(?:([A-Z_]+)(\??)\|((?:(?!\[\[|\]\]).)+)\]\])?|\]\]/gs

/** Where in which file something is wrong. */
class MarkupError extends Error {
  constructor(file: string, line: number, what: string) {
    super(`${file}:${line}: ${what}`)
    this.name = 'MarkupError'
  }
}

function isType(name: string): name is PiiType {
  return (piiTypes as readonly string[]).includes(name)
}

/** Takes the marks out of one document. `fail` is told the offset in the marked text. */
function unmark(marked: string, fail: (at: number, what: string) => never): { text: string; spans: Label[] } {
  const spans: Label[] = []
  let text = ''
  let from = 0
  for (const found of marked.matchAll(mark)) {
    const [whole, type, optional, value] = found
    if (type === undefined || value === undefined) fail(found.index, `unpaired ${whole}`)
    if (!isType(type)) fail(found.index, `unknown type ${type}`)
    if (value !== value.trim()) fail(found.index, `space at the edge of the value "${value}"`)
    text += marked.slice(from, found.index)
    spans.push({ start: text.length, end: text.length + value.length, type, optional: optional === '?' })
    text += value
    from = found.index + whole.length
  }
  return { text: text + marked.slice(from), spans }
}

/**
 * Reads one file of the corpus.
 * @param file name for messages and ids, with its folder: `train/minutes-council.txt`.
 * @param content the whole file.
 * @throws MarkupError naming file and line: no heading, a heading twice, an unknown type, an unpaired mark, an empty document.
 */
export function parseCorpus(file: string, content: string): Document[] {
  const documents: Document[] = []
  const lines = content.split('\n')
  const starts = lines.flatMap((line, index) => (line.startsWith('===') ? [index] : []))
  const first = lines.findIndex((line) => line.trim() !== '')
  if (first !== starts[0]) throw new MarkupError(file, Math.max(first, 0) + 1, 'expected a heading first')
  for (const [order, start] of starts.entries()) {
    const [, name, tags] = heading.exec(lines[start] ?? '') ?? []
    if (name === undefined || tags === undefined) throw new MarkupError(file, start + 1, 'expected "=== id | tags"')
    const id = `${file.replace(/\.txt$/, '')}/${name}`
    if (documents.some((known) => known.id === id)) throw new MarkupError(file, start + 1, `${name} occurs twice`)
    const body = lines.slice(start + 1, starts[order + 1]).join('\n')
    const marked = body.replace(/^\n+|\n+$/g, '')
    const offset = body.length - body.replace(/^\n+/, '').length
    if (marked === '') throw new MarkupError(file, start + 1, `${name} is empty`)
    const unmarked = unmark(marked, (at, what) => {
      throw new MarkupError(file, start + 1 + body.slice(0, offset + at).split('\n').length, what)
    })
    documents.push({ id, tags: tags.split(/,\s*/), ...unmarked })
  }
  return documents
}

/** All documents of one folder: `train`, `dev`, `test` (only for reporting) or `negatives` (nothing may be masked). */
export function readCorpus(folder: 'train' | 'dev' | 'test' | 'negatives'): Document[] {
  const path = fileURLToPath(new URL(folder, import.meta.url))
  return readdirSync(path)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => parseCorpus(`${basename(path)}/${name}`, readFileSync(join(path, name), 'utf8')))
}
