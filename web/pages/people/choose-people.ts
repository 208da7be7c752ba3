/** Which people are in sight, and in which order. Pure. */
import type { Filter } from './filter.ts'
import type { ListedPerson } from './queries.ts'

export type SortKey = 'name' | 'department' | 'sessions'

export interface Choice {
  readonly filter: Filter
  /** Words that a name, department or group has to contain, in any order. */
  readonly words: string
  readonly sort: SortKey
  readonly isDescending: boolean
}

export function choosePeople(people: readonly ListedPerson[], choice: Choice): readonly ListedPerson[] {
  const words = fold(choice.words).split(/\s+/).filter(Boolean)
  const chosen = people.filter((person) => passes(person, choice.filter) && words.every((word) => has(person, word)))
  const sorted = chosen.sort((a, b) => compare(a, b, choice.sort) || a.name.localeCompare(b.name, 'nl'))
  return choice.isDescending ? sorted.reverse() : sorted
}

export function passes(person: ListedPerson, filter: Filter): boolean {
  if (filter === 'all') return true
  return filter === 'blocked' ? person.blockedAt !== null : person.roles.includes(filter)
}

function has({ id, name, department, groups }: ListedPerson, word: string): boolean {
  return fold([id, name, department, ...groups].join(' ')).includes(word)
}

function compare(a: ListedPerson, b: ListedPerson, key: SortKey): number {
  return key === 'sessions' ? a.sessions - b.sessions : a[key].localeCompare(b[key], 'nl')
}

/** Without capitals and accents: who looks for "joel" finds "Joël". */
function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
