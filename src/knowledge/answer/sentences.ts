/** Sentences of a Dutch text with their places; the lids and parts of an article count as sentences too. */

export interface Span {
  readonly start: number
  /** Not included. */
  readonly end: number
}

/** A full stop that ends no sentence: "art.", "bijv.", a single letter, the number of a lid. */
const abbreviation =
  /(?:^|[\s(])(?:art|artt|bijv|blz|ca|dhr|dr|drs|enz|etc|evt|ing|ir|jl|m\.b\.t|max|mevr|min|mr|nr|nrs|o\.a|resp|stb|stcrt|t\.a\.v|vgl|zgn|[a-z]|\d{1,3}[a-z]?)\.$/i
const end = /[.!?][)"'”’]*(?=\s|$)|\n\s*\n|\n(?=\s*(?:\d{1,2}[a-z]?|[a-z]|°)\.?\s)|\n(?=\s*[-*•] )/g

export function sentencesOf(text: string): Span[] {
  const spans: Span[] = []
  let start = 0
  const close = (at: number) => {
    const piece = text.slice(start, at)
    const from = start + (piece.length - piece.trimStart().length)
    const to = from + piece.trim().length
    if (to > from) spans.push({ start: from, end: to })
    start = at
  }
  for (const match of text.matchAll(end)) {
    const at = match.index + match[0].length
    if (match[0].startsWith('.') && abbreviation.test(text.slice(Math.max(start, match.index - 12), match.index + 1)))
      continue
    close(at)
  }
  close(text.length)
  return spans
}
