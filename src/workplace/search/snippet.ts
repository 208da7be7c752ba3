/** The piece of a text around the words that were looked for. */
import { wordsOf } from './terms.ts'

export interface Snippet {
  readonly text: string
  /** Places of found words in the snippet. */
  readonly marks: readonly { readonly start: number; readonly end: number }[]
}

const before = 60
const length = 220

/** Undefined when none of the stems stands in the text. */
export function snippetOf(written: string, stems: readonly string[]): Snippet | undefined {
  const text = plain(written)
  const sought = new Set(stems)
  const words = wordsOf(text)
  const found = words.filter(({ stem }) => stem !== undefined && sought.has(stem))
  const [first] = found
  if (first === undefined) return undefined
  const from = words.find(({ start }) => start >= first.start - before)?.start ?? first.start
  const to = Math.max(words.findLast(({ end }) => end <= from + length)?.end ?? first.end, first.end)
  const [lead, tail] = [from > 0 ? '… ' : '', to < text.length ? ' …' : '']
  const shift = lead.length - from
  return {
    text: lead + text.slice(from, to) + tail,
    marks: found.filter(({ end }) => end <= to).map(({ start, end }) => ({ start: start + shift, end: end + shift })),
  }
}

/** On one line and without the signs of Markdown, which say nothing in so few words. */
function plain(text: string): string {
  return text.replace(/[*`#>|\s]+/g, ' ').trim()
}
