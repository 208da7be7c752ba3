/** A text cut into marked and plain pieces, for showing what is protected. Pure. */
import type { ShieldSpan } from '../../../../src/workplace/contract.ts'

export interface Piece {
  readonly text: string
  readonly start: number
  readonly span: ShieldSpan | undefined
}

/**
 * Cuts a text by the spans found in it. While someone types, spans are of a moment ago: those behind the first change no
 * longer fit and are left out.
 * @param inspected the text that the spans belong to
 */
export function markText(text: string, spans: readonly ShieldSpan[], inspected: string): readonly Piece[] {
  const same = commonLength(text, inspected)
  const pieces: Piece[] = []
  let at = 0
  for (const span of spans) {
    if (span.end > same || span.start < at) continue
    if (span.start > at) pieces.push({ text: text.slice(at, span.start), start: at, span: undefined })
    pieces.push({ text: text.slice(span.start, span.end), start: span.start, span })
    at = span.end
  }
  if (at < text.length) pieces.push({ text: text.slice(at), start: at, span: undefined })
  return pieces
}

function commonLength(a: string, b: string): number {
  const most = Math.min(a.length, b.length)
  let same = 0
  while (same < most && a.charCodeAt(same) === b.charCodeAt(same)) same += 1
  return same
}
