/** A growing answer in whole sentences, for who listens to it. Pure. */

export interface Spoken {
  /** Whole sentences, as plain words. */
  readonly text: string
  /** How far into the answer this goes. */
  readonly upTo: number
}

/** The whole sentences of an answer that were not told yet. @param from how far into the answer was told */
export function sentencesAfter(answer: string, from: number): Spoken {
  const ends = [...answer.slice(from).matchAll(/[.!?…]["')\]*_]*(?=\s)|\n/g)]
  const last = ends.at(-1)
  if (last === undefined) return { text: '', upTo: from }
  const upTo = from + last.index + last[0].length
  return { text: spoken(answer.slice(from, upTo)), upTo }
}

/** Without the signs of Markdown, which a screen reader would spell out. */
export function spoken(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^[ \t]*(?:#{1,6}|>|[-*+]|\d+\.)[ \t]+/gm, '')
    .replace(/^[ \t]*\|?[ \t:|-]+\|[ \t:|-]*$/gm, '')
    .replace(/[*_`~|]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
