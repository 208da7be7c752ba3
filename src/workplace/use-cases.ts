/** The use cases a person may use, as cards: who answers for them, what for, with which models, and how long they keep. */

import type { UseCase } from '../register/index.ts'
import type { UseCaseCard } from './contract.ts'
import type { SignedIn } from './deps.ts'
import type { Desk } from './desk.ts'
import { keepingOf, modelsFor, sheetOf } from './use-case-access.ts'

export function useCaseCards(desk: Desk, person: SignedIn): UseCaseCard[] {
  const examples = desk.examples(person.tenant)
  return [...desk.useCases.list(person.tenant)].sort(widestFirst).flatMap((useCase) => {
    const models = modelsFor(desk, person, useCase)
    if (models.length === 0) return []
    const { id, name, purpose, owner, department, notice } = useCase
    const { isStored, days } = keepingOf(useCase, 0)
    return {
      id,
      name,
      purpose,
      owner,
      department,
      notice: notice ?? null,
      isStored,
      retentionDays: days,
      models: models.map((model) => sheetOf(desk.gate, model)),
      examples: examples.filter((example) => example.useCase === id).map(({ title, text }) => ({ title, text })),
    }
  })
}

/** What most work fits in comes first: kept, and for every kind of data. */
function widestFirst(a: UseCase, b: UseCase): number {
  const width = ({ keepNoText, kinds }: UseCase) => (keepNoText ? 0 : 2) + (kinds === 'all' ? 1 : 0)
  return width(b) - width(a) || a.name.localeCompare(b.name, 'nl')
}
