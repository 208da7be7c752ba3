/** What needs somebody before long: reviews, waivers that end, duties that start, and use cases nobody answers for. Pure. */
import type { UseCase } from '../contract.ts'
import type { OwnerState } from '../record/owner-state.ts'
import type { StoredWaiver } from '../store/judgements.ts'
import type { Obligation, Reminder } from './contract.ts'

export interface RemindedUseCase {
  readonly useCase: UseCase
  readonly ownerState: OwnerState
  readonly isMine: boolean
  readonly obligations: readonly Obligation[]
  /** Those in force, with the title of their check. */
  readonly waivers: readonly (StoredWaiver & { readonly title: string })[]
}

/** Late first, then by date. What is stopped needs nobody. */
export function remindersOf(
  all: readonly RemindedUseCase[],
  { today, until }: { readonly today: string; readonly until: string },
): Reminder[] {
  const found = all.filter(({ useCase }) => useCase.state !== 'gestopt').flatMap((one) => ofOne(one, { today, until }))
  return found.toSorted(
    (a, b) => (a.date ?? '').localeCompare(b.date ?? '') || a.useCase.name.localeCompare(b.useCase.name),
  )
}

function ofOne(
  { useCase, ownerState, isMine, obligations, waivers }: RemindedUseCase,
  { today, until }: { readonly today: string; readonly until: string },
): Reminder[] {
  const about = { useCase: { id: useCase.id, name: useCase.name }, count: 1, isMine }
  const on = (kind: Reminder['kind'], title: string | null, date: string): Reminder[] =>
    date > until ? [] : [{ ...about, kind, title, date, isLate: date <= today }]
  const now = (kind: Reminder['kind']): Reminder => ({ ...about, kind, title: null, date: null, isLate: true })
  return [
    ...(ownerState === 'present' ? [] : [now('owner')]),
    ...(useCase.riskClass === 'onbekend' && useCase.state === 'in-gebruik' ? [now('class')] : []),
    ...on('review', null, useCase.reviewDate),
    ...waivers.flatMap(({ title, endsOn }) => on('waiver', title, endsOn)),
    ...obligations.filter(({ phase }) => phase === 'soon').flatMap(({ title, from }) => on('obligation', title, from)),
  ]
}
