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
export function snippetOf(text: string, stems: readonly string[]): Snippet | undefined {
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
    // Each line break is one character too, so the places stay right.
    text: lead + text.slice(from, to).replace(/\s/g, ' ') + tail,
    marks: found.filter(({ end }) => end <= to).map(({ start, end }) => ({ start: start + shift, end: end + shift })),
  }
}
