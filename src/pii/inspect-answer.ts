/** Personal data in a model's own words: what it wrote itself, not what the gate put placeholders for. */
import type { Span } from './contract.ts'
import type { Inspector } from './inspector.ts'
import { isOpening, matchBare, matchBracketed } from './placeholder.ts'
import type { RestorationKey } from './restoration-key.ts'

/**
 * Inspects an answer before its names are restored.
 * @returns spans in the answer as given; placeholders of this key are never among them
 */
export function inspectAnswer(
  inspector: Pick<Inspector, 'inspect'>,
  key: RestorationKey,
  answer: string,
): readonly Span[] {
  const spans = inspector.inspect(answer)
  if (spans.length === 0 || key.values.size === 0) return spans
  const placeholders = placeholdersIn(key, answer)
  if (placeholders.length === 0) return spans
  let next = 0
  return spans.filter(({ start, end }) => {
    while (next < placeholders.length && (placeholders[next]?.end ?? 0) <= start) next += 1
    return (placeholders[next]?.start ?? answer.length) >= end
  })
}

function placeholdersIn(key: RestorationKey, text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const isBracket = isOpening(code)
    if (!isBracket && (code < 65 || code > 90)) continue
    const { end } = isBracket ? matchBracketed(key, text, at) : matchBare(key, text, { at, isWhole: true })
    if (end <= 0) continue
    found.push({ start: at, end })
    at = end - 1
  }
  return found
}
