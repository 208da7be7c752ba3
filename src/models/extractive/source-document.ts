/** A text that may be quoted, with the place where people can read it themselves. */
export interface SourceDocument {
  readonly title: string
  /** Web address of the original. */
  readonly source: string
  readonly sections: readonly { readonly heading: string; readonly text: string }[]
}

/**
 * Reads a page in Markdown that starts with `titel:` and `bron:` between two lines `---`; `## ` starts a section.
 * @returns undefined when the page has no title, source or text
 */
export function readSourceDocument(markdown: string): SourceDocument | undefined {
  const [, head, body] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(markdown) ?? []
  const title = /^titel: *(.+?)\s*$/m.exec(head ?? '')?.[1]
  const source = /^bron: *(.+?)\s*$/m.exec(head ?? '')?.[1]
  if (title === undefined || source === undefined || body === undefined) return undefined
  const sections = body
    .split(/^## +/m)
    .map((part, index) => (index === 0 ? { heading: '', text: part.trim() } : sectionOf(part)))
    .filter(({ text }) => text !== '')
  return sections.length === 0 ? undefined : { title, source, sections }
}

function sectionOf(part: string): { heading: string; text: string } {
  const end = part.indexOf('\n')
  return end < 0
    ? { heading: part.trim(), text: '' }
    : { heading: part.slice(0, end).trim(), text: part.slice(end).trim() }
}
