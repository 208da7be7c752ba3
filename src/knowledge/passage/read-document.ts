/** A file's text to passages, by the kind of file. */
import type { ReadDocument } from './passage.ts'
import { readMarkdown } from './read-markdown.ts'
import { readPlainText } from './read-plain-text.ts'

const readers: { readonly [ending: string]: (source: string, title: string) => ReadDocument } = {
  md: readMarkdown,
  markdown: readMarkdown,
  txt: readPlainText,
}

const ending = /\.([a-z0-9]+)$/i

/** Whether the ending of a file's name is one we can read. */
export function isReadable(name: string): boolean {
  return readerOf(name) !== undefined
}

/** What a document is called: the file's name without its ending. */
export function documentName(file: string): string {
  return file.replace(ending, '')
}

/** Undefined when the kind of file cannot be read. */
export function readDocument(file: string, source: string): ReadDocument | undefined {
  return readerOf(file)?.(source, documentName(file).split('/').at(-1) ?? file)
}

function readerOf(name: string) {
  const kind = ending.exec(name)?.[1]?.toLowerCase()
  return kind !== undefined && Object.hasOwn(readers, kind) ? readers[kind] : undefined
}
