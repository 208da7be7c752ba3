/** Shows what other rules would change on texts in which people corrected something, before the rules are switched on. */
import type { PiiType, Span } from '../contract.ts'
import type { Correction } from '../correct.ts'
import type { Inspector } from '../inspector.ts'

/** A text and what somebody corrected in it. */
export interface CorrectedText {
  readonly text: string
  readonly missed: readonly Correction[]
  readonly released: readonly Correction[]
}

/** A value that is masked otherwise than before. */
export interface Change {
  /** Which of the texts. */
  readonly index: number
  readonly value: string
  readonly type: PiiType
}

/** What other rules would change. */
export interface RulesPreview {
  /** Masked only with the new rules, and no longer masked with them. */
  readonly gained: readonly Change[]
  readonly lost: readonly Change[]
  /** Corrections that the new rules would have made unnecessary, and those that they would have made necessary. */
  readonly solved: readonly Change[]
  readonly broken: readonly Change[]
}

const isCovered = (spans: readonly Span[], start: number, end: number): boolean =>
  spans.some((span) => span.start <= start && end <= span.end)

function placesOf(text: string, value: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(value); at >= 0 && value !== ''; at = text.indexOf(value, at + value.length))
    places.push(at)
  return places
}

/** Whether a correction is still needed: a missed value that is not masked, a false alarm that is. */
function isNeeded(
  { text }: CorrectedText,
  spans: readonly Span[],
  { value, isMissed }: { value: string; isMissed: boolean },
): boolean {
  return placesOf(text, value).some((at) => isCovered(spans, at, at + value.length) !== isMissed)
}

/**
 * @param before the inspector as it is
 * @param after the inspector with the new rules
 */
export function previewRules(
  before: Pick<Inspector, 'inspect'>,
  after: Pick<Inspector, 'inspect'>,
  texts: readonly CorrectedText[],
): RulesPreview {
  const preview = { gained: [] as Change[], lost: [] as Change[], solved: [] as Change[], broken: [] as Change[] }
  texts.forEach((corrected, index) => {
    const { text } = corrected
    const old = before.inspect(text)
    const fresh = after.inspect(text)
    const changes = (spans: readonly Span[], others: readonly Span[]): Change[] =>
      spans
        .filter(({ start, end }) => !isCovered(others, start, end))
        .map(({ start, end, type }) => ({ index, value: text.slice(start, end), type }))
    preview.gained.push(...changes(fresh, old))
    preview.lost.push(...changes(old, fresh))
    for (const [list, isMissed] of [
      [corrected.missed, true],
      [corrected.released, false],
    ] as const)
      for (const { text: value, type } of list) {
        const was = isNeeded(corrected, old, { value, isMissed })
        const is = isNeeded(corrected, fresh, { value, isMissed })
        if (was && !is) preview.solved.push({ index, value, type })
        if (!was && is) preview.broken.push({ index, value, type })
      }
  })
  return preview
}
