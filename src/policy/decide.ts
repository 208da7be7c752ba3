/** From rulings to verdicts: what leaves and how, which duties come with it, and what may be done with the answer. */
import type { Zone } from '../kernel/zone.ts'
import type { Evaluate } from './evaluate.ts'
import { type Facts, isCredential } from './facts.ts'
import type { Rule } from './rules.ts'

/** How a text leaves: with every value replaced, or as written without its credentials. */
export type Treatment = 'pseudonymise' | 'credentials-only'

/** What comes with a permission: tell the user, keep nothing of the text. */
export type Duty = 'notice' | 'keep-no-text'

/** Whether a text may go, how it is treated, and which rules said so. */
export type Verdict =
  | {
      readonly effect: 'permit'
      readonly treatment: Treatment
      readonly duties: readonly Duty[]
      readonly rules: readonly Rule[]
    }
  | { readonly effect: 'deny'; readonly rules: readonly Rule[] }

/** What may be done with an answer. */
export interface AnswerVerdict {
  /** Personal data in the model's own words: shown, hidden, or the answer is not given. */
  readonly newPersonalData: 'keep' | 'mask' | 'withhold'
  /** Images and tags that a browser would load by itself. */
  readonly images: 'keep' | 'remove'
  /** The rules that limit the answer. */
  readonly rules: readonly Rule[]
}

/** Readable beats replaced only where a rule permits it; refusals are those of the replaced text, which ask the least. */
export function decideSend(evaluate: Evaluate, facts: Facts, zone: Zone): Verdict {
  const readable = evaluate('send', facts, zone)
  const ruling = readable.isAllowed ? readable : evaluate('sendPseudonymised', facts, zone)
  if (!ruling.isAllowed) return { effect: 'deny', rules: ruling.rules }
  const treatment = readable.isAllowed ? 'credentials-only' : 'pseudonymise'
  return { effect: 'permit', treatment, duties: dutiesOf(evaluate, facts, zone), rules: ruling.rules }
}

function dutiesOf(evaluate: Evaluate, facts: Facts, zone: Zone): Duty[] {
  const duties: Duty[] = []
  if (evaluate('showNotice', facts, zone).isAllowed) duties.push('notice')
  if (evaluate('keepNoText', facts, zone).isAllowed) duties.push('keep-no-text')
  return duties
}

export function decideAnswer(evaluate: Evaluate, facts: Facts, zone: Zone): AnswerVerdict {
  const showing = evaluate('showNewPersonalData', facts, zone)
  const images = evaluate('showImages', facts, zone).isAllowed ? 'keep' : 'remove'
  if (showing.isAllowed) return { newPersonalData: 'keep', images, rules: [] }
  const masking = evaluate('maskNewPersonalData', facts, zone)
  if (masking.isAllowed) return { newPersonalData: 'mask', images, rules: showing.rules }
  return { newPersonalData: 'withhold', images, rules: masking.rules }
}

/** Whether a treatment replaces a kind. Credentials always are. */
export function replaces(treatment: Treatment, kind: string): boolean {
  return treatment === 'pseudonymise' || isCredential(kind)
}
