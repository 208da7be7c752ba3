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
  const name = ({ useCase }: Reminder) => useCase?.name ?? ''
  return together(found).toSorted(
    (a, b) => (a.date ?? '').localeCompare(b.date ?? '') || name(a).localeCompare(name(b), 'nl'),
  )
}

/** A duty that starts for several use cases is told once. */
function together(all: readonly Reminder[]): Reminder[] {
  const duties = new Map<string, Reminder>()
  for (const one of all.filter(({ kind }) => kind === 'obligation')) {
    const key = `${one.title} ${one.date}`
    const known = duties.get(key)
    const isMine = one.isMine || known?.isMine === true
    duties.set(key, known === undefined ? one : { ...one, useCase: null, count: known.count + 1, isMine })
  }
  return [...all.filter(({ kind }) => kind !== 'obligation'), ...duties.values()]
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
