/** What differs between two classifications: of other answers, or of other versions of the questions. Pure. */
import type { Classification, Difference } from './contract.ts'

export function differencesBetween(before: Classification, now: Classification): Difference[] {
  const was = new Map(before.path.map((step) => [step.question, step]))
  const is = new Map(now.path.map((step) => [step.question, step]))
  const found: Difference[] = []
  for (const step of now.path) {
    const old = was.get(step.question)
    if (old === undefined) found.push({ kind: 'new-question', text: step.text, before: null, now: step.label })
    else if (old.answer !== step.answer)
      found.push({ kind: 'other-answer', text: step.text, before: old.label, now: step.label })
  }
  for (const step of before.path)
    if (!is.has(step.question)) found.push({ kind: 'gone-question', text: step.text, before: step.label, now: null })
  if (before.riskClass !== now.riskClass)
    found.push({ kind: 'other-class', text: 'Risicoklasse', before: before.riskClass, now: now.riskClass })
  return found
}
