/**
 * A number in two halves: the first at the end of one text, the rest at the beginning of the next or the one after that. Each
 * half says nothing, together they are a BSN or an account, so both are masked.
 */
import type { PiiType, Span } from './contract.ts'
import type { InspectText, TextPart } from './prompt-walk.ts'

const kinds: ReadonlySet<PiiType> = new Set<PiiType>([
  'BSN',
  'RSIN',
  'IBAN',
  'PHONE',
  'PASSPORT_ID',
  'DRIVING_LICENCE',
  'V_NUMBER',
  'EDUCATION_NUMBER',
  'BAG_ID',
  'LICENSE_PLATE',
])

/** How much of either text is looked at. */
const before = 80
const after = 40
/** The next text, and the one after it: between two messages of a person stands an answer. */
const reach = 2

const endsInCode = /[\dA-Z][\s.,;:–-]{0,8}$/
const beginsWithCode = /^[\s.,;:–-]{0,8}[\dA-Z]/

/** Adds the halves to the spans of the texts they stand in. */
export function addSplitValues(texts: readonly TextPart[], inspect: InspectText): void {
  for (let i = 0; i + 1 < texts.length; i++) {
    const first = texts[i] as TextPart
    if (!endsInCode.test(first.text)) continue
    for (let next = i + 1; next <= i + reach && next < texts.length; next++) {
      const second = texts[next] as TextPart
      if (beginsWithCode.test(second.text) && join(first, second, inspect)) break
    }
  }
}

/** Whether a value was found that runs from the end of one text into the other. */
function join(first: TextPart, second: TextPart, inspect: InspectText): boolean {
  const tail = first.text.slice(-before).trimEnd()
  const head = second.text.slice(0, after)
  if (!/\d/.test(tail.slice(-6)) && !/\d/.test(head.slice(0, 6))) return false
  const skipped = head.length - head.trimStart().length
  const joined = `${tail} ${head.trimStart()}`
  const middle = tail.length + 1
  const value = inspect(joined, undefined).find(
    ({ start, end, type }) => kinds.has(type) && start < middle - 1 && end > middle,
  )
  if (value === undefined) return false
  const offset = Math.max(0, first.text.length - before)
  const half = (start: number, end: number): Span => ({ start, end, type: value.type, score: value.score, by: 'split' })
  const ownTail = half(offset + value.start, offset + tail.length)
  const ownHead = half(skipped, skipped + value.end - middle)
  // What is masked already, on either side, is no half.
  if (overlaps(first.spans, ownTail) && overlaps(second.spans, ownHead)) return false
  addSpan(first, ownTail)
  addSpan(second, ownHead)
  return true
}

function overlaps(spans: readonly Span[], { start, end }: Span): boolean {
  return spans.some((span) => span.start < end && start < span.end)
}

function addSpan(part: TextPart, span: Span): void {
  if (overlaps(part.spans, span)) return
  part.spans = [...part.spans, span].sort((a, b) => a.start - b.start)
}
