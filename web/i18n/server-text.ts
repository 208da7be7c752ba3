/**
 * What the server says, in the language of the page. It says everything in Dutch, which is also what it keeps and records;
 * here its sentences get their English, found by the code of a problem or by the sentence itself (as gettext does). A
 * sentence that a municipality wrote, such as a rule of its own policy, stays as it was written.
 */
interface Catalogue {
  readonly problem: Readonly<Record<string, string>>
  /** Dutch to English; `{}` stands for a value. */
  readonly sentence: Readonly<Record<string, string>>
}

let catalogue: Catalogue | undefined
let patterns: readonly { readonly dutch: RegExp; readonly english: string }[] = []

/** @param texts none when the page is Dutch too */
export function setServerTexts(texts: Catalogue | undefined): void {
  catalogue = texts
  patterns = Object.entries(texts?.sentence ?? {})
    .filter(([dutch]) => dutch.includes('{}'))
    .map(([dutch, english]) => ({ dutch: patternOf(dutch), english }))
}

/** A sentence of the server; as it is when it is not known. */
export function serverText(dutch: string): string {
  if (catalogue === undefined) return dutch
  const exact = catalogue.sentence[dutch]
  if (exact !== undefined) return exact
  for (const { dutch: pattern, english } of patterns) {
    const found = pattern.exec(dutch)
    if (found !== null) return english.replace('{}', () => found[1] ?? '')
  }
  return dutch
}

/** A problem of the server (RFC 9457): what it says of this occurrence when that is known, otherwise what its code means. */
export function problemText(code: string, dutch: string): string {
  const said = serverText(dutch)
  return said === dutch ? (catalogue?.problem[code] ?? dutch) : said
}

function patternOf(dutch: string): RegExp {
  const [before = '', after = ''] = dutch.split('{}').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${before}(.+)${after}$`)
}
