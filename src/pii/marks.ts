/** Where the values of one text stand and what stands there instead: for showing, before anything is sent. */
import type { Span } from './contract.ts'
import type { InspectedPrompt } from './inspect-prompt.ts'
import { kindWord } from './kinds.ts'
import { writePlaceholder } from './placeholder.ts'
import type { RestorationKey } from './restoration-key.ts'

/** A value in a text, and what stands for it. */
export interface Mark extends Span {
  /** What a model sees instead; undefined when it may read the value. */
  readonly placeholder: string | undefined
}

/** How sure we are of a value that only another text of the prompt revealed. */
const byMemory = { score: 0.8, by: 'memory' }

/**
 * The marks of a text that is one of the prompt's.
 * @param text as it was inspected
 * @param cleared the same text as the model would see it
 */
export function marksOf(
  inspected: InspectedPrompt,
  { text, cleared, key }: { readonly text: string; readonly cleared: string; readonly key: RestorationKey },
): readonly Mark[] {
  const part = inspected.texts.find((candidate) => candidate.text === text)
  if (part === undefined) return []
  const replaced = placesOf(cleared, key)
  const found = inspected.mentions.filter((mention) => mention.part === part)
  const marks = replaced.map(({ start, end, placeholder }): Mark => {
    const mention = found.find((one) => one.start < end && start < one.end)
    const type = mention?.entity.type ?? kindOf(placeholder)
    return { start, end, type, ...surenessOf(part.spans, start, end), placeholder }
  })
  const readable = found.filter((one) => replaced.every(({ start, end }) => one.end <= start || end <= one.start))
  for (const { start, end, entity } of readable)
    marks.push({ start, end, type: entity.type, ...surenessOf(part.spans, start, end), placeholder: undefined })
  return marks.sort((a, b) => a.start - b.start)
}

interface Place {
  readonly start: number
  readonly end: number
  readonly placeholder: string
}

/** Walks through the cleared text; what lies between two placeholders is as it was, so offsets follow. */
function placesOf(cleared: string, key: RestorationKey): Place[] {
  const places: Place[] = []
  const form = new RegExp(`\\[([A-Z]+-\\d+[a-z]*)·${key.nonce}\\]`, 'g')
  let shift = 0
  for (const match of cleared.matchAll(form)) {
    const [written, label = ''] = match
    const value = key.values.get(label)
    if (value === undefined) continue
    const start = match.index - shift
    places.push({ start, end: start + value.length, placeholder: writePlaceholder(label, key.nonce) })
    shift += written.length - value.length
  }
  return places
}

function surenessOf(spans: readonly Span[], start: number, end: number): Pick<Span, 'score' | 'by'> {
  const span = spans.find((one) => one.start < end && start < one.end)
  return span === undefined ? byMemory : { score: span.score, by: span.by }
}

function kindOf(placeholder: string): Span['type'] {
  const word = placeholder.slice(1, placeholder.indexOf('-'))
  return (Object.keys(kindWord) as Span['type'][]).find((kind) => kindWord[kind] === word) ?? 'PERSON'
}
