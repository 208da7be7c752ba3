/**
 * Whether instructions of an assistant ask for something the law forbids or a person should look at, by rules that are data
 * (`screening.yaml`). Pure. A verdict is about one text: its hash says which, and other words need another verdict.
 */
import { z } from 'zod'
import { sha256 } from '../../kernel/sha256.ts'

const pattern = z.string().transform((text) => new RegExp(text, 'iu'))

const data = z.strictObject({
  version: z.string(),
  negations: pattern,
  rules: z.array(
    z.strictObject({
      id: z.string(),
      effect: z.enum(['refuse', 'look']),
      title: z.string(),
      ground: z.string(),
      /** A negation in the sentence does not excuse it. */
      evenNegated: z.boolean().default(false),
      patterns: z.array(pattern).min(1),
    }),
  ),
})
export type ScreeningRules = z.infer<typeof data>

/** One rule that a text runs into. */
export interface Concern {
  readonly id: string
  /** Dutch. */
  readonly title: string
  readonly ground: string
}

/** What the rules say of one text. */
export interface ScreeningVerdict {
  /** SHA-256 of the text, hexadecimal. */
  readonly sha256: string
  /** Version of the rules. */
  readonly rules: string
  readonly effect: 'pass' | 'look' | 'refuse'
  readonly concerns: readonly Concern[]
}

/** @throws ZodError for rules that are not well formed, SyntaxError for a pattern that is none */
export function readScreening(raw: unknown): ScreeningRules {
  return data.parse(raw)
}

export function screenInstructions({ version, negations, rules }: ScreeningRules, text: string): ScreeningVerdict {
  const sentences = text.normalize('NFKC').split(/(?<=[.!?])\s+|\n+/)
  const found = rules.filter(({ patterns, evenNegated }) =>
    sentences.some(
      (sentence) => (evenNegated || !negations.test(sentence)) && patterns.some((one) => one.test(sentence)),
    ),
  )
  const isRefused = found.some(({ effect }) => effect === 'refuse')
  return {
    sha256: sha256(text).toString('hex'),
    rules: version,
    effect: isRefused ? 'refuse' : found.length > 0 ? 'look' : 'pass',
    concerns: found.map(({ id, title, ground }) => ({ id, title, ground })),
  }
}
