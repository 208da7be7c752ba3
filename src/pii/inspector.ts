/** A thin first inspector: BSN, e-mail and names after a salutation, until the detectors take this place. */
import type { PiiType, Span } from './contract.ts'
import type { Lexicon } from './names/lexicon.ts'

/** `strict` masks what is only probable, too. */
export type Mode = 'balanced' | 'strict'

export interface InspectOptions {
  readonly mode?: Mode
  /** The key or column heading under which the text stands. */
  readonly label?: string
}

export interface Inspector {
  /** Finds the personal data in a text: sorted spans without overlap. */
  inspect(text: string, options?: InspectOptions): readonly Span[]
}

const patterns: readonly (readonly [PiiType, RegExp])[] = [
  ['EMAIL', /[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[a-z]{2,}/gi],
  ['BSN', /(?<!\d)\d{9}(?!\d)/g],
  [
    'PERSON',
    /(?<=\b(?:mevrouw|meneer|heer|heet)\s+)(?:van |de |den |der )*\p{Lu}[\p{L}'-]+(?: (?:van |de |den |der )*\p{Lu}[\p{L}'-]+)*/gu,
  ],
]

function passesElfproef(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < 9; i++) sum += Number(digits.charAt(i)) * (i === 8 ? -1 : 9 - i)
  return sum % 11 === 0 && sum !== 0
}

export function createInspector(_lexicon: Lexicon): Inspector {
  return { inspect: (text) => inspect(text) }
}

function inspect(text: string): readonly Span[] {
  const spans: Span[] = []
  for (const [type, pattern] of patterns) {
    for (const { 0: value, index } of text.matchAll(pattern)) {
      if (type === 'BSN' && !passesElfproef(value)) continue
      if (spans.every(({ start, end }) => end <= index || start >= index + value.length))
        spans.push({ start: index, end: index + value.length, type, score: 0.9, by: 'first' })
    }
  }
  return spans.sort((a, b) => a.start - b.start)
}
