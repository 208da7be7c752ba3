/** A snippet cut at the words that were found. Pure. */
export interface Cut {
  readonly text: string
  readonly start: number
  readonly isFound: boolean
}

/** @param marks in order, without overlap; `end` exclusive, UTF-16 */
export function cutAt(
  text: string,
  marks: readonly { readonly start: number; readonly end: number }[],
): readonly Cut[] {
  const cuts: Cut[] = []
  let at = 0
  for (const { start, end } of marks) {
    cuts.push({ text: text.slice(at, start), start: at, isFound: false })
    cuts.push({ text: text.slice(start, end), start, isFound: true })
    at = end
  }
  cuts.push({ text: text.slice(at), start: at, isFound: false })
  return cuts.filter((cut) => cut.text !== '')
}
