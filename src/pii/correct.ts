/** What a person knows better than the detectors: a value they missed, or one that is no personal data. */
import type { PiiType, Span } from './contract.ts'
import type { InspectOptions, Inspector } from './inspector.ts'

/** A value as it is written in the text. */
export interface Correction {
  readonly text: string
  readonly type: PiiType
}

/** What a person who looked at the findings wants otherwise. */
export interface Corrections {
  /** Values that were missed: every place where they stand is treated as found. */
  readonly missed: readonly Correction[]
  /** False alarms: this text is no personal data of this kind. */
  readonly released: readonly Correction[]
}

/** An inspector that follows the corrections. A missed value wins over a find that it overlaps. */
export function withCorrections(
  inspector: Pick<Inspector, 'inspect'>,
  { missed, released }: Corrections,
): Pick<Inspector, 'inspect'> {
  const isReleased = new Set(released.map(({ text, type }) => `${type} ${text}`))
  const longestFirst = missed.filter(({ text }) => text.trim() !== '').sort((a, b) => b.text.length - a.text.length)
  return {
    inspect(text: string, options?: InspectOptions): readonly Span[] {
      const added = placesOf(longestFirst, text)
      const found = inspector
        .inspect(text, options)
        .filter(({ start, end, type }) => !isReleased.has(`${type} ${text.slice(start, end)}`))
      if (added.length === 0) return found
      const kept = found.flatMap((span) => withoutOverlap(span, added))
      return [...kept, ...added].sort((a, b) => a.start - b.start)
    },
  }
}

function placesOf(missed: readonly Correction[], text: string): Span[] {
  const places: Span[] = []
  for (const { text: value, type } of missed)
    for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length)) {
      const end = at + value.length
      if (places.every((place) => place.end <= at || end <= place.start))
        places.push({ start: at, end, type, score: 1, by: 'person' })
    }
  return places.sort((a, b) => a.start - b.start)
}

/** What is left of a find beside the values that a person added. */
function withoutOverlap(span: Span, added: readonly Span[]): Span[] {
  let rest: Span[] = [span]
  for (const { start, end } of added)
    rest = rest.flatMap((piece) =>
      piece.end <= start || end <= piece.start
        ? [piece]
        : [
            ...(piece.start < start ? [{ ...piece, end: start }] : []),
            ...(end < piece.end ? [{ ...piece, start: end }] : []),
          ],
    )
  return rest
}
