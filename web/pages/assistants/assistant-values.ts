/** An assistant as the form holds it, and as the server takes it. Pure. */
import type { AssistantInput, UseCaseCard } from '../../../src/workplace/contract.ts'

export interface AssistantValues {
  readonly name: string
  readonly description: string
  readonly instructions: string
  readonly starters: readonly { readonly text: string }[]
  readonly useCase: string
  readonly model: string
  readonly sharedWith: AssistantInput['sharing']['with']
  readonly department: string
  readonly group: string
  readonly reviewDate: string
}

const monthsUntilReview = 6

/** A new one: the first use case, its first model, for oneself, to be looked at again in half a year. */
export function newValues(useCase: UseCaseCard | undefined, department: string, today: Date): AssistantValues {
  const review = new Date(Date.UTC(today.getFullYear(), today.getMonth() + monthsUntilReview, today.getDate()))
  return {
    name: '',
    description: '',
    instructions: '',
    starters: [],
    useCase: useCase?.id ?? '',
    model: useCase?.models[0]?.id ?? '',
    sharedWith: 'nobody',
    department,
    group: '',
    reviewDate: review.toISOString().slice(0, 'YYYY-MM-DD'.length),
  }
}

export function valuesOf(input: AssistantInput, ownDepartment: string): AssistantValues {
  const { name, description, instructions, starters, useCase, model, sharing, reviewDate } = input
  return {
    name,
    description,
    instructions,
    starters: starters.map((text) => ({ text })),
    useCase,
    model,
    sharedWith: sharing.with,
    department: sharing.with === 'department' ? sharing.department : ownDepartment,
    group: sharing.with === 'group' ? sharing.group : '',
    reviewDate,
  }
}

export function inputOf(values: AssistantValues): AssistantInput {
  const { starters, sharedWith, department, group, ...rest } = values
  return {
    ...rest,
    starters: starters.map(({ text }) => text.trim()).filter((text) => text !== ''),
    sharing: sharingOf(sharedWith, department, group),
  }
}

function sharingOf(kind: AssistantValues['sharedWith'], department: string, group: string): AssistantInput['sharing'] {
  switch (kind) {
    case 'department':
      return { with: kind, department }
    case 'group':
      return { with: kind, group }
    default:
      return { with: kind }
  }
}
