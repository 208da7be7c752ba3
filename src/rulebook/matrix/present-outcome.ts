import type { PolicyOutcome } from '../contract.ts'
import type { Outcome } from './matrix.ts'

/** An outcome as it crosses HTTP. */
export function presentOutcome(outcome: Outcome): PolicyOutcome {
  const { effect, rules } = outcome
  const isOpen = outcome.effect === 'permit'
  return {
    ...{ effect, rules: [...rules] },
    treatment: isOpen ? outcome.treatment : null,
    duties: isOpen ? [...outcome.duties] : [],
  }
}
